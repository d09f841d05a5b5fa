import { analyseText } from '../../retrieval/term-base.ts'
import { bareName } from './name-matcher.ts'
import { chooseWrong, type QuizDraft, type QuizMaterial } from './quiz-draft.ts'
import type { DefinitionFact } from './quiz-facts.ts'
import { tutoringWording } from './tutoring-wording.ts'

/** Two descriptions with so many words in common may be of the same thing. */
const likeDescriptions = 0.5
/** A description that is mostly blanks says nothing. */
const mostBlanks = 2
const commonShare = 0.08
const leastHolding = 5
const leastDescriptionCharacters = { ko: 14, en: 24 }

/** "Which term fits this description?" The term's own words are taken out of the description. */
export function quizFromDefinitions(material: QuizMaterial): QuizDraft[] {
  return material.facts.definitions.flatMap((fact) => draftOf(fact, material) ?? [])
}

function draftOf(fact: DefinitionFact, material: QuizMaterial): QuizDraft | undefined {
  const { facts, names, language } = material
  const wording = tutoringWording[language]
  const description = withoutTerm(fact, wording.blank, (word) => isCommon(word, material))
  if (description === undefined || description.length < leastDescriptionCharacters[language]) return undefined
  const others = facts.definitions.filter(
    ({ term }) =>
      !term.includes(',') && !names.overlap(term, fact.term) && isAdjective(term) === isAdjective(fact.term),
  )
  const isSame = (one: DefinitionFact) => one.chunk.document === fact.chunk.document
  const pools = [
    others.filter((one) => one.unit.block === fact.unit.block && isSame(one)),
    others.filter((one) => one.chunk.headingPath[0] === fact.chunk.headingPath[0] && isSame(one)),
    others.filter(isSame),
    others,
  ].map((pool) => [...new Set(pool.map(({ term }) => capitalised(term)))])
  const mayBeRight = (candidate: string) =>
    names.isMentioned(candidate, fact.unit.text) ||
    others.some(
      ({ term, description: text }) =>
        names.areSame(term, candidate) && likeness(text, fact.description) >= likeDescriptions,
    )
  const wrong = chooseWrong(fact.term, pools, material, mayBeRight)
  if (wrong === undefined) return undefined
  return {
    kind: 'definition',
    question: wording.quiz.definition(description.replace(/[.]$/u, '')),
    right: capitalised(fact.term),
    wrong,
    explanation: [{ text: `“${fact.unit.text}”`, units: [fact] }],
    subject: fact.term.toLowerCase(),
    chunk: fact.chunk,
  }
}

/** The description with a blank for each word of the term; `undefined` where too much would be blank. */
function withoutTerm(
  { term, description }: DefinitionFact,
  blank: string,
  isCommonWord: (word: string) => boolean,
): string | undefined {
  const own = new Set(analyseText(bareName(term)).map(({ base }) => base))
  let blanks = 0
  const text = description.replaceAll(/[가-힣]+|[A-Za-z0-9]+/gu, (token) => {
    const [word] = analyseText(token)
    if (word === undefined || !own.has(word.base) || word.base.length < 2 || isCommonWord(word.base))
      return token
    blanks += 1
    return (
      blank +
      (word.surface.startsWith(word.base) && /^[가-힣]/u.test(token) ? token.slice(word.base.length) : '')
    )
  })
  return blanks > mostBlanks ? undefined : text
}

/** A word that the material uses everywhere ("service") points at no term. */
function isCommon(word: string, { statements, names }: QuizMaterial): boolean {
  const holding = statements.filter(({ unit }) => names.isMentioned(word, unit.text)).length
  return holding > commonShare * statements.length && holding >= leastHolding
}

function likeness(one: string, other: string): number {
  const [left, right] = [one, other].map((text) => new Set(analyseText(text).map(({ base }) => base)))
  if (left === undefined || right === undefined) return 0
  const shared = [...left].filter((base) => right.has(base)).length
  return shared / Math.max(1, Math.min(left.size, right.size))
}

/** Choices look alike whether their term began a sentence or not; what is spelled in its own way stays. */
export function capitalised(term: string): string {
  return /^[a-z]+(?:[ -][\w&]+)?(?:\s|$)/u.test(term) ? term.charAt(0).toUpperCase() + term.slice(1) : term
}

/** "Loosely coupled" beside nouns would give itself away. */
function isAdjective(term: string): boolean {
  return /(?:ed|ive|ous|able|ible)$/iu.test(term.trim())
}
