import { type ChatClient, createChatClient } from '../answer/model/chat-client.ts'
import { writingInstructions, writtenAnswerJsonSchema } from '../answer/model/instructions.ts'
import { type ModelFaultKind, toModelFault } from '../answer/model/model-fault.ts'
import { type ModelSettings, readModelSettings } from '../answer/model/model-settings.ts'
import { createSentenceReader } from '../answer/model/read-sentences.ts'
import type { Config } from '../config.ts'
import { messageOf } from '../errors.ts'
import type { Finding } from './finding.ts'

const longestExaminationMs = 20_000
const source = 'Water boils at 100 °C at sea level.'
const message = `<source number="1" place="Water">\n${source}\n</source>\n\nQuestion: At how many degrees does water boil?`
const quoted = 'answers are quoted from the material'

const faults: Record<ModelFaultKind, { finding: string; remedy: string }> = {
  busy: {
    finding: 'is asked too often (429)',
    remedy: 'Wait, or ask for a higher limit at the provider.',
  },
  'refused-access': {
    finding: 'refuses access',
    remedy: 'Check OPENAI_API_KEY, and that the key may use this model.',
  },
  unreachable: {
    finding: 'cannot be reached, or failed',
    remedy: 'Check that the server runs and that OPENAI_BASE_URL is its address, with /v1 at the end.',
  },
  'too-slow': {
    finding: 'does not answer in time',
    remedy: 'Take a smaller or faster model, or give it more time with OPENAI_TIMEOUT_MS.',
  },
  'broken-off': {
    finding: 'breaks off its answer',
    remedy:
      'Raise TUTOR_MAX_OUTPUT_TOKENS where the model thinks before it writes; else look into the log of the server.',
  },
  refused: { finding: 'declines to answer', remedy: 'Take another model with OPENAI_MODEL.' },
  unreadable: {
    finding: 'answers in no form that can be read',
    remedy: 'Check that OPENAI_BASE_URL is the address of a server that speaks the protocol of OpenAI.',
  },
  'bad-request': {
    finding: 'does not take the request',
    remedy: 'Check that the server has the model that OPENAI_MODEL names.',
  },
}

/** Whether the configured language model answers, in the form that answers are read in, and the embedding model too. */
export async function examineModel(config: Config): Promise<Finding[]> {
  const settings = readModelSettings(config)
  if (settings === undefined) {
    const isOrphan = config.OPENAI_MODEL !== undefined || config.OPENAI_EMBEDDING_MODEL !== undefined
    const none: Finding = { level: 'ok', about: 'language model', finding: `none is configured: ${quoted}` }
    return isOrphan
      ? [{ ...none, level: 'warning', remedy: 'Set OPENAI_API_KEY or OPENAI_BASE_URL, or remove the model.' }]
      : [none]
  }
  return [...(await examineChat(settings)), ...(await examineEmbedding(config))]
}

async function examineChat(settings: ModelSettings): Promise<Finding[]> {
  const about = 'language model'
  const where = `${settings.model} at ${settings.baseUrl ?? 'api.openai.com'}`
  try {
    const { sentences, isJson } = await tryModel(settings)
    const form: Finding = isJson
      ? { level: 'ok', about: 'structured output', finding: 'the server takes a JSON schema' }
      : {
          level: 'warning',
          about: 'structured output',
          finding: 'the server holds its model to no JSON schema, so answers are read in lines',
          remedy: 'Nothing has to be done; with a server that does, more of the answers can be read.',
        }
    const isRead = sentences > 0
    return [
      {
        level: isRead ? 'ok' : 'warning',
        about,
        finding: isRead ? `${where} answers` : `${where} answers, but in no form that can be read`,
        ...(isRead ? {} : { remedy: `Take a larger model with OPENAI_MODEL; until then ${quoted}.` }),
      },
      form,
    ]
  } catch (error) {
    const { finding, remedy } = faults[toModelFault(error).kind]
    return [{ level: 'failure', about, finding: `${where} ${finding}; ${quoted}`, remedy }]
  }
}

interface Trial {
  /** How many sentences of the reply could be read. */
  sentences: number
  isJson: boolean
}

async function tryModel(settings: ModelSettings): Promise<Trial> {
  const client = createChatClient(settings)
  await client.prepare()
  try {
    return await askOnce(settings, client)
  } catch (error) {
    const fault = toModelFault(error)
    if (fault.kind !== 'bad-request' || fault.detail !== 'structured') throw fault
    return askOnce(settings, client)
  }
}

async function askOnce(settings: ModelSettings, client: ChatClient): Promise<Trial> {
  const isStructured = client.takes.structured
  const reader = createSentenceReader()
  let text = ''
  for await (const piece of client.read({
    instructions: writingInstructions('en', isStructured, false),
    message,
    isStreamed: true,
    deadlineMs: performance.now() + Math.min(settings.timeoutMs, longestExaminationMs),
    ...(isStructured ? { schema: writtenAnswerJsonSchema() } : {}),
  })) {
    if (piece.kind === 'text') text += piece.text
  }
  const sentences = reader.push(text).sentences.length + reader.end().sentences.length
  return { sentences, isJson: isStructured && text.trimStart().startsWith('{') }
}

async function examineEmbedding(config: Config): Promise<Finding[]> {
  const about = 'embedding model'
  if (config.OPENAI_EMBEDDING_MODEL === undefined) {
    return [{ level: 'ok', about, finding: 'none is configured: the local embedding is used' }]
  }
  const { createRemoteEmbeddings } = await import('../retrieval/remote-embeddings.ts')
  try {
    const remote = await createRemoteEmbeddings(config)
    const vector = await remote?.embeddings.embedQuery('water')
    return [
      {
        level: 'ok',
        about,
        finding: `${config.OPENAI_EMBEDDING_MODEL} gives ${vector?.length ?? 0} numbers`,
      },
    ]
  } catch (error) {
    return [
      {
        level: 'failure',
        about,
        finding: `${config.OPENAI_EMBEDDING_MODEL} gives no vectors; the local embedding is used`,
        remedy: messageOf(error),
      },
    ]
  }
}
