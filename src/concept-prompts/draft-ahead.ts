import { createHash } from 'node:crypto'
import type { ConceptPromptPolicy } from '../course/concept-prompt-policy.ts'
import { addPrompt, readDays, readPrompts, type StoredPrompt } from '../store/concept-prompt-store.ts'
import { readCards, readSubmissions, wholeClass } from '../store/concept-submission-store.ts'
import type { State, StateAccess } from '../store/open-state.ts'
import type { Tutor } from '../tutor.ts'
import { resultsOf } from './class-results.ts'
import { conceptPromptSchema, type ConceptPrompt } from './concept-prompt.ts'
import { dayOf } from './due-times.ts'
import { rankPrompts, type RankedPrompt, type Reason } from './rank-prompts.ts'
import { readConfusion } from './read-confusion.ts'

/** How long what confused the class counts. */
const confusionMs = 3 * 86_400_000

export interface DraftRequest {
  state: State
  tutor: Tutor
  policy: ConceptPromptPolicy
  timeZone: string
  nowMs: number
  /** Ends the waiting for a model: then the drafts are those made from the material. */
  signal?: AbortSignal | undefined
}

/** What could be asked next, the best first, each with its reasons; what waits in the queue already is left out. */
export async function proposePrompts(request: DraftRequest): Promise<RankedPrompt[]> {
  const { state, tutor, policy, timeZone, nowMs } = request
  const courseId = tutor.course.id
  const waiting = await readPrompts(state.tables, courseId, ['draft', 'approved'])
  const skipped = (await readPrompts(state.tables, courseId, ['skipped'])).map(readPrompt)
  const settled = new Set([...waiting.map(readPrompt), ...skipped].map(questionKey))
  // A model would put the same concept in other words for ever: what staff do not want of it is not made again.
  const unwanted = new Set(skipped.filter(({ origin }) => origin === 'model').map(({ concept }) => concept))
  const busy = new Set(waiting.map(({ concept }) => concept))
  const cards = await readCards(state.tables, courseId, wholeClass)
  return rankPrompts({
    prompts: (await tutor.conceptPrompts()).filter(
      (prompt) =>
        !busy.has(prompt.concept) &&
        !settled.has(questionKey(prompt)) &&
        !(prompt.origin === 'material' && unwanted.has(prompt.concept)),
    ),
    today: dayOf(nowMs, timeZone),
    nowMs,
    lessons: policy.lessons,
    asked: await readAsked(state.tables, courseId),
    dueMs: new Map(cards.map(({ concept, due_ms }) => [concept, due_ms])),
    confusion: await readConfusion(state.tables, courseId, nowMs - confusionMs),
  })
}

/** Fills the queue up to the number of drafts that the course wants ready; each of another concept. */
export async function draftAhead(request: DraftRequest): Promise<void> {
  const { state, tutor, policy, nowMs } = request
  const courseId = tutor.course.id
  const waiting = await readPrompts(state.tables, courseId, ['draft', 'approved'])
  let missing = policy.draftsAhead - waiting.length
  if (missing <= 0) return
  const concepts = new Set<string>()
  const chosen: RankedPrompt[] = []
  for (const ranked of await proposePrompts(request)) {
    if (missing <= 0) break
    if (concepts.has(ranked.prompt.concept)) continue
    concepts.add(ranked.prompt.concept)
    chosen.push(ranked)
    missing -= 1
  }
  if (chosen.length === 0) return
  const asked = (await readPrompts(state.tables, courseId, ['posted', 'closed'])).length
  const written = await Promise.all(chosen.map((ranked) => writeAnew(ranked, request)))
  await state.write(async (transaction) => {
    // A model writes for a while, and never twice the same: another process may have filled the queue since.
    const queued = await readPrompts(transaction, courseId, ['draft', 'approved'])
    const busy = new Set(queued.map(({ concept }) => concept))
    const free = written.filter(({ prompt }) => !busy.has(prompt.concept))
    for (const { prompt, reasons } of free.slice(0, Math.max(0, policy.draftsAhead - queued.length))) {
      await addPrompt(transaction, rowOf(courseId, prompt, reasons, 'draft', nowMs, String(asked)))
    }
  })
}

/** What was made from the material is written by the model, where there is one and what it writes holds. */
async function writeAnew(ranked: RankedPrompt, { tutor, signal }: DraftRequest): Promise<RankedPrompt> {
  if (ranked.prompt.origin !== 'material') return ranked
  const prompt = await tutor.writePrompt(ranked.prompt, signal)
  return prompt === undefined ? ranked : { ...ranked, prompt }
}

/** A prompt as it is stored; the same prompt of the same occasion has the same id. */
export function rowOf(
  courseId: string,
  prompt: ConceptPrompt,
  reasons: readonly Reason[],
  status: 'draft' | 'approved',
  nowMs: number,
  occasion: string,
): Omit<StoredPrompt, 'position'> {
  const name = JSON.stringify([courseId, prompt.concept, prompt.kind, prompt.question, occasion])
  return {
    id: createHash('sha256').update(name).digest('hex').slice(0, 8),
    course_id: courseId,
    concept: prompt.concept,
    status,
    content: JSON.stringify(prompt),
    reasons: JSON.stringify(reasons),
    made_ms: nowMs,
  }
}

export function readPrompt({ content }: Pick<StoredPrompt, 'content'>): ConceptPrompt {
  return conceptPromptSchema.parse(JSON.parse(content))
}

function questionKey({ question }: ConceptPrompt): string {
  return question.en ?? question.ko ?? ''
}

async function readAsked(
  state: StateAccess,
  courseId: string,
): Promise<Map<string, { times: number; metShare?: number }>> {
  const asked = new Map<string, { times: number; metShare?: number }>()
  const days = await readDays(state, courseId)
  const closed = new Set(days.filter(({ closed_ms }) => closed_ms !== null).map(({ prompt_id }) => prompt_id))
  for (const row of await readPrompts(state, courseId, ['posted', 'closed'])) {
    const before = asked.get(row.concept)
    const { answered, metShare } = resultsOf(readPrompt(row), await readSubmissions(state, row.id))
    asked.set(row.concept, {
      times: (before?.times ?? 0) + 1,
      ...(closed.has(row.id) && answered > 0 ? { metShare } : {}),
    })
  }
  return asked
}
