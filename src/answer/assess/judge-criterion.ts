import { detectLanguage, type Language } from '../../language.ts'
import { findContrary } from '../check/find-contrary.ts'
import { bestLikeness } from '../check/match-ideas.ts'
import type { Idea, ReadUnit } from '../check/read-claim.ts'
import type { Criterion, CriterionVerdict } from './assessment.ts'
import type { Way } from './read-criterion.ts'
import type { Passage } from './read-submission.ts'
import { sameIdeaFrom, shareOfIdeas, sharesSubject } from './share-of-ideas.ts'

/** Share of a criterion's content that a student's words must hold. */
const metFrom = 0.55
/** From this share on, words that say otherwise are about the criterion. */
const aboutFrom = 0.5
/** How much less than the best a passage that says the contrary may hold and still be the one that is meant. */
const nearlyBest = 0.15
/** Where all of it is there and both sides deny something, they deny the same. */
const surelyAbout = 0.6

export interface Judging {
  criterion: Criterion
  passages: readonly Passage[]
  ways: readonly Way[]
  /** What the question says. */
  echoed: readonly Idea[]
  language: Language
}

/**
 * Whether the student says the criterion: met where a passage holds most of its ideas in one of its ways, contradicted
 * where a sentence that is about it denies it.
 */
export function judgeCriterion({ criterion, passages, ways, echoed, language }: Judging): CriterionVerdict {
  let best: { held: number; passage: Passage } | undefined
  let against: { held: number; passage: Passage } | undefined
  for (const passage of passages) {
    const measured = ways.map((way) => ({
      ...way,
      held: sharesSubject(way.unit.ideas, passage, echoed)
        ? shareOfIdeas(way.unit.ideas, passage.ideas, echoed)
        : 0,
    }))
    const held = Math.max(0, ...measured.map((way) => way.held))
    if (held > (best?.held ?? 0)) best = { held, passage }
    if (passage.isSingle && held > (against?.held ?? 0) && saysContrary(passage, measured)) {
      against = { held, passage }
    }
  }
  const citation = citationFor(criterion, language)
  const base = { criterionId: criterion.id, citation, held: best?.held ?? 0 }
  if (against !== undefined && against.held >= base.held - nearlyBest) {
    return { ...base, verdict: 'contradicted', ownWords: against.passage.ownWords, fault: 'negation' }
  }
  return best !== undefined && best.held >= metFrom
    ? { ...base, verdict: 'met', ownWords: best.passage.ownWords }
    : missed(criterion, language, base.held)
}

/** Whether a sentence is about the criterion and denies it, going by most of the rubric's own ways in its language. */
function saysContrary(passage: Passage, ways: ReadonlyArray<Way & { held: number }>): boolean {
  const isKorean = detectLanguage(passage.ownWords.text) === 'ko'
  const about = ways.filter(
    ({ isOwn, held, unit }) => isOwn && held >= aboutFrom && unit.claim.isKorean === isKorean,
  )
  const contrary = about.filter(
    ({ unit, held }) =>
      !(held >= surelyAbout && deniesSomething(passage.clauses) && deniesSomething(unit.claim.clauses)) &&
      (findContrary(passage.clauses, unit) || deniesWhatIsSaid(passage, unit)),
  )
  return contrary.length > 0 && contrary.length * 2 >= about.length
}

function deniesSomething(clauses: Passage['clauses']): boolean {
  return clauses.some(({ negations }) => negations.length > 0)
}

/** Whether the sentence denies an idea of a statement in which nothing is denied. */
function deniesWhatIsSaid({ clauses }: Passage, unit: ReadUnit): boolean {
  if (unit.claim.clauses.some(({ negations }) => negations.length > 0)) return false
  return clauses.some(
    ({ text, negations }) =>
      outrightDenial.test(text) &&
      negations.some((denied) => denied !== undefined && bestLikeness(denied, unit.ideas) >= sameIdeaFrom),
  )
}

/** "Without" and "no longer" often only say how; these deny what is said. */
const outrightDenial =
  /\b(?:cannot|can ?not|(?:do|does|is|are|will|should|can)(?: not|n['’]t)|never)\b|지 (?:않|못)|(?:이|가) 아니|수(?:가|는)? 없/iu

export function missed(criterion: Criterion, language: Language, held: number): CriterionVerdict {
  return { criterionId: criterion.id, verdict: 'missed', citation: citationFor(criterion, language), held }
}

/** The place to read again: in the student's language where the rubric cites one. */
export function citationFor({ id, citations }: Criterion, language: Language): CriterionVerdict['citation'] {
  const citation = citations.find(({ quote }) => detectLanguage(quote) === language) ?? citations[0]
  if (citation === undefined) throw new RangeError(`The criterion ${id} has no citation; give it one.`)
  return citation
}
