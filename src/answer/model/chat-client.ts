import { z } from 'zod'
import { limitPieces } from './limit-pieces.ts'
import { ModelFault, toModelFault } from './model-fault.ts'
import type { ModelSettings } from './model-settings.ts'

export interface ChatRequest {
  instructions: string
  message: string
  /** JSON schema of the reply; absent for plain text. */
  schema?: Record<string, unknown>
  maxOutputTokens?: number
  /** Read piece by piece, or in one piece. */
  isStreamed: boolean
  /** An instant on the clock of `performance.now()`. */
  deadlineMs: number
  signal?: AbortSignal
}

export interface TokenCount {
  inputTokens: number
  outputTokens: number
}

export type ChatPiece = { kind: 'text'; text: string } | { kind: 'usage'; usage: TokenCount }

/** What a server was seen not to take; remembered, so that each is tried once. */
export interface ServerLimits {
  structured: boolean
  streaming: boolean
  temperature: boolean
  streamUsage: boolean
}

export interface ChatClient {
  /** Loads LangChain, so that no limit of time pays for it. */
  prepare(): Promise<void>
  readonly takes: Readonly<ServerLimits>
  /** The reply's pieces; ends normally only after the server said that the reply is complete. */
  read(request: ChatRequest): AsyncGenerator<ChatPiece>
}

const metadataSchema = z.object({ finish_reason: z.string().nullish() }).loose()
const usageSchema = z.object({ input_tokens: z.number().nullish(), output_tokens: z.number().nullish() })
const charactersPerToken = 6
const complaints: Array<[keyof ServerLimits, RegExp]> = [
  ['structured', /response_format|json_schema|structured|grammar/iu],
  ['temperature', /temperature/iu],
  ['streamUsage', /stream_options|include_usage/iu],
  ['streaming', /\bstream/iu],
]

/** Talks to a chat model through LangChain, which is loaded with the first call. */
export function createChatClient(settings: ModelSettings): ChatClient {
  const takes: ServerLimits = { structured: true, streaming: true, temperature: true, streamUsage: true }

  let loading: Promise<LangChain> | undefined
  const load = (): Promise<LangChain> => (loading ??= loadLangChain())

  async function* readOnce(request: ChatRequest): AsyncGenerator<ChatPiece> {
    const { ChatOpenAI, HumanMessage, SystemMessage } = await load()
    const isStreamed = request.isStreamed && takes.streaming
    const maxTokens = request.maxOutputTokens ?? settings.maxOutputTokens
    const model = new ChatOpenAI({
      model: settings.model,
      apiKey: settings.apiKey,
      maxTokens,
      // One layer of retries and time-outs, ours: LangChain's would hang on a dead server.
      maxRetries: 0,
      useResponsesApi: false,
      streamUsage: isStreamed && takes.streamUsage,
      ...(takes.temperature ? { temperature: settings.temperature } : {}),
      configuration: {
        ...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl }),
        maxRetries: 0,
      },
    })
    const messages = [new SystemMessage(request.instructions), new HumanMessage(request.message)]
    const format =
      request.schema !== undefined && takes.structured
        ? {
            response_format: {
              type: 'json_schema' as const,
              json_schema: { name: 'answer', schema: request.schema, strict: true },
            },
          }
        : {}
    const limits = {
      firstPieceMs: isStreamed ? settings.firstPieceMs : settings.timeoutMs,
      betweenPiecesMs: settings.betweenPiecesMs,
      deadlineMs: request.deadlineMs,
    }
    const open = async (signal: AbortSignal) =>
      isStreamed
        ? await model.stream(messages, { ...format, signal })
        : [await model.invoke(messages, { ...format, signal })].values()
    const pieces = limitPieces(
      async (signal) => toAsync(await open(signal)),
      limits,
      ({ content }) => content !== '',
      request.signal,
    )
    let finish: string | undefined
    let characters = 0
    for await (const piece of pieces) {
      const refusal = piece.additional_kwargs['refusal']
      if (typeof refusal === 'string' && refusal !== '') throw new ModelFault('refused')
      const text = typeof piece.content === 'string' ? piece.content : ''
      characters += text.length
      if (characters > maxTokens * charactersPerToken) throw new ModelFault('broken-off')
      if (text !== '') yield { kind: 'text', text }
      const usage = usageSchema.safeParse(piece.usage_metadata)
      if (usage.success && (usage.data.input_tokens ?? 0) > 0) {
        yield {
          kind: 'usage',
          usage: { inputTokens: usage.data.input_tokens ?? 0, outputTokens: usage.data.output_tokens ?? 0 },
        }
      }
      finish = metadataSchema.safeParse(piece.response_metadata).data?.finish_reason ?? finish
    }
    if (finish === 'content_filter') throw new ModelFault('refused')
    // A connection that closes without a reason to finish is a cut, though the client takes it for an end.
    if (finish !== 'stop' && finish !== 'eos') throw new ModelFault('broken-off')
  }

  async function* read(request: ChatRequest): AsyncGenerator<ChatPiece> {
    let hasText = false
    try {
      for await (const piece of readOnce(request)) {
        hasText ||= piece.kind === 'text'
        yield piece
      }
    } catch (error) {
      const fault = toModelFault(error)
      const refused =
        fault.kind === 'bad-request'
          ? complaints.find(([setting, words]) => takes[setting] && words.test(fault.detail))
          : undefined
      if (refused === undefined || hasText) throw fault
      takes[refused[0]] = false
      // The caller asks again in the plain form, since its instructions must change too.
      if (refused[0] === 'structured') throw new ModelFault('bad-request', undefined, 'structured')
      yield* read(request)
    }
  }

  return {
    takes,
    read,
    prepare: async () => {
      await load()
    },
  }
}

type LangChain = Awaited<ReturnType<typeof loadLangChain>>

async function loadLangChain() {
  const [{ ChatOpenAI }, { HumanMessage, SystemMessage }] = await Promise.all([
    import('@langchain/openai'),
    import('@langchain/core/messages'),
  ])
  return { ChatOpenAI, HumanMessage, SystemMessage }
}

async function* toAsync<Piece>(pieces: AsyncIterable<Piece> | Iterable<Piece>): AsyncGenerator<Piece> {
  yield* pieces
}
