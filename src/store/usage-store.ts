import { z } from 'zod'
import { translated } from './open-database.ts'
import { openUsageDatabase } from './usage-database.ts'

/** What was spent on a model on one day. */
export interface UsageRow {
  /** `YYYY-MM-DD` in the course's time zone. */
  day: string
  model: string
  askers: number
  questions: number
  inputTokens: number
  outputTokens: number
  /** Questions whose answer had to be an extract. */
  failures: number
}

export interface UsageCaps {
  userQuestionsPerDay: number
  userTokensPerDay: number
  courseQuestionsPerDay: number
  courseTokensPerDay: number
  /** Altogether; no limit where absent. */
  courseTokens?: number
}

export interface Spending {
  inputTokens: number
  outputTokens: number
  hasFailed: boolean
}

/** A question that may be asked of the model; `settle` records what it took, once. */
export interface UsageTicket {
  settle(spending: Spending): void
}

export interface UsageStore {
  /** Counts a question, or says which cap forbids it. `tokens` is what it may take at the most. */
  begin(request: { asker: string; tokens: number; now?: Date }): UsageTicket | 'user-cap' | 'course-cap'
  days(limit: number): UsageRow[]
  close(): void
}

export interface OpenUsageRequest {
  /** The data folder. */
  data: string
  courseId: string
  timeZone: string
  model: string
  caps: UsageCaps
  /** The secret behind the pseudonyms, from the environment; else the one that is kept in the data folder. */
  peopleKey?: string
}

const sums =
  'SELECT coalesce(sum(questions), 0) AS questions, coalesce(sum(input_tokens + output_tokens), 0) AS tokens FROM usage WHERE course = ?'

const sumsSchema = z.object({ questions: z.number(), tokens: z.number() })
const dayRowsSchema = z.array(
  z.object({
    day: z.string(),
    model: z.string(),
    askers: z.number(),
    questions: z.number(),
    inputTokens: z.number(),
    outputTokens: z.number(),
    failures: z.number(),
  }),
)

/**
 * The record of what the course's model takes, in `<data>/usage.db`. People are pseudonyms (see `usage-database.ts`);
 * what concerns one of them alone is in `usage-of-people.ts`.
 *
 * @throws TutorError `data` or `busy` where the file cannot be used.
 */
export function openUsageStore(request: OpenUsageRequest): UsageStore {
  const { data, courseId, timeZone, model, caps } = request
  const { file, database, pseudonymOf } = openUsageDatabase(data, request.peopleKey)
  const dayOf = (now: Date) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)
  /** Tokens of questions on their way: they count before they are known. */
  const onTheWay = new Map<string, number>()
  const reserved = (who?: string) =>
    [...onTheWay].reduce(
      (sum, [asker, tokens]) => (who === undefined || asker === who ? sum + tokens : sum),
      0,
    )
  const sumOf = (condition: string, ...values: string[]) =>
    sumsSchema.parse(database.prepare(`${sums}${condition}`).get(courseId, ...values))
  const add = database.prepare(`
    INSERT INTO usage VALUES (@course, @day, @asker, @model, @questions, @inputTokens, @outputTokens, @failures)
    ON CONFLICT (course, day, asker, model) DO UPDATE SET questions = questions + excluded.questions,
      input_tokens = input_tokens + excluded.input_tokens, output_tokens = output_tokens + excluded.output_tokens,
      failures = failures + excluded.failures`)
  const nothing = { course: courseId, model, questions: 0, inputTokens: 0, outputTokens: 0, failures: 0 }

  const reachedCap = (day: string, asker: string, tokens: number): 'user-cap' | 'course-cap' | undefined => {
    const user = sumOf(' AND day = ? AND asker = ?', day, asker)
    const userTokens = user.tokens + reserved(asker) + tokens
    if (user.questions >= caps.userQuestionsPerDay || userTokens > caps.userTokensPerDay) return 'user-cap'
    const today = sumOf(' AND day = ?', day)
    const all = reserved() + tokens
    if (today.questions >= caps.courseQuestionsPerDay || today.tokens + all > caps.courseTokensPerDay)
      return 'course-cap'
    const isOver = caps.courseTokens !== undefined && sumOf('').tokens + all > caps.courseTokens
    return isOver ? 'course-cap' : undefined
  }

  return {
    begin({ asker: name, tokens, now = new Date() }) {
      const asker = pseudonymOf(name)
      const day = dayOf(now)
      const cap = translated(file, () =>
        database
          .transaction(() => {
            const reached = reachedCap(day, asker, tokens)
            if (reached === undefined) add.run({ ...nothing, day, asker, questions: 1 })
            return reached
          })
          .immediate(),
      )
      if (cap !== undefined) return cap
      onTheWay.set(asker, (onTheWay.get(asker) ?? 0) + tokens)
      let isOpen = true
      return {
        settle({ inputTokens, outputTokens, hasFailed }) {
          if (!isOpen) return
          isOpen = false
          const left = (onTheWay.get(asker) ?? 0) - tokens
          if (left > 0) onTheWay.set(asker, left)
          else onTheWay.delete(asker)
          translated(file, () =>
            add.run({ ...nothing, day, asker, inputTokens, outputTokens, failures: hasFailed ? 1 : 0 }),
          )
        },
      }
    },
    days: (limit) =>
      dayRowsSchema.parse(
        database
          .prepare(
            `SELECT day, model, count(DISTINCT asker) AS askers, sum(questions) AS questions, sum(input_tokens) AS inputTokens,
               sum(output_tokens) AS outputTokens, sum(failures) AS failures
             FROM usage WHERE course = ? GROUP BY day, model ORDER BY day DESC, model LIMIT ?`,
          )
          .all(courseId, limit),
      ),
    close: () => database.close(),
  }
}
