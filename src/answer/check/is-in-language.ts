import { detectLanguage, type Language } from '../../language.ts'

const englishGlue =
  /\b(?:the|a|an|is|are|was|were|be|been|of|to|in|and|that|which|with|for|as|by|on|from|it|its|this|these|has|have|can|or|not|when|because|than|at|each|every|all|does|do|may|will|means)\b/giu
const foreignLetters =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Hebrew}\p{Script=Devanagari}]/gu
const letters = /\p{L}/gu
const mostForeign = 0.2
const tellingWords = 6

/**
 * Whether a sentence is in the language of the question. Names and code of another language do not matter; a sentence
 * of Latin letters without the little words of English is of another language.
 */
export function isInLanguage(sentence: string, language: Language): boolean {
  const count = sentence.match(letters)?.length ?? 0
  if ((sentence.match(foreignLetters)?.length ?? 0) > count * mostForeign) return false
  const glue = sentence.match(englishGlue)?.length ?? 0
  if (language === 'ko') return detectLanguage(sentence) === 'ko' || glue === 0
  const words = sentence.match(/[\p{L}']+/gu)?.length ?? 0
  return detectLanguage(sentence) === 'en' && (words < tellingWords || glue > 0)
}
