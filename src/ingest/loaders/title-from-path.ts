/** A title out of a file's name: without folders, extension, leading number, and with spaces for _ and -. */
export function titleFromPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).normalize('NFC')
  const stem = name.replace(/(?<=.)\.[\p{L}\p{N}]{1,8}$/u, '')
  const words = stem
    .replace(/^\d{1,3}[-_. ]+(?=\D)/u, '')
    .replace(/[-_\s]+/gu, ' ')
    .trim()
  return words === '' ? stem : words
}
