import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** The family of the embedded letters; a browser that tried the machine's fonts first may keep their empty boxes. */
export const embeddedFamily = 'Report Hangul'

const unicodeRanges = z.record(z.string(), z.string())

/**
 * The Hangul of a text as fonts within a style sheet (Nanum Gothic, SIL Open Font License): of the parts that the
 * font comes in, those that hold a letter of the text.
 */
export function embedHangul(text: string): string {
  const wanted = [...new Set(text)].filter((letter) => /\p{Script=Hangul}/u.test(letter))
  if (wanted.length === 0) return ''
  const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/nanum-gothic/package.json'))
  const parts: unknown = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'))
  return Object.entries(unicodeRanges.parse(parts))
    .filter(([, range]) => wanted.some((letter) => isWithin(letter, range)))
    .map(([name, range]) => {
      const file = join(folder, 'files', `nanum-gothic-${name.replaceAll(/[[\]]/gu, '')}-400-normal.woff2`)
      const font = readFileSync(file).toString('base64')
      return `@font-face { font-family: "${embeddedFamily}"; src: url(data:font/woff2;base64,${font}) format("woff2"); unicode-range: ${range}; }`
    })
    .join('\n')
}

/** @param range as style sheets write it: "U+f9ca-fa0b,U+ff03". */
function isWithin(letter: string, range: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  return range.split(',').some((part) => {
    const [first = '', last = first] = part.replace('U+', '').split('-')
    return Number.parseInt(first, 16) <= code && code <= Number.parseInt(last, 16)
  })
}
