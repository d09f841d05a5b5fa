import type { Unit } from '../ingest/document.ts'
import { type Candidate, isQuestion } from './candidate.ts'
import type { Evidence } from './choose-evidence.ts'
import type { Ask } from './understand-question.ts'

/** A list or slide up to this long is said whole: its items explain each other. */
const wholeListCharacters = 420
/** A longer one is said in part, from the item that fits the question onward. */
const partOfListCharacters = 320
const wholeListWhenAsked = 900
/** An item this long is a sentence that stands by itself. */
const sentenceCharacters = 90
const shortSentenceCharacters = 40
const meantListShare = 0.6

/** The units that are said together with the one that fits the question. */
export function widenEvidence(
  candidate: Candidate,
  candidates: readonly Candidate[],
  asks: ReadonlySet<Ask>,
): Pick<Evidence, 'kind' | 'candidates'> {
  const siblings = candidates.filter(({ chunk }) => chunk === candidate.chunk)
  if (candidate.unit.kind === 'table-row') {
    const rows = asks.has('list') && meansWhole(candidate) ? tableOf(candidate, siblings) : [candidate]
    return { kind: rows.length > 1 ? 'list' : 'row', candidates: rows }
  }
  if (!isFragment(candidate.unit)) {
    const items = listAfter(candidate, siblings)
    return items.length > 0
      ? { kind: 'list', candidates: [candidate, ...items] }
      : { kind: 'prose', candidates: withFollower(candidate, siblings) }
  }
  const run = runOf(candidate, siblings)
  if (run.length === 1) return { kind: 'prose', candidates: withFollower(candidate, siblings) }
  return { kind: 'list', candidates: partOfRun(candidate, run, asks) }
}

/** A list item, or a line without a full stop as slides have them. */
export function isFragment(unit: Unit): boolean {
  if (unit.kind === 'list-item') return true
  return unit.kind === 'sentence' && unit.text.length <= 160 && !/[.!。…]["'”’)\]]*$/u.test(unit.text.trim())
}

/** The unbroken run of fragments around the candidate. */
function runOf(candidate: Candidate, siblings: readonly Candidate[]): Candidate[] {
  let first = candidate.position
  let last = candidate.position
  const at = (position: number) => siblings[position]?.unit
  const joins = (unit: Unit | undefined) => unit !== undefined && isFragment(unit) && !isQuestion(unit)
  while (joins(at(first - 1))) first -= 1
  while (joins(at(last + 1))) last += 1
  return siblings.slice(first, last + 1)
}

function partOfRun(candidate: Candidate, run: readonly Candidate[], asks: ReadonlySet<Ask>): Candidate[] {
  const meansList = asks.has('list') && meansWhole(candidate)
  if (
    candidate.unit.text.length >= (meansList ? shortSentenceCharacters : sentenceCharacters) &&
    standsOut(candidate, run)
  ) {
    return [candidate]
  }
  const total = run.reduce((sum, { unit }) => sum + unit.text.length, 0)
  if (total <= (meansList ? wholeListWhenAsked : wholeListCharacters)) return [...run]
  const start = run.indexOf(candidate)
  const part: Candidate[] = []
  let characters = 0
  for (const each of run.slice(start)) {
    if (part.length > 0 && characters + each.unit.text.length > partOfListCharacters) break
    part.push(each)
    characters += each.unit.text.length
  }
  return part
}

/** A list is meant where what stands above it is what was asked for, and not one item's subject. */
function meansWhole({ leadShare, ownShare }: Candidate): boolean {
  return leadShare > 0 && leadShare >= ownShare * meantListShare
}

/** The rows of a table without a header, as slides list things with their meaning; else the row alone. */
function tableOf(candidate: Candidate, siblings: readonly Candidate[]): Candidate[] {
  const { block, header } = candidate.unit
  if (header !== undefined) return [candidate]
  const rows = siblings.filter(({ unit }) => unit.block === block)
  const characters = rows.reduce((sum, { unit }) => sum + unit.text.length, 0)
  return characters <= wholeListWhenAsked ? rows : [candidate]
}

/** Whether an item holds more of the question than the other items do. */
function standsOut(candidate: Candidate, run: readonly Candidate[]): boolean {
  const others = run.filter((item) => item !== candidate)
  return candidate.ownShare > 0.15 + Math.max(0, ...others.map(({ ownShare }) => ownShare))
}

/** A sentence that only announces what follows ("With tight coupling:", "It pays when two conditions hold:"). */
function withFollower(candidate: Candidate, siblings: readonly Candidate[]): Candidate[] {
  const follower = siblings[candidate.position + 1]
  if (follower === undefined || !/[:：]["'”’)\]]*$/u.test(candidate.unit.text.trim())) return [candidate]
  return follower.unit.kind === 'table-row' ? [candidate] : [candidate, follower]
}

/** The list right after a sentence, where it is short enough to be said with it; else nothing. */
function listAfter(candidate: Candidate, siblings: readonly Candidate[]): Candidate[] {
  const first = siblings[candidate.position + 1]
  if (first?.unit.kind !== 'list-item') return []
  const items = siblings.filter(({ unit }) => unit.block === first.unit.block)
  const characters = items.reduce((sum, { unit }) => sum + unit.text.length, 0)
  return characters <= wholeListCharacters ? items : []
}
