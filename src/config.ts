import { defaultConfig } from './default-config.ts'
import type { Config } from './environment-schema.ts'
import { TutorError } from './errors.ts'

export type { Config }

const ownVariable = /^(?:(?:TUTOR|OPENAI|DISCORD|SLACK)_|PORT$)/u
const folders = ['TUTOR_COURSE', 'TUTOR_DATA'] as const

/**
 * The configuration out of the environment; the only reader of `process.env`. The schema is loaded only where more
 * than the two folders is set: a plain `tutor ask` has to start fast.
 *
 * @throws TutorError `bad-input`, naming the first variable that is wrong.
 */
export async function readConfig(
  environment: Record<string, string | undefined> = process.env,
): Promise<Config> {
  const config = foldersAlone(environment)
  if (config !== undefined) return config
  const { environmentSchema } = await import('./environment-schema.ts')
  const parsed = environmentSchema.safeParse(environment)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new TutorError(
    'bad-input',
    `The environment variable ${String(issue?.path[0])} is wrong: ${issue?.message ?? 'unreadable'}. Mend it or remove it; .env.example says what it takes.`,
  )
}

/** The configuration where at most the two folders are set, which any text may name; else undefined. */
function foldersAlone(environment: Record<string, string | undefined>): Config | undefined {
  const config: Config = { ...defaultConfig }
  for (const [name, value] of Object.entries(environment)) {
    const folder = folders.find((known) => known === name)
    if (folder === undefined && ownVariable.test(name)) return undefined
    if (folder === undefined || value === undefined) continue
    if (typeof value !== 'string') return undefined
    if (value.trim() !== '') config[folder] = value.trim()
  }
  return config
}
