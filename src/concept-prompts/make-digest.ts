import { z } from 'zod'
import { readExchangesSince } from '../store/concept-confusion-store.ts'
import { readDays, readPrompts } from '../store/concept-prompt-store.ts'
import { readSubmissions } from '../store/concept-submission-store.ts'
import type { StateAccess } from '../store/open-state.ts'
import type { Tutor } from '../tutor.ts'
import { resultsOf } from './class-results.ts'
import type { ConceptPrompt } from './concept-prompt.ts'
import { readPrompt } from './draft-ahead.ts'
import { readConfusion } from './read-confusion.ts'

const weekMs = 7 * 86_400_000
const lowBelow = 0.5

/** What a week of a course came to, for its instructors; nobody is named in it. */
export interface Digest {
  fromMs: number
  toMs: number
  questions: number
  students: number
  /** Headings that questions concerned, the most asked first. */
  asked: Array<{ heading: string; count: number }>
  /** Questions without an answer in the material, by the nearest heading, with one of them. */
  refused: Array<{ heading: string; count: number; sample: string }>
  /** Points that fewer than half of those who answered met. */
  notUnderstood: Array<{ text: ConceptPrompt['criteria'][number]['text']; metPercent: number }>
  /** Documents that students may read and no answer ever cited. */
  neverCited: string[]
  /** Headings with most refusals, unhelpful answers, repeated questions and low coverage. */
  teachAgain: string[]
}

const placeSchema = z.object({ document: z.string(), title: z.string(), headingPath: z.array(z.string()) })
const answerSchema = z.object({
  status: z.string(),
  citations: z.array(placeSchema).default([]),
  nearest: z.array(placeSchema).default([]),
})

export async function makeDigest(state: StateAccess, tutor: Tutor, nowMs: number): Promise<Digest> {
  const courseId = tutor.course.id
  const fromMs = nowMs - weekMs
  const exchanges = (await readExchangesSince(state, courseId, 0)).flatMap((exchange) => {
    const answer = answerSchema.safeParse(JSON.parse(exchange.answer))
    return answer.success ? [{ ...exchange, ...answer.data }] : []
  })
  const ofWeek = exchanges.filter(({ askedMs }) => askedMs >= fromMs && askedMs <= nowMs)
  const cited = new Set(exchanges.flatMap(({ citations }) => citations.map(({ document }) => document)))
  const documents = [...new Set((await tutor.topics({ reader: 'student' })).map(({ document }) => document))]
  const notUnderstood = await readWeakPoints(state, courseId, fromMs, nowMs)
  const confusion = await readConfusion(state, courseId, fromMs)
  const confused = [...confusion]
    .map(([heading, { refused, notHelpful, repeated }]) => ({
      heading,
      count: refused + notHelpful + repeated,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count)
  return {
    fromMs,
    toMs: nowMs,
    questions: ofWeek.length,
    students: new Set(ofWeek.map(({ person }) => person)).size,
    asked: countHeadings(ofWeek.map((exchange) => [exchange.citations[0], exchange.question])),
    refused: countHeadings(
      ofWeek
        .filter(({ status }) => status === 'not_in_course')
        .map((exchange) => [exchange.nearest[0] ?? { headingPath: ['—'], title: '—' }, exchange.question]),
    ),
    notUnderstood: notUnderstood.map(({ text, metPercent }) => ({ text, metPercent })),
    neverCited: documents.filter((document) => !cited.has(document)),
    teachAgain: [
      ...new Set([...notUnderstood.map(({ heading }) => heading), ...confused.map(({ heading }) => heading)]),
    ].slice(0, 5),
  }
}

function countHeadings(
  places: ReadonlyArray<[{ title: string; headingPath: string[] } | undefined, string]>,
): Array<{ heading: string; count: number; sample: string }> {
  const counts = new Map<string, { heading: string; count: number; sample: string }>()
  for (const [place, sample] of places) {
    if (place === undefined) continue
    const heading = place.headingPath[0] ?? place.title
    const known = counts.get(heading) ?? { heading, count: 0, sample }
    counts.set(heading, { ...known, count: known.count + 1 })
  }
  return [...counts.values()].toSorted((left, right) => right.count - left.count)
}

async function readWeakPoints(state: StateAccess, courseId: string, fromMs: number, toMs: number) {
  const closed = (await readDays(state, courseId)).filter(
    ({ closed_ms }) => closed_ms !== null && closed_ms >= fromMs && closed_ms <= toMs,
  )
  const ids = new Set(closed.map(({ prompt_id }) => prompt_id))
  const rows = (await readPrompts(state, courseId, ['closed'])).filter(({ id }) => ids.has(id))
  const weak: Array<Digest['notUnderstood'][number] & { heading: string }> = []
  for (const row of rows) {
    const prompt = readPrompt(row)
    const results = resultsOf(prompt, await readSubmissions(state, row.id))
    if (results.answered === 0) continue
    for (const { id, text } of prompt.criteria) {
      const met = results.criteria.find(({ criterionId }) => criterionId === id)?.met ?? 0
      if (met / results.answered >= lowBelow) continue
      const heading = prompt.title.ko ?? prompt.title.en ?? prompt.concept
      weak.push({ text, metPercent: Math.round((met / results.answered) * 100), heading })
    }
  }
  return weak
}
