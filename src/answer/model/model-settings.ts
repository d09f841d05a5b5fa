import type { Config } from '../../config.ts'

/** How the model is reached and how far it may go. */
export interface ModelSettings {
  apiKey: string
  baseUrl: string | undefined
  model: string
  temperature: number
  maxOutputTokens: number
  /** For one answer, retries included. */
  timeoutMs: number
  /** Until the first piece of a reply. */
  firstPieceMs: number
  /** Between two pieces of a streamed reply. */
  betweenPiecesMs: number
  maxRetries: number
}

const defaultModel = 'gpt-4o-mini'
/** Servers on the user's own machine ask for no key, but the client must send one. */
const noKey = 'none'

/** The model's settings; undefined where neither a key nor an address is set: then all answers are extracts. */
export function readModelSettings(config: Config): ModelSettings | undefined {
  if (config.OPENAI_API_KEY === undefined && config.OPENAI_BASE_URL === undefined) return undefined
  const timeoutMs = config.OPENAI_TIMEOUT_MS
  return {
    apiKey: config.OPENAI_API_KEY ?? noKey,
    baseUrl: config.OPENAI_BASE_URL,
    model: config.OPENAI_MODEL ?? defaultModel,
    temperature: config.OPENAI_TEMPERATURE,
    maxOutputTokens: config.TUTOR_MAX_OUTPUT_TOKENS,
    timeoutMs,
    firstPieceMs: Math.round(timeoutMs * 0.6),
    betweenPiecesMs: Math.round(timeoutMs * 0.25),
    maxRetries: config.OPENAI_MAX_RETRIES,
  }
}
