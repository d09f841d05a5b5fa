import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../package-root.ts'
import type { AnalysedWord } from './analyse-word.ts'

/** Words that only frame a question, with what they ask for where they say so ("차이" asks for a comparison). */
export type FrameWords = ReadonlyMap<string, string | undefined>

let loaded: FrameWords | undefined

/** The built-in list, both languages, read once a process. Forms are lower-case. */
export function readFrameWords(): FrameWords {
  loaded ??= parseFrameWords(readFileSync(join(packageRoot, 'src/retrieval/frame-words.tsv'), 'utf8'))
  return loaded
}

/** Lines of language, form and, where it says so, what the form asks for; tabs between. */
export function parseFrameWords(table: string): FrameWords {
  const words = new Map<string, string | undefined>()
  for (const line of table.split('\n')) {
    const [, form, asks] = line.split('\t')
    if (form !== undefined && form !== '') words.set(form.trim().toLowerCase(), asks?.trim())
  }
  return words
}

const questionWord =
  /^(?:how|why|what|which|who|whose|where|when|many|much|왜|몇|얼마.*|어떻게.*|어떤|어느|누가|누구.*|언제.*|어디.*|무슨|무엇.*|뭐.*)$/u

/** Whether a frame word names what is asked for ("drawbacks", "차이"), so that a section may be named for it. */
export function namesWhatIsAsked(words: FrameWords, surface: string): boolean {
  const form = surface.toLowerCase()
  return words.get(form) !== undefined && !questionWord.test(form)
}

export function isFrameWord(words: FrameWords, word: AnalysedWord): boolean {
  return words.has(word.surface) || words.has(word.base)
}
