import { createEmptyCard, fsrs, Rating, type Card } from 'ts-fsrs'
import { z } from 'zod'
import { keepCard, readCards } from '../store/concept-submission-store.ts'
import type { StateAccess } from '../store/open-state.ts'

// Without fuzz: the same answers give the same days, on each process.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false })

const date = z.coerce.date()
const cardSchema = z.object({
  due: date,
  stability: z.number(),
  difficulty: z.number(),
  elapsed_days: z.number(),
  scheduled_days: z.number(),
  learning_steps: z.number(),
  reps: z.number(),
  lapses: z.number(),
  state: z.number(),
  last_review: date.optional(),
})

/** How well something was remembered, by the share of the criteria that were met (0 to 1). */
function ratingOf(metShare: number): Rating.Again | Rating.Hard | Rating.Good | Rating.Easy {
  if (metShare < 0.4) return Rating.Again
  if (metShare < 0.7) return Rating.Hard
  return metShare < 1 ? Rating.Good : Rating.Easy
}

/**
 * Moves a person's (or the class's) card of a concept on by one answer: FSRS says when it is due again.
 *
 * @param metShare Share of the criteria that were met.
 */
export async function reviewConcept(
  state: StateAccess,
  review: { courseId: string; person: string; concept: string; metShare: number; nowMs: number },
): Promise<void> {
  const { courseId, person, concept, metShare, nowMs } = review
  const cards = await readCards(state, courseId, person)
  const known = cards.find((card) => card.concept === concept)
  const now = new Date(nowMs)
  const before = known === undefined ? createEmptyCard(now) : readCard(known.card)
  const { card } = scheduler.next(before, now, ratingOf(metShare))
  await keepCard(state, {
    course_id: courseId,
    person,
    concept,
    due_ms: card.due.getTime(),
    card: JSON.stringify(card),
  })
}

function readCard(text: string): Card {
  const { last_review, ...card } = cardSchema.parse(JSON.parse(text))
  return { ...card, ...(last_review !== undefined && { last_review }) }
}
