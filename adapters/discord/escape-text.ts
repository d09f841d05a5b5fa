import { safeText } from '../../src/chat/safe-text.ts'

/** Marks that Discord reads as formatting, links, mentions or timestamps wherever they stand. */
const marks = new Set('\\`*_~|<>[]')
/** Marks that count at the beginning of a line: headings, lists, quotations, small print. */
const lineMarks = /^([^\S\n]*)([#+-])/gmu

/**
 * Text that Discord shows as it is: no formatting, no link (the colon of an address is escaped, so that it is not made
 * one), no mention. That nobody is notified rests on `allowed_mentions`, not on this.
 */
export function escapeText(text: string): string {
  let escaped = ''
  for (const character of safeText(text)) escaped += marks.has(character) ? `\\${character}` : character
  return escaped.replaceAll(lineMarks, String.raw`$1\$2`).replaceAll('://', String.raw`\://`)
}

/** A fence has no escape in Discord: what would close it early becomes its look-alike. */
export function escapeCode(text: string): string {
  return safeText(text).replaceAll(/`{3,}/gu, (fence) => 'ˋ'.repeat(fence.length))
}

/** The address of a citation inside a link; nothing where it is none that a browser opens. */
export function linkAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  return url.href.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll('\\', '%5C')
}
