import { z } from 'zod'
import type { ConceptPromptPolicy } from '../course/concept-prompt-policy.ts'
import { matchesGlob } from '../course/path-glob.ts'
import type { ConceptPrompt } from './concept-prompt.ts'
import { headingKey, type Confusion } from './read-confusion.ts'

/** Why a concept prompt is proposed; what each says to staff is in the wording. */
export const reasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taught'), date: z.string() }),
  z.object({ kind: z.literal('never-asked') }),
  z.object({ kind: z.literal('due-again'), metPercent: z.number() }),
  z.object({ kind: z.literal('refused'), count: z.number() }),
  z.object({ kind: z.literal('not-helpful'), count: z.number() }),
  z.object({ kind: z.literal('repeated'), count: z.number() }),
  z.object({ kind: z.literal('low-coverage'), metPercent: z.number() }),
  z.object({ kind: z.literal('written-by-staff') }),
])
export type Reason = z.infer<typeof reasonSchema>

export interface RankedPrompt {
  prompt: ConceptPrompt
  score: number
  reasons: Reason[]
}

export interface RankParts {
  prompts: readonly ConceptPrompt[]
  /** Today in the course's time zone. */
  today: string
  nowMs: number
  lessons: ConceptPromptPolicy['lessons']
  /** Concepts asked before: how often, and the share of criteria that the class met the last time, if it answered. */
  asked: ReadonlyMap<string, { times: number; metShare?: number }>
  /** When the class's card of a concept is due. */
  dueMs: ReadonlyMap<string, number>
  confusion: ReadonlyMap<string, Confusion>
}

/** How much each reason counts. What was taught this week and what confuses the class today come before what is merely new. */
const weights = {
  taught: 2,
  neverAsked: 1.5,
  dueAgain: 2,
  confusion: 0.75,
  mostConfusion: 3,
  lowCoverage: 1.5,
  staff: 0.75,
  bothLanguages: 0.5,
  waits: -4,
}
const taughtWithinDays = 14
const lowCoverageBelow = 0.5

/** The prompts in the order in which they should be asked, each with the reasons; those taught later are left out. */
export function rankPrompts(parts: RankParts): RankedPrompt[] {
  return parts.prompts
    .map((prompt) => rank(prompt, parts))
    .filter((ranked) => ranked !== undefined)
    .toSorted((left, right) => right.score - left.score)
}

function rank(prompt: ConceptPrompt, parts: RankParts): RankedPrompt | undefined {
  const reasons: Reason[] = []
  let score = prompt.question.ko !== undefined && prompt.question.en !== undefined ? weights.bothLanguages : 0
  const taught = taughtOn(prompt, parts.lessons)
  if (taught !== undefined && taught > parts.today) return undefined
  if (taught !== undefined) {
    const daysAgo = (Date.parse(parts.today) - Date.parse(taught)) / 86_400_000
    if (daysAgo <= taughtWithinDays) {
      score += weights.taught * (1 - daysAgo / (2 * taughtWithinDays))
      reasons.push({ kind: 'taught', date: taught })
    }
  }
  const asked = parts.asked.get(prompt.concept)
  if (asked === undefined) {
    score += weights.neverAsked
    reasons.push({ kind: 'never-asked' })
  } else score += rankAsked(prompt, asked, parts, reasons)
  score += rankConfusion(prompt, parts.confusion, reasons)
  if (prompt.origin === 'file' || prompt.origin === 'form') {
    score += weights.staff
    reasons.push({ kind: 'written-by-staff' })
  }
  return { prompt, score, reasons }
}

function rankAsked(
  { concept }: ConceptPrompt,
  asked: { times: number; metShare?: number },
  { dueMs, nowMs }: RankParts,
  reasons: Reason[],
): number {
  const due = dueMs.get(concept)
  const metPercent = Math.round((asked.metShare ?? 0) * 100)
  if (due === undefined || due > nowMs) return weights.waits
  reasons.push({ kind: 'due-again', metPercent })
  if (asked.metShare === undefined || asked.metShare >= lowCoverageBelow) return weights.dueAgain
  reasons.push({ kind: 'low-coverage', metPercent })
  return weights.dueAgain + weights.lowCoverage
}

function rankConfusion(
  { title }: ConceptPrompt,
  confusion: ReadonlyMap<string, Confusion>,
  reasons: Reason[],
): number {
  const counts = Object.values(title).flatMap((heading) => confusion.get(headingKey(heading)) ?? [])
  const sum = (part: keyof Confusion) => counts.reduce((total, count) => total + count[part], 0)
  const [refused, notHelpful, repeated] = [sum('refused'), sum('notHelpful'), sum('repeated')]
  if (refused > 0) reasons.push({ kind: 'refused', count: refused })
  if (notHelpful > 0) reasons.push({ kind: 'not-helpful', count: notHelpful })
  if (repeated > 0) reasons.push({ kind: 'repeated', count: repeated })
  return Math.min(weights.mostConfusion, (refused + notHelpful + repeated) * weights.confusion)
}

/** The first date on which a document of the prompt is taught. */
function taughtOn({ criteria }: ConceptPrompt, lessons: RankParts['lessons']): string | undefined {
  const documents = criteria.flatMap(({ citations }) => citations.map(({ document }) => document))
  return lessons
    .filter(({ paths }) => documents.some((document) => paths.some((glob) => matchesGlob(document, glob))))
    .map(({ date }) => date)
    .toSorted()[0]
}
