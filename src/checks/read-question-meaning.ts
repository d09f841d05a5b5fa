import { hasContrary } from '../answer/check/compare-words.ts'
import { readNumbers } from '../answer/check/read-numbers.ts'
import { findNegations } from '../answer/check/read-polarity.ts'
import type { AnalysedWord } from '../retrieval/analyse-word.ts'
import { expandQuery } from '../retrieval/expand-query.ts'
import type { FrameWords } from '../retrieval/frame-words.ts'
import { nameKeys, type TermBase } from '../retrieval/term-base.ts'
import { readQuestionKind, type QuestionKind } from './question-kind.ts'

/** What two questions are compared by. */
export interface QuestionMeaning {
  kind: QuestionKind
  /** The ideas that it is about, each by all the keys under which its names are known in both languages. */
  ideas: Array<{ surface: string; keys: ReadonlySet<string>; isLight: boolean }>
  numbers: ReadonlySet<string>
  isDenied: boolean
}

export interface MeaningParts {
  terms: TermBase
  frameWords: FrameWords
}

/** Words that say little by themselves: one question may have them and its paraphrase not. */
const light =
  /^(?:use|used|using|mean|meaning|work|works|operate|do|does|thing|tool|component|handles?|need|necessary|needed|happen|happens|occur|arise|matter|important|importance|case|differences?|advantages?|disadvantages?|benefits?|drawbacks?|problem with|explain|tell|give|call|say|said|stand|course|term|word|define|definition|describe|concept|please|really|exactly|it|way|effect|purpose|role|쓰|쓰이|쓰지|차이|차이점|장점|단점|이점|경우|사용|사용하|하|되|일|필요|필요하|발생|발생하|일어나|중요|중요하|뜻하|말하|동작|동작하|작동|작동하|설명|설명하|비교|비교하|다르|궁금하|개념|용어|역할|의미|의미하|강의|수업|대하|대해|위하|위해)-?$/iu

/**
 * The meaning of a question that stands alone: what kind of answer it wants, about which ideas, with which numbers, and
 * whether it denies something. Names of an idea in Korean and English count as one.
 */
export function readQuestionMeaning(raw: string, parts: MeaningParts): QuestionMeaning {
  const text = raw.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
  const isDenied = findNegations(text).length % 2 === 1 || denial.test(text)
  const ideas = expandQuery(text, parts).flatMap(({ surface, isFrame, alternatives }) => {
    const own = alternatives[0]?.words ?? []
    if (own.length === 0 || (isFrame && !hasContrary(own))) return []
    const keys = new Set(alternatives.flatMap(({ words }) => nameKeys(words)))
    return [{ surface, keys, isLight: isLightIdea(surface, own) || (isDenied && denying.test(surface)) }]
  })
  return {
    kind: readQuestionKind(text),
    ideas,
    numbers: new Set(readNumbers(text)),
    isDenied,
  }
}

/** Denials that only stand in questions and advice. */
const denial = /지 ?말|쓰면 안|하면 안|안 ?되|피해야|피하/u

/** Words that only carry the denial, which is compared by itself. */
const denying = /^(?:avoid\w*|advis\w*|recommend\w*|refrain\w*|피하\S*|피해야?|하나|권장\S*|말아야?)$/iu

function isLightIdea(surface: string, words: readonly AnalysedWord[]): boolean {
  return words.every(({ base }) => light.test(base) || light.test(surface))
}
