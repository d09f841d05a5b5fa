import { z } from 'zod'
import { TutorError } from './errors.ts'

const optionalText = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional()

/** The environment that the tutor reads; `.env.example` documents the same names (a test keeps them equal). */
export const environmentSchema = z.object({
  TUTOR_COURSE: optionalText.describe('Folder of the course, where --course is not given.'),
  TUTOR_DATA: optionalText.describe('Folder of the index and the state, where --data is not given.'),
})
export type Config = z.infer<typeof environmentSchema>

/**
 * The configuration out of the environment; the only reader of `process.env`.
 *
 * @throws TutorError `bad-input`, naming the first variable that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = environmentSchema.safeParse(environment)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new TutorError(
    'bad-input',
    `The environment variable ${String(issue?.path[0])} is wrong: ${issue?.message ?? 'unreadable'}. Mend it or remove it; .env.example says what it takes.`,
  )
}
