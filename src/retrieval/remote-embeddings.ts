import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import type { Config } from '../config.ts'
import { TutorError } from '../errors.ts'
import type { CourseEmbeddings } from './course-embeddings.ts'

const batchTexts = 64
const longestText = 6_000
/** A trained model knows meanings and translations, which the course's own vectors do not: it may say more. */
const remoteWeight = 0.3
/** A question waits for its vector no longer than this share of the time that its answer may take. */
const queryShare = 0.2
/** A call that failed within this share of its time is tried again; a slow failure is not worth a second wait. */
const quickShare = 0.2
const firstPauseMs = 250

/**
 * Embeddings of the model that `OPENAI_EMBEDDING_MODEL` names, at the server of the language model; undefined where none
 * is named. Texts are sent as `hide` leaves them. Its vectors have their own id and stand beside the local ones.
 *
 * @throws TutorError `model`, from its methods, where the server fails: the caller falls back to the local embeddings.
 */
export async function createRemoteEmbeddings(
  config: Config,
  hide: (text: string) => string = (text) => text,
): Promise<CourseEmbeddings | undefined> {
  const model = config.OPENAI_EMBEDDING_MODEL
  const hasServer = config.OPENAI_API_KEY !== undefined || config.OPENAI_BASE_URL !== undefined
  if (model === undefined || !hasServer) return undefined
  const { OpenAIEmbeddings } = await import('@langchain/openai')
  const clientWithin = (timeoutMs: number) =>
    new OpenAIEmbeddings({
      model,
      apiKey: config.OPENAI_API_KEY ?? 'none',
      // Servers that ignore the default, base64, would give empty vectors without a word.
      encodingFormat: 'float',
      batchSize: batchTexts,
      timeout: timeoutMs,
      // One layer of retries, ours: LangChain's would go on after the caller has given up.
      maxRetries: 0,
      ...(config.OPENAI_BASE_URL === undefined ? {} : { configuration: { baseURL: config.OPENAI_BASE_URL } }),
    })
  const documentsMs = config.OPENAI_TIMEOUT_MS
  const queryMs = documentsMs * queryShare
  const documents = clientWithin(documentsMs)
  const queries = clientWithin(queryMs)
  // One empty text fails its whole batch.
  const prepare = (text: string): string => hide(text).slice(0, longestText).trim() || '-'
  const embeddings: EmbeddingsInterface = {
    async embedDocuments(texts) {
      const vectors: number[][] = []
      for (let start = 0; start < texts.length; start += batchTexts) {
        const batch = texts.slice(start, start + batchTexts).map(prepare)
        const call = () => documents.embedDocuments(batch)
        vectors.push(...(await embed(call, batch.length, documentsMs, config.OPENAI_MAX_RETRIES)))
      }
      return vectors
    },
    async embedQuery(text) {
      const call = async () => [await queries.embedQuery(prepare(text))]
      return (await embed(call, 1, queryMs, config.OPENAI_MAX_RETRIES))[0] ?? []
    },
  }
  return {
    embeddings,
    id: `openai:${config.OPENAI_BASE_URL ?? 'api.openai.com'}:${model}`,
    weight: remoteWeight,
  }
}

async function embed(
  call: () => Promise<number[][]>,
  count: number,
  limitMs: number,
  maxRetries: number,
): Promise<number[][]> {
  const startedAt = performance.now()
  for (let tries = 0; ; tries += 1) {
    try {
      const vectors = await call()
      if (isSound(vectors, count)) return vectors
      throw new TutorError('model', failure)
    } catch (error) {
      const isQuick = performance.now() - startedAt < limitMs * quickShare
      if (error instanceof TutorError) throw error
      if (tries >= maxRetries || !isQuick) throw new TutorError('model', failure, { cause: error })
    }
    const pauseMs = Math.min(firstPauseMs * 2 ** tries, limitMs * quickShare)
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs)
    })
  }
}

function isSound(vectors: readonly number[][], count: number): boolean {
  const size = vectors[0]?.length ?? 0
  return (
    vectors.length === count &&
    size > 0 &&
    vectors.every((vector) => vector.length === size && vector.every((value) => Number.isFinite(value)))
  )
}

const failure =
  'The embedding server failed; check OPENAI_EMBEDDING_MODEL and OPENAI_BASE_URL, or leave the model empty to use the local embedding.'
