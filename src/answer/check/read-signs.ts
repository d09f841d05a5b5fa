import { areRelated } from './are-related.ts'
import { compareWording } from './compare-wording.ts'
import { alignedClause } from './find-contrary.ts'
import type { Fault } from './find-fault.ts'
import { sidesOf, topicPhrase } from './find-mixture.ts'
import { isCrossed } from './find-crossing.ts'
import { isOfOtherCell, readRow } from './find-other-cell.ts'
import { isKnownAcross } from './is-known-across.ts'
import { joinClauses } from './join-clauses.ts'
import { bestLikeness, likeness } from './match-ideas.ts'
import { measureBinding } from './measure-binding.ts'
import type { Claim, ClaimClause, Idea, ReadEvidence, ReadUnit, Vocabulary } from './read-claim.ts'
import { splitFinely } from './split-finely.ts'
import { subjectOf } from './subject-of.ts'

/** What is measured of a sentence against its evidence; 0 to 1 each, a few to 2. */
export interface Signs {
  /** How much of the sentence its best unit and the headings hold, where a rule was broken; else 0. */
  brokenRule: number
  /** Whether the contrary or another order was found, in as far as the sentence copies its source. */
  contraryCopy: number
  /** How far the sentence repeats a unit word by word. */
  copied: number
  /** Whether it is a copy with nothing put in or moved that breaks no rule. */
  isPureCopy: number
  /** Words put into a copy, and words moved in it. */
  putIn: number
  moved: number
  /** Whether a piece of the sentence is new as a whole. */
  addedPiece: number
  /** How much of what the unit's clause says the sentence says. */
  said: number
  /** Whether sentence and source are in different languages. */
  isAcross: number
  /** How often two ideas stand the other way round in the source, in as far as the sentence copies it. */
  turned: number
  /** Whether a value of a table is given to another column. */
  otherCell: number
  /** Whether two pieces join crosswise what the source keeps apart. */
  crossed: number
  /** How much is taken from a side of a contrast whose topic is not named. */
  otherSide: number
  /** Whether the source only says that it may be or is mostly so, and the sentence that it is. */
  hedgeLost: number
  /** Whether what the unit is about is not spoken of. */
  topicUnsaid: number
  /** Whether there is a name that the evidence does not have. */
  strangeName: number
  /** The weakest bond in the source between neighbours, and within a stretch of the sentence. */
  boundNext: number
  boundStretch: number
  /** Share of ideas that are held by near words only, and by the very words. */
  nearShare: number
  exactShare: number
  /** How much is held of that which the evidence knows at all. */
  knownHeld: number
  /** How much all the evidence holds, headings included; a floor of its own, and not weighed. */
  heldAnywhere: number
}

/** The signs that are weighed. */
export const signNames: ReadonlyArray<keyof Signs> = [
  'brokenRule',
  'contraryCopy',
  'copied',
  'isPureCopy',
  'putIn',
  'moved',
  'addedPiece',
  'said',
  'isAcross',
  'turned',
  'otherCell',
  'crossed',
  'otherSide',
  'hedgeLost',
  'topicUnsaid',
  'strangeName',
  'boundNext',
  'boundStretch',
  'nearShare',
  'exactShare',
  'knownHeld',
]

export interface SignsRequest {
  claim: Claim
  evidence: ReadEvidence
  /** The units as they stand, in the order of the evidence's. */
  statements: readonly string[]
  /** Index of the unit that holds most of the sentence. */
  best: number
  /** The first rule that the sentence breaks. */
  fault: Fault | undefined
  vocabulary: Vocabulary
}

const heldFrom = 0.8
const nearFrom = 0.5
const exactFrom = 0.95
/** What stands in another word of the same field counts for this share. */
const relatedTrust = 0.6
/** Between the languages a word that no table names counts for this share: its counterpart cannot be known. */
const unknownTrust = 0.5

/** Measures what tells a sentence that its evidence bears out from one that it does not. */
export function readSigns(request: SignsRequest): Signs {
  const { claim, evidence, statements, fault, vocabulary } = request
  const unit = evidence.units[request.best]
  const whole = joinClauses(claim.clauses)
  const { ideas } = whole
  const isAcross = unit !== undefined && unit.claim.isKorean !== claim.isKorean
  const weightOf = (idea: Idea): number =>
    isAcross && !isKnownAcross(idea) ? idea.weight * unknownTrust : idea.weight
  const there = unit?.ideas ?? []
  const nearby = [...there, ...evidence.headings]
  const everything = [...evidence.units.flatMap((each) => each.ideas), ...evidence.headings]
  const strange = new Set(ideas.filter((idea) => isStrange(idea, everything)))
  const held = sharesOf(ideas, nearby, weightOf)
  const wording = compareWording(
    claim.text,
    isAcross ? [] : statements,
    ideas,
    (idea) => bestLikeness(idea, there) >= nearFrom || there.some((other) => areRelated(idea, other)),
  )
  const copied = isAcross ? 0 : wording.copied
  const binding = measureBinding(ideas, splitFinely(claim.clauses, 'any'), evidence)
  const listed = splitFinely(claim.clauses, 'listed')
  const rows = statements.map((statement) => readRow(statement, vocabulary))
  const likest = ideas.map((idea) => bestLikeness(idea, everything))
  const aligned = unit === undefined ? undefined : alignedClause(whole, unit)
  const broken = fault === undefined ? 0 : held
  return {
    brokenRule: broken,
    contraryCopy: fault?.kind === 'negation' || fault?.kind === 'reversed' ? copied : 0,
    copied,
    isPureCopy: Number(!isAcross && wording.isPure && fault === undefined),
    putIn: copied * wording.putIn,
    moved: copied * wording.moved,
    addedPiece: Number(hasAddedPiece(listed, strange, isAcross)),
    said: aligned === undefined ? 0 : sharesOf(aligned.ideas, ideas, weightOf),
    isAcross: Number(isAcross),
    turned: copied * shareTurned(ideas, there),
    otherCell: Number(rows.some((row) => row !== undefined && isOfOtherCell(listed, row))),
    crossed: Number(isCrossed(listed, evidence.units, rows)),
    otherSide: unit === undefined ? 0 : shareOfOtherSide(ideas, unit),
    hedgeLost: Number(hedge.source.test(statements[request.best] ?? '') && !hedge.sentence.test(claim.text)),
    topicUnsaid: Number(unit !== undefined && isTopicUnsaid(unit.claim.clauses[0], ideas)),
    strangeName: Number(ideas.some((idea) => idea.isName && bestLikeness(idea, everything) < nearFrom)),
    boundNext: binding.next,
    boundStretch: binding.stretch,
    nearShare: shareWhere(likest, (value) => value >= nearFrom && value < heldFrom),
    exactShare: shareWhere(
      ideas.map((idea) => bestLikeness(idea, there)),
      (value) => value >= exactFrom,
    ),
    knownHeld: sharesOf(
      ideas.filter((idea) => !strange.has(idea)),
      there,
      weightOf,
    ),
    heldAnywhere: sharesOf(ideas, everything, weightOf),
  }
}

function isStrange(idea: Idea, everything: readonly Idea[]): boolean {
  return bestLikeness(idea, everything) < nearFrom && !everything.some((other) => areRelated(idea, other))
}

/** Share of the ideas' weight that others hold, related words for their part; 1 where nothing weighs. */
function sharesOf(ideas: readonly Idea[], others: readonly Idea[], weightOf: (idea: Idea) => number): number {
  let held = 0
  let all = 0
  for (const idea of ideas) {
    const weight = weightOf(idea)
    const value = bestLikeness(idea, others)
    const isRelated = value < relatedTrust && others.some((other) => areRelated(idea, other))
    all += weight
    held += weight * (isRelated ? relatedTrust : value)
  }
  return all === 0 ? 1 : held / all
}

/** Whether a later piece of a list or a run of statements holds nothing that the evidence has. */
function hasAddedPiece(
  pieces: ReadonlyArray<{ ideas: readonly Idea[] }>,
  strange: ReadonlySet<Idea>,
  isAcross: boolean,
): boolean {
  return pieces.slice(1).some(({ ideas }) => {
    const telling = ideas.filter(
      (idea) => idea.weight > 0 && (!isAcross || idea.isName || isKnownAcross(idea)),
    )
    return telling.length > 0 && telling.every((idea) => strange.has(idea))
  })
}

/** Of the pairs of ideas that a unit has too, the share that it has in the other order. */
function shareTurned(ideas: readonly Idea[], there: readonly Idea[]): number {
  const places = ideas
    .map((idea) => there.findIndex((other) => likeness(idea, other) >= heldFrom))
    .filter((place) => place >= 0)
  let turned = 0
  let all = 0
  for (const [index, one] of places.entries()) {
    for (const other of places.slice(index + 1)) {
      if (one === other) continue
      all += 1
      if (one > other) turned += 1
    }
  }
  return all === 0 ? 0 : turned / all
}

/** How much of what is taken from a contrast is of a side whose topic is not named, while another side's is. */
function shareOfOtherSide(ideas: readonly Idea[], unit: ReadUnit): number {
  const sides = sidesOf(unit)
  if (sides.length < 2) return 0
  const read = sides.map((side) => {
    const others = sides.filter((other) => other !== side).flatMap((other) => other.ideas)
    return {
      isNamed: topicPhrase(side).some((idea) => bestLikeness(idea, ideas) >= heldFrom),
      taken: side.ideas.filter(
        (idea) =>
          idea.weight > 0 && bestLikeness(idea, ideas) >= heldFrom && bestLikeness(idea, others) < heldFrom,
      ).length,
    }
  })
  const shares = read.flatMap((named) =>
    read.flatMap((other) =>
      named !== other && named.isNamed && !other.isNamed && other.taken > 0
        ? other.taken / (other.taken + named.taken)
        : [],
    ),
  )
  return Math.max(0, ...shares)
}

function isTopicUnsaid(clause: ClaimClause | undefined, ideas: readonly Idea[]): boolean {
  const topic = clause === undefined ? [] : subjectOf(clause)
  return topic.length > 0 && topic.every((idea) => bestLikeness(idea, ideas) < nearFrom)
}

function shareWhere(values: readonly number[], isCounted: (value: number) => boolean): number {
  return values.filter(isCounted).length / Math.max(1, values.length)
}

/** Words by which a statement leaves room; a sentence may do it in more of them. */
const hedge = {
  source:
    /\b(?:can|may|might|often|usually|typically|tends?|mostly|almost|hardly)\b|수 있|수도|보통|대개|대부분|거의|쉽다|흔히/iu,
  sentence:
    /\b(?:can|may|might|could|often|usually|typically|tends?|mostly|almost|hardly|likely|possible|generally|rarely)\b|수 있|수도|수는|보통|대개|대부분|거의|쉽|흔히|편이/iu,
}
