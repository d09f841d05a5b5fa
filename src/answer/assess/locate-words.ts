import type { OwnWords } from './assessment.ts'

/** Where words stand in a text, letter for letter but for white space, case, width and quotation marks. */
export function locateWords(words: string, text: string): OwnWords | undefined {
  const wanted = plain(words)
    .map(({ letter }) => letter)
    .join('')
  if (wanted === '') return undefined
  const letters = plain(text)
  const at = letters
    .map(({ letter }) => letter)
    .join('')
    .indexOf(wanted)
  if (at === -1) return undefined
  // Each entry is one UTF-16 unit, so that the offset in the joined text is that in the list.
  const from = letters[at]?.from
  const to = letters[at + wanted.length - 1]?.to
  return from === undefined || to === undefined ? undefined : { from, to, text: text.slice(from, to) }
}

interface Letter {
  letter: string
  /** UTF-16 offsets of what it was made of. */
  from: number
  to: number
}

function plain(text: string): Letter[] {
  const letters: Letter[] = []
  for (const { segment, index } of graphemes.segment(text)) {
    const kept = segment.normalize('NFKC').toLowerCase().replaceAll(leftOut, '')
    for (const letter of kept.split('')) letters.push({ letter, from: index, to: index + segment.length })
  }
  return letters
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const leftOut = /[\s"'“”‘’「」『』`*]+/gu
