import type { AnalysedWord } from '../../retrieval/analyse-word.ts'
import { isFrameWord, readFrameWords } from '../../retrieval/frame-words.ts'
import { analyseText } from '../../retrieval/term-base.ts'
import { valueOfWord } from '../../retrieval/match-words.ts'
import { readNumbers } from '../check/read-numbers.ts'
import { isOrdinaryWord } from '../ordinary-words.ts'

/** So many words of the student's own, on a subject that the question or its material names. */
const leastOwnWords = 2
/** So many where no word of the question is taken up, as when the attempt is in the other language. */
const leastOwnWordsElsewhere = 4
const sameWord = 0.5
const asksForNumber =
  /\b(?:how (?:many|much|often|fast|large|big)|calculate|compute|number of)\b|몇|얼마|계산|구하/iu
const begging =
  /^(?:please|pls|plz|just|tell|give|want|need|next|more|another|hint|hints|answer|answers|solution|help|know|idea|dunno|sorry|thanks?|okay|yes|no|hello|hi|skip|show|stuck|tried|try|prompt|ignore|제발|부탁|알려|알려줘|알려줘요|알려주세요|주세요|줘|정답|답|답을|정답을|힌트|다음|더|모르겠어|모르겠어요|모르겠습니다|모름|몰라|몰라요|도와줘|도와주세요|그냥|빨리|네|아니요|감사|감사합니다|보여줘|보여주세요|포기)$/iu

/**
 * Whether a text is a student's attempt at a question: something of their own on its subject. Not an attempt: nothing,
 * a plea for the answer, the question said again, letters without sense, words on another subject.
 *
 * @param material what the student was shown or could have read: a text on the subject may take up its words instead
 *   of the question's.
 */
export function isAttempt(text: string, question: string, material = ''): boolean {
  const said = contentWords(text)
  const asked = analyseText(question)
  if (asksForNumber.test(question) && hasNewNumber(text, question)) return true
  const own = said.filter((word) => !holds(asked, word))
  const subject = [...contentWords(question), ...contentWords(material)]
  const isOnSubject = said.some((word) => holds(subject, word))
  const sensible = own.filter(
    (word) => holds(subject, word) || isOrdinaryWord(word.surface) || isOrdinaryWord(word.base),
  )
  return sensible.length >= (isOnSubject ? leastOwnWords : leastOwnWordsElsewhere)
}

function hasNewNumber(text: string, question: string): boolean {
  const given = new Set(readNumbers(question))
  return readNumbers(text).some((number) => !given.has(number))
}

function holds(words: readonly AnalysedWord[], word: AnalysedWord): boolean {
  return words.some((other) => valueOfWord(other, word) >= sameWord || valueOfWord(word, other) >= sameWord)
}

/** The different words of a text that neither frame a question nor beg for an answer. */
function contentWords(text: string): AnalysedWord[] {
  const frameWords = readFrameWords()
  const words = new Map<string, AnalysedWord>()
  for (const word of analyseText(text)) {
    if (begging.test(word.surface) || begging.test(word.base) || isFrameWord(frameWords, word)) continue
    if (word.base.length < 2) continue
    words.set(word.base, word)
  }
  return [...words.values()]
}
