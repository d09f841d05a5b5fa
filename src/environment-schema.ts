import { z } from 'zod'
import { defaultConfig } from './default-config.ts'

const optionalText = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional()

const wholeNumber = z.coerce.number().int().nonnegative()

/** A number with a default; an empty variable is an absent one. */
function numberOr(fallback: number, number: z.ZodType<number> = wholeNumber) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    number.default(fallback),
  )
}

const optionalNumber = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z.coerce.number().nonnegative().optional(),
)

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]']

/** Another address of a platform; its token is sent there, so it goes unencrypted only inside this machine. */
const platformAddress = optionalText.pipe(
  z
    .url('it must be an address, as in https://example.org/api')
    .refine((text) => {
      const { protocol, hostname } = new URL(text)
      return protocol === 'https:' || (protocol === 'http:' && loopbackHosts.includes(hostname))
    }, 'it must begin with https:// (http:// only on this machine)')
    .optional(),
)

/** The environment that the tutor reads; `.env.example` documents the same names (a test keeps them equal). */
export const environmentSchema = z.object({
  TUTOR_COURSE: optionalText.describe('Folder of the course, where --course is not given.'),
  TUTOR_DATA: optionalText.describe('Folder of the index and the state, where --data is not given.'),
  OPENAI_API_KEY: optionalText.describe(
    "Key of the language model's server. With it, or with OPENAI_BASE_URL, a model writes the answers.",
  ),
  OPENAI_BASE_URL: optionalText.describe(
    "Address of a server that speaks OpenAI's protocol (Ollama, vLLM, LM Studio, llama.cpp), with /v1.",
  ),
  OPENAI_MODEL: optionalText.describe('Chat model that writes the answers (default: gpt-4o-mini).'),
  OPENAI_EMBEDDING_MODEL: optionalText.describe(
    'Embedding model of the same server; without it the local embedding is used.',
  ),
  OPENAI_TIMEOUT_MS: numberOr(defaultConfig.OPENAI_TIMEOUT_MS, wholeNumber.min(100)).describe(
    'Longest time in milliseconds for an answer by the model, retries included (default: 25000).',
  ),
  OPENAI_MAX_RETRIES: numberOr(defaultConfig.OPENAI_MAX_RETRIES).describe(
    'How often a failed call is tried again within that time (default: 2).',
  ),
  OPENAI_TEMPERATURE: numberOr(defaultConfig.OPENAI_TEMPERATURE, z.coerce.number().min(0).max(2)).describe(
    'Temperature of the model, 0 to 2 (default: 0).',
  ),
  TUTOR_MAX_OUTPUT_TOKENS: numberOr(defaultConfig.TUTOR_MAX_OUTPUT_TOKENS, wholeNumber.min(50)).describe(
    'Most tokens that the model may write for one answer (default: 900).',
  ),
  TUTOR_USER_QUESTIONS_PER_DAY: numberOr(defaultConfig.TUTOR_USER_QUESTIONS_PER_DAY).describe(
    'Questions that a model answers for one user a day; then the cited extract is given (default: 100).',
  ),
  TUTOR_USER_TOKENS_PER_DAY: numberOr(defaultConfig.TUTOR_USER_TOKENS_PER_DAY).describe(
    'Tokens that a model may use for one user a day (default: 300000).',
  ),
  TUTOR_COURSE_QUESTIONS_PER_DAY: numberOr(defaultConfig.TUTOR_COURSE_QUESTIONS_PER_DAY).describe(
    'Questions that a model answers for the whole course a day (default: 3000).',
  ),
  TUTOR_COURSE_TOKENS_PER_DAY: numberOr(defaultConfig.TUTOR_COURSE_TOKENS_PER_DAY).describe(
    'Tokens that a model may use for the whole course a day (default: 5000000).',
  ),
  TUTOR_COURSE_TOKENS: optionalNumber.describe(
    'Tokens that a model may use for the course altogether; no limit where empty.',
  ),
  OPENAI_INPUT_PRICE: optionalNumber.describe(
    'Price of a million input tokens, for the cost in tutor usage.',
  ),
  OPENAI_OUTPUT_PRICE: optionalNumber.describe(
    'Price of a million output tokens, for the cost in tutor usage.',
  ),
  DISCORD_TOKEN: optionalText.describe(
    'Token of the Discord bot. With it `tutor serve` connects to Discord.',
  ),
  DISCORD_APPLICATION_ID: optionalText
    .pipe(
      z
        .string()
        .regex(/^\d{5,25}$/u, 'it must be a number of Discord')
        .optional(),
    )
    .describe('Application id of the Discord bot; asked of Discord where it is not given.'),
  DISCORD_GUILD_ID: optionalText
    .pipe(
      z
        .string()
        .regex(/^\d{5,25}$/u, 'it must be a number of Discord')
        .optional(),
    )
    .describe(
      'The one Discord server in which the commands are registered, at once; without it they are registered for all.',
    ),
  DISCORD_API_URL: platformAddress.describe(
    "Address of Discord's API, for a proxy or a test (default: https://discord.com/api).",
  ),
  DISCORD_CDN_URL: platformAddress.describe(
    "Address of Discord's files, for a proxy or a test (default: https://cdn.discordapp.com).",
  ),
  SLACK_BOT_TOKEN: optionalText.describe(
    'Bot token of the Slack app (xoxb-…). With it, and one of the next two, `tutor serve` connects to Slack.',
  ),
  SLACK_APP_TOKEN: optionalText.describe('App-level token (xapp-…) of the Slack app, for Socket Mode.'),
  SLACK_SIGNING_SECRET: optionalText.describe(
    'Signing secret of the Slack app, for events by HTTP on PORT (with SLACK_SOCKET_MODE=false).',
  ),
  SLACK_SOCKET_MODE: optionalText
    .pipe(z.enum(['true', 'false'], 'it must be true or false').optional())
    .describe('true: Slack is reached by Socket Mode, the default; false: Slack sends its events by HTTP.'),
  SLACK_API_URL: platformAddress.describe(
    "Address of Slack's API, for a proxy or a test (default: https://slack.com/api/).",
  ),
  TUTOR_PEOPLE_KEY: optionalText
    .pipe(z.string().min(32, 'it must have at least 32 characters').optional())
    .describe(
      'Secret behind the pseudonyms of people; made and kept in the data folder where it is not given.',
    ),
  TUTOR_LOG_LEVEL: optionalText
    .pipe(z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional())
    .describe('How much `tutor serve` logs: debug, info, warn, error or silent; info where it is not given.'),
  PORT: optionalText
    .transform((text) => (text === undefined ? undefined : Number(text)))
    .pipe(z.int('it must be a whole number').min(0).max(65535).optional())
    .describe('Port of /health, /ready and /metrics; without it there is no such server.'),
})
export type Config = z.infer<typeof environmentSchema>
