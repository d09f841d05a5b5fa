import type { Passage } from './passage.ts'

/** What stands under one heading of a Markdown file, up to the next heading of any level. */
export interface HeadedText extends Passage {
  title: string
  heading: string
  /** The ids in `## Heading {#id}` of the heading and of those above it, outermost first. */
  ids: string[]
  text: string
}

interface OpenHeading {
  level: number
  heading: string
  id?: string
  line: number
}

const headingLine = /^(?<marks>#{1,6})\s+(?<heading>.*?)\s*(?:\{#(?<id>[\w-]+)\})?\s*$/u

/**
 * Cuts a Markdown document at its headings, as a person would who feeds a search library by hand. The first heading
 * is the document's title. Headings with nothing under them give no text.
 */
export function splitAtHeadings(document: string, source: string): HeadedText[] {
  const texts: HeadedText[] = []
  const path: OpenHeading[] = []
  let lines: string[] = []
  let bodyLine = 1
  let title = ''
  let isInCode = false
  const close = (): void => {
    const body = lines.join('\n').trimEnd()
    const text = body.trim()
    if (text === '') return
    const last = path.at(-1)
    const ids = path.flatMap(({ id }) => id ?? [])
    const toLine = bodyLine - 1 + body.split('\n').length
    texts.push({
      document,
      title,
      heading: last?.heading ?? '',
      ids,
      text,
      fromLine: last?.line ?? 1,
      toLine,
    })
  }
  for (const [index, line] of source.split('\n').entries()) {
    if (/^(?:```|~~~)/u.test(line)) isInCode = !isInCode
    const found = isInCode ? undefined : readHeading(line, index + 1)
    if (!found) {
      lines.push(line)
      continue
    }
    close()
    title ||= found.heading
    while ((path.at(-1)?.level ?? 0) >= found.level) path.pop()
    path.push(found)
    lines = []
    bodyLine = index + 2
  }
  close()
  return texts
}

function readHeading(text: string, line: number): OpenHeading | undefined {
  const groups = headingLine.exec(text)?.groups
  if (!groups) return undefined
  const { marks = '', heading = '', id } = groups
  return { level: marks.length, heading, line, ...(id !== undefined && { id }) }
}
