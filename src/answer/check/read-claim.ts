import { type AnalysedWord, analyseWord } from '../../retrieval/analyse-word.ts'
import { expandQuery } from '../../retrieval/expand-query.ts'
import type { FrameWords } from '../../retrieval/frame-words.ts'
import { analyseText, nameKeys, type TermBase } from '../../retrieval/term-base.ts'
import { isPredicateStem } from '../../retrieval/strip-korean-endings.ts'
import { isOrdinaryWord } from '../ordinary-words.ts'
import { hasContrary } from './compare-words.ts'
import { findNegations, readScopes, type Scope } from './read-polarity.ts'
import { readLabels, readNumbers } from './read-numbers.ts'
import { type ClauseLink, splitClauses } from './split-clauses.ts'

/** What the check knows of words: the terms of both languages and the words that carry no content. */
export interface Vocabulary {
  terms: TermBase
  frameWords: FrameWords
}

/** One idea of a statement. */
export interface Idea {
  surface: string
  words: AnalysedWord[]
  /** Everything it may be called, in both languages. */
  names: AnalysedWord[][]
  keys: ReadonlySet<string>
  /** 0 for words that only frame, less than 1 for everyday words. */
  weight: number
  /** A proper name, an abbreviation or a piece of code. */
  isName: boolean
}

export interface ClaimClause {
  text: string
  link: ClauseLink
  ideas: Idea[]
  /** Words that only frame but have an opposite: "often", "kept", "more". */
  polar: Idea[]
  numbers: string[]
  /** For each denial what is denied, where it is an idea of the clause. */
  negations: Array<Idea | undefined>
  scopes: ReadonlySet<Scope>
}

/** A sentence as the check compares it. */
export interface Claim {
  text: string
  isKorean: boolean
  clauses: ClaimClause[]
}

/** A unit of the source as the check compares it. */
export interface ReadUnit {
  claim: Claim
  ideas: Idea[]
  numbers: ReadonlySet<string>
}

export interface ReadEvidence {
  units: ReadUnit[]
  headings: Idea[]
}

const everydayWeight = 0.5

export function readClaim(text: string, vocabulary: Vocabulary): Claim {
  const spoken = text
    .normalize('NFC')
    .replaceAll(/[*_`]+/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(example, '')
  const isKorean = /[가-힣]/u.test(spoken)
  const clauses = splitClauses(spoken).map((clause, index) => {
    const ideas = readIdeas(clause.text, vocabulary, index === 0)
    return {
      ...clause,
      ideas,
      polar: readPolar(clause.text, vocabulary),
      numbers: [...readNumbers(clause.text), ...readLabels(clause.text)],
      negations: readDenied(clause.text, ideas),
      scopes: readScopes(clause.text),
    }
  })
  for (const [index, clause] of clauses.entries()) {
    const antecedent = clauses[index - 1]?.ideas.at(-1)
    if (antecedent !== undefined && relative.test(clause.text)) clause.ideas.unshift(antecedent)
  }
  return { text: spoken, isKorean, clauses: mergeShort(clauses) }
}

const example = /^\s*(?:for example|for instance|e\.g\.|예를 들어|예를 들면|예컨대)[,\s]*/iu

/** A clause that goes on about the last thing named. */
const relative = /^,?\s*(?:which|who)\b/iu

/** Words that only frame, where they have an opposite: they weigh nothing, but may turn a statement round. */
function readPolar(text: string, vocabulary: Vocabulary): Idea[] {
  return expandQuery(text, vocabulary)
    .filter(({ isFrame, alternatives }) => isFrame && hasContrary(alternatives[0]?.words ?? []))
    .map(({ surface, alternatives }) => {
      const words = alternatives[0]?.words ?? []
      return { surface, words, names: [words], keys: new Set(nameKeys(words)), weight: 0, isName: false }
    })
}

/** The ideas of a text without those that only frame. */
export function readIdeas(text: string, vocabulary: Vocabulary, startsSentence = false): Idea[] {
  const names = properNames(text, startsSentence)
  return expandQuery(freeShortTerms(text, vocabulary.terms), vocabulary)
    .filter(
      ({ isFrame, alternatives }) =>
        (!isFrame || isOfFrame(alternatives[0]?.words, vocabulary)) && alternatives[0] !== undefined,
    )
    .filter(
      ({ surface }) => !numberWord.test(surface) && !counterWord.test(surface) && !denyingWord.test(surface),
    )
    .map(({ surface, alternatives }) => {
      const words = alternatives[0]?.words ?? []
      return {
        surface,
        words,
        names: alternatives.map((alternative) => alternative.words),
        keys: new Set(alternatives.flatMap((alternative) => nameKeys(alternative.words))),
        weight: words.every((word) => isOrdinaryWord(word.surface) || isOrdinaryWord(word.base))
          ? everydayWeight
          : 1,
        isName: words.some((word) => names.has(word.surface)),
      }
    })
}

/** A thing that only shares its stem with a word that frames: "container" and "contains". */
function isOfFrame(words: readonly AnalysedWord[] | undefined, { frameWords }: Vocabulary): boolean {
  return words?.every(({ surface }) => thingOfVerb.test(surface) && !frameWords.has(surface)) ?? false
}

const thingOfVerb = /^[a-z]{4,}(?:er|or|ment|ee)s?$/u

// Words that deny, and helping verbs that may stand between what is denied and its denial.
const denyingWord = /^(?:주지|준다|줍니다|주는|않|없(?!어지|애)|못하|못한|못했|아니|아닌|아닙)/u

/** What is left of "1799년에" when the number is taken. */
const counterWord =
  /^(?:하나|경우|다른|것|점|때|년|월|일|명|개|번|배|자|쌍|원|퍼센트|대|곳|권|장|마리|가지|시간|분|초|킬로미터|미터|비트|바이트)(?:에|에는|에서|의|을|를|이|가|은|는|으로|로|까지|부터|만|다|이다|입니다|이며|이고|보다)?$/u

/** A term that ends in one syllable keeps its particle apart ("스케일 업은"), so that it is found by its name. */
function freeShortTerms(text: string, terms: TermBase): string {
  return text.replaceAll(
    /([가-힣]+) ([가-힣])(은|는|이|가|을|를|의|에|로|와|과)(?=[\s,.(]|$)/gu,
    (whole, before: string, last: string, particle: string) =>
      terms.find(nameKeys(analyseText(`${before} ${last}`))).length > 0
        ? `${before} ${last} ${particle}`
        : whole,
  )
}

const numberWord =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|\d[\d.,^]*|[oO]\(.*|[가-힣]?\d.*)$/u

/** Lower-case words of a text that are written as names: capitals inside a sentence, abbreviations, code. */
function properNames(text: string, startsSentence: boolean): ReadonlySet<string> {
  const found = new Set<string>()
  for (const match of text.matchAll(/[A-Za-z][A-Za-z0-9_-]*/gu)) {
    const [word] = match
    const isFirst = startsSentence && text.slice(0, match.index).trim() === ''
    const isAcronym = /^[A-Z][A-Z0-9-]+s?$/u.test(word) || /[a-z][A-Z]/u.test(word)
    if (isAcronym || (/^[A-Z][a-z]/u.test(word) && !isFirst)) {
      for (const part of word.split('-')) found.add(analyseWord(part).surface)
    }
  }
  return found
}

/** What each denial of a text denies: the next idea in English, the idea before or at the verb in Korean. */
function readDenied(text: string, ideas: readonly Idea[]): Array<Idea | undefined> {
  const plain = text.toLowerCase()
  const placed: Array<{ idea: Idea; at: number }> = []
  let from = 0
  for (const idea of ideas) {
    const word = idea.words[0]
    const at =
      word === undefined ? -1 : Math.max(plain.indexOf(word.surface, from), plain.indexOf(word.base, from))
    if (at < 0) continue
    placed.push({ idea, at })
    from = at
  }
  return findNegations(text).map((place) =>
    place.direction === 'after'
      ? (
          placed.find(({ at, idea }) => at >= place.to && !isNeed(idea)) ??
          placed.find(({ at }) => at >= place.to)
        )?.idea
      : deniedBefore(text, place.to, placed),
  )
}

interface PlacedIdea {
  idea: Idea
  at: number
}

/** In Korean what stands before a denial; not where that is only its topic, or the denied verb has no content. */
function deniedBefore(text: string, to: number, placed: readonly PlacedIdea[]): Idea | undefined {
  const before = placed.findLast(({ at, idea }) => at < to && !isNeed(idea)) ?? placed[0]
  if (before === undefined) return undefined
  const between = text.slice(before.at, to).trim().split(/\s+/u)
  const words = before.idea.words.length
  const isVerbUnknown = between.length > words + 1 && /(?:은|는|한|인)$/u.test(between.at(-1) ?? '')
  const isTopic =
    words < between.length && /(?:에는|에서는|[가-힣](?:은|는))$/u.test(between[words - 1] ?? '')
  return isVerbUnknown || (isTopic && placed.length < 3 && !isPredicate(before.idea))
    ? undefined
    : before.idea
}

/** Of "need not" and "필요가 없다" not the need is denied but what is needed. */
function isNeed({ words }: Idea): boolean {
  return words.length === 1 && /^(?:needs?|needed|필요.{0,2}|수)$/u.test(words[0]?.surface ?? '')
}

/** A clause with hardly any content says nothing by itself. */
function mergeShort(clauses: ClaimClause[]): ClaimClause[] {
  const merged: ClaimClause[] = []
  for (const clause of clauses) {
    const before = merged.at(-1)
    const isShort = clause.ideas.length < 2 && clause.numbers.length === 0 && clause.negations.length === 0
    if (before === undefined || (!isShort && !(before.ideas.length < 1 && before.numbers.length === 0)))
      merged.push(clause)
    else {
      merged[merged.length - 1] = {
        text: /\s$/u.test(before.text) ? before.text + clause.text : `${before.text} ${clause.text}`,
        link: before.link,
        ideas: [...before.ideas, ...clause.ideas],
        polar: [...before.polar, ...clause.polar],
        numbers: [...before.numbers, ...clause.numbers],
        negations: [...before.negations, ...clause.negations],
        scopes: new Set([...before.scopes, ...clause.scopes]),
      }
    }
  }
  return merged
}

const predicateEnding =
  /(?:[가-힣][려쳐해여와워켜져겨야혀]야|으나|려면|도록|지는|지도|므로|다|고|며|면|지만|는데|면서|어서|아서|해|게)$/u

/** Whether a Korean word ends as a predicate does. */
export function isPredicate({ words }: Idea): boolean {
  const surface = words.at(-1)?.surface ?? ''
  return predicateEnding.test(surface) && !particleLikeEnding.test(surface)
}

/** Particles that end as verbs do. */
const particleLikeEnding = /(?:보다|에게|한테|께|이고|다가)$/u

const adjective = /^(?:많|같|작|높|낮|넓|좁|좋|짧|얇|깊|굵|젊|늙|붉|검|밝|얕)은$/u
const topicMarkers = [/(?:은|는|이란|란|에는|에서는)$/u, /(?:이|가)$/u]
/** A name with its other name in brackets before the particle. */
const bracketedTopic = /^[^()]{1,40}\([^)]*\)(?:은|는|이|가|이란|란)(?=\s)/u

/** What a clause is about: in Korean the word with its particle, else the first word of content. */
export function topicOf(clause: ClaimClause): Idea | undefined {
  const [first] = clause.ideas
  if (first === undefined || bracketedTopic.test(clause.text)) return first
  for (const marker of topicMarkers) {
    const marked = clause.ideas.find(
      (idea) =>
        !isPredicate(idea) &&
        !isVerbBeforeNoun(idea) &&
        !adjective.test(idea.surface) &&
        /^[가-힣]+$/u.test(idea.words.at(-1)?.surface ?? '') &&
        marker.test(idea.words.at(-1)?.surface ?? ''),
    )
    if (marked !== undefined) return marked
  }
  return first
}

/** "끝나는" is no topic. */
function isVerbBeforeNoun({ words }: Idea): boolean {
  return isPredicateStem(words.at(-1)?.base ?? '')
}

/** Whether one of the first words has the particle of the topic, and is no verb before its noun. */
function startsWithTopic(text: string): boolean {
  return text
    .trim()
    .split(/\s+/u)
    .slice(0, 3)
    .some((word) => {
      const { surface, base } = analyseWord(word)
      return (
        surface !== base &&
        !isPredicateStem(base) &&
        /[가-힣](?:은|는)$/u.test(surface) &&
        !adjective.test(surface)
      )
    })
}

const contrastTopic = /(?:은|는|이란|란)$/u

/** Whether a Korean clause sets its topic beside others: "A는 …고 B는 …". */
export function hasContrastTopic(clause: ClaimClause): boolean {
  return (
    bracketedTopic.test(clause.text) ||
    startsWithTopic(clause.text) ||
    clause.ideas.some((idea) => {
      const surface = idea.words.at(-1)?.surface ?? ''
      return (
        !isPredicate(idea) &&
        !isVerbBeforeNoun(idea) &&
        !adjective.test(surface) &&
        surface !== idea.words.at(-1)?.base &&
        contrastTopic.test(surface)
      )
    })
  )
}
