import { hasContrary } from '../answer/check/compare-words.ts'
import { readNumbers } from '../answer/check/read-numbers.ts'
import { findNegations } from '../answer/check/read-polarity.ts'
import { groupsOf } from '../answer/check/word-groups.ts'
import type { AnalysedWord } from '../retrieval/analyse-word.ts'
import { expandQuery } from '../retrieval/expand-query.ts'
import { isFrameWord, type FrameWords } from '../retrieval/frame-words.ts'
import { createRelatedWords, nameKeys, type TermBase } from '../retrieval/term-base.ts'
import { longestQuestion, tellQuestionKind, type QuestionKind } from './question-kind.ts'
import { readIdeaRoles, type IdeaRole } from './read-idea-roles.ts'
import { stripContext } from '../answer/strip-context.ts'

/** Something that a question is about. */
export interface QuestionIdea {
  surface: string
  /** All the keys under which its names are known in both languages. */
  keys: ReadonlySet<string>
  /** The same of each word of an idea of several words: others may say them apart. */
  words: ReadonlyArray<ReadonlySet<string>>
  /** Of words near in meaning. */
  near: ReadonlySet<string>
  /** How it sounds, of a word that no list of names has: a loanword in the other script sounds alike. */
  sound?: { key: string; isHangul: boolean }
  isLight: boolean
  role?: IdeaRole
}

/** What two questions are compared by. */
export interface QuestionMeaning {
  kind: QuestionKind
  ideas: QuestionIdea[]
  numbers: ReadonlySet<string>
  isDenied: boolean
}

export interface MeaningParts {
  terms: TermBase
  frameWords: FrameWords
}

/** Words that say little by themselves: one question may have them and its paraphrase not. */
const light =
  /^(?:use|used|using|mean|meaning|work|works|operate|do|does|have|has|get|got|thing|tool|component|handles?|need|necessary|needed|happen|happens|occur|arise|matter|important|importance|case|differ|different|differences?|advantages?|disadvantages?|benefits?|drawbacks?|problems?|explain|tell|give|side|column|table|entry|row|system|normally|usually|typically|generally|side|look|like|practice|practically|job|stuff|pick|better|situations?|together|combined|on|supposed|keep|going|start(?:s|ing)?|terms|separate|respectively|overall|actually|basically|around|handle|cover|covers|serve|serves|implement(?:ed|s)?|provide[sd]?|offer(?:s|ed)?|apply|applied|application|choose|choice|picking|exist(?:s)?|call|say|said|stand|course|term|word|define|definition|describe|concept|please|really|exactly|it|way|effect|purpose|role|bad|wrong|one|number|situation|possible|들|들어|얘기|이야기|말|적용|적용하|담당|담당하|맡|구현|구현하|쪽|칸|표|비교표|함께|같이|같은|둘|각|각자|나온|나오|글자|만족|만족하|이루어지|이루어지나요|진행|진행하|순서|존재|존재하|기존|해당|해당하|가면|가지고|구성|제공|제공하|traits?|characteristics?|features?|propert(?:y|ies)|list|특징|특성|속성|종류|유형|안|쓰|쓰이|쓰지|차이|차이점|장점|단점|이점|문제|문제점|경우|사용|사용하|하|하나|되|일|두|가지|갖|필요|필요하|발생|발생하|생기|일어나|중요|중요하|뜻하|말하|동작|동작하|작동|작동하|설명|설명하|비교|비교하|다르|궁금하|개념|용어|역할|의미|의미하|강의|수업|대하|대해|위하|위해)-?$/iu

let related: TermBase | undefined

/**
 * The meaning of a question that stands alone: what kind of answer it wants, about which ideas, with which numbers, and
 * whether it denies something. Names of an idea in Korean and English count as one.
 */
export function readQuestionMeaning(raw: string, parts: MeaningParts): QuestionMeaning {
  const text = stripContext(raw.slice(0, longestQuestion).normalize('NFC').replaceAll(/\s+/gu, ' ').trim())
  // "Not good" asks for drawbacks and denies nothing.
  const stated = text.replaceAll(/안 ?좋[가-힣]*|좋지 ?않[가-힣]*/gu, '').replaceAll(instead, ' ')
  const isDenied = findNegations(stated).length % 2 === 1 || denial.test(stated)
  const { kind, cue } = tellQuestionKind(text)
  const cueWords = new Set(cue.split(/[^\p{L}\p{N}]+/u))
  const found = expandQuery(stated, { ...parts, related: (related ??= createRelatedWords()) })
  const said = found.filter(({ isFrame, alternatives }) => {
    const own = alternatives[0]?.words ?? []
    // Numbers are compared by themselves.
    return own.length > 0 && !(isFrame && !hasContrary(own)) && !own.every(isNumber)
  })
  const roles = readIdeaRoles(
    stated,
    said.map(({ surface }) => surface),
  )
  const ideas = said.map(({ surface, alternatives }, index): QuestionIdea => {
    const own = alternatives[0]?.words ?? []
    const role = roles[index]
    const names = alternatives.filter(({ isRelated }) => isRelated !== true)
    const sound = names.length === 1 ? soundOf(own) : undefined
    // What tells the kind is compared by it.
    const saysLittle = (said.length > 2 && ofMany.test(surface)) || cueWords.has(surface.toLowerCase())
    return {
      surface,
      keys: new Set([...names.flatMap(({ words }) => nameKeys(words)), ...groupKeys(own)]),
      near: new Set(
        alternatives.filter(({ isRelated }) => isRelated === true).flatMap(({ words }) => nameKeys(words)),
      ),
      words: own.length === 1 ? [] : contentWords(own, parts),
      isLight: saysLittle || isLightIdea(surface, own, parts) || (isDenied && denying.test(surface)),
      ...(sound === undefined ? {} : { sound }),
      ...(role === undefined ? {} : { role }),
    }
  })
  return {
    kind,
    ideas,
    numbers: new Set(
      readNumbers(text.replaceAll(/[a-z]+\d+[a-z]*/giu, ' ')).map((number) => number.replace('o(n^2)', '^2')),
    ),
    isDenied,
  }
}

/** One thing in place of another, or one of two: nothing is denied. */
const instead =
  /\b(?:instead of|rather than)\b|(?<=[가-힣a-z] )(?:말고|대신)(?=\s)|(?<=[가-힣])(?:말고|대신)(?=\s)|아니면|(?<=[가-힣])(?:이|가)? 아니라(?=\s)/giu

/** What many things of a course are parts or sets of: beside other ideas it tells nothing apart. */
const ofMany = /^(?:stacks?|스택|services?|서비스|tools?|도구|툴|components?)$/iu

/** Denials that only stand in questions and advice. */
const denial = /지 ?말|쓰면 안|하면 안|안 ?되|피해야|피하/u

/** Words that only carry the denial, which is compared by itself. */
const denying = /^(?:avoid\w*|advis\w*|recommend\w*|refrain\w*|피하\S*|피해야?|하나|권장\S*|말아야?)$/iu

/** An idea of nothing but light words, numbers and words of asking. */
function isLightIdea(surface: string, words: readonly AnalysedWord[], { frameWords }: MeaningParts): boolean {
  const isLightWord = (word: AnalysedWord) =>
    light.test(word.base) || (words.length > 1 && (isNumber(word) || isFrameWord(frameWords, word)))
  return light.test(surface) || words.every(isLightWord)
}

/** "k8s", "ec2": a digit within a name counts nothing. */
const isName = /[a-z]\d|\d[a-z]{2,}/iu

function isNumber({ surface }: AnalysedWord): boolean {
  return /^\d+$/u.test(surface) || (!isName.test(surface) && readNumbers(surface).length > 0)
}

/** A word of everyday use by the groups of words that say the same, in its language and across. */
function groupKeys(words: readonly AnalysedWord[]): string[] {
  const [word] = words
  if (word === undefined || words.length > 1) return []
  const { alike, pairs } = groupsOf(word)
  return [...[...alike].map((group) => `alike ${group}`), ...[...pairs].map((group) => `pair ${group}`)]
}

/** Words that only hold a name together, as "out" in "scale out" does not. */
const joining = /^(?:between|of|for|among|the|간|사이|의)$/iu

/** None where a word of it says little by itself: "scale" is neither "scale out" nor "scale up". */
function contentWords(words: readonly AnalysedWord[], parts: MeaningParts): Array<ReadonlySet<string>> {
  if (
    words.some(
      (word) => (isFrameWord(parts.frameWords, word) && !joining.test(word.surface)) || isNumber(word),
    )
  )
    return []
  return words
    .filter(({ surface }) => !joining.test(surface))
    .map((word) => {
      const [alone] = expandQuery(word.surface, parts)
      const others = (alone?.alternatives ?? []).flatMap(({ words: other }) => nameKeys(other))
      return new Set([...nameKeys([word]), ...others, ...groupKeys([word])])
    })
}

function soundOf(words: readonly AnalysedWord[]): QuestionIdea['sound'] {
  const [word] = words
  if (word?.soundKey === undefined || words.length > 1) return undefined
  return { key: word.soundKey, isHangul: /^[가-힣]/u.test(word.surface) }
}
