import type { TextLoader } from './loader.ts'

/** Formats are loaded on demand: an unchanged course never pays for a parser. */
const markdown = async (): Promise<TextLoader> => (await import('./markdown.ts')).loadMarkdown
const plainText = async (): Promise<TextLoader> => (await import('./plain-text.ts')).loadPlainText
const delimited = async (): Promise<TextLoader> => (await import('./delimited-table.ts')).loadDelimitedTable

/** One line for each extension, lower-case without the dot; "" is a file without extension such as README. */
const loaders: Record<string, () => Promise<TextLoader>> = {
  md: markdown,
  markdown,
  mdown: markdown,
  txt: plainText,
  text: plainText,
  '': plainText,
  csv: delimited,
  tsv: delimited,
}

/** For messages: the extensions that can be read. */
export const supportedExtensions = Object.keys(loaders)
  .filter((extension) => extension !== '')
  .map((extension) => `.${extension}`)

/** The file's extension, lower-case without the dot. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
}

/** Whether there is a loader for the path. */
export function isSupported(path: string): boolean {
  return Object.hasOwn(loaders, extensionOf(path))
}

/** The loader for the path, or undefined where its format cannot be read. */
export async function loaderFor(path: string): Promise<TextLoader | undefined> {
  return isSupported(path) ? loaders[extensionOf(path)]?.() : undefined
}
