import { z } from 'zod'
import type { UsageStore } from '../../store/usage-store.ts'
import { createCallGuard, ModelAtRest } from './call-guard.ts'
import { createChatClient, type TokenCount } from './chat-client.ts'
import { countRoughly } from './count-roughly.ts'
import { createMask } from './mask-personal-data.ts'
import { ModelFault } from './model-fault.ts'
import type { ModelSettings } from './model-settings.ts'
import { openTicket, settleTicket } from './usage-ticket.ts'

export interface StructuredRequest<Reply> {
  /** What to do, with the form of the reply in words, for servers that hold their models to none. */
  instructions: string
  /** Data for it; personal data in it is masked. */
  message: string
  /** Objects must be strict and without optional keys: that is what servers take. */
  schema: z.ZodType<Reply>
  /** Whose caps count, and the names of theirs to be masked. */
  asker: { id: string; names?: readonly string[] }
  maxOutputTokens?: number
  /** Ends the waiting: then there is no reply. */
  signal?: AbortSignal | undefined
}

/** A reply in the form that was asked for, or undefined where there is none: whatever fails is recorded, not thrown. */
export type AskStructured = <Reply>(request: StructuredRequest<Reply>) => Promise<Reply | undefined>

/** Asks the configured model for data; every reply is parsed, nothing in it is believed here. */
export function createStructuredModel(settings: ModelSettings, usage: UsageStore): AskStructured {
  const client = createChatClient(settings)
  const guard = createCallGuard(settings)

  return async ({
    instructions,
    message,
    schema,
    asker,
    signal,
    maxOutputTokens = settings.maxOutputTokens,
  }) => {
    if (signal?.aborted === true) return undefined
    const mask = createMask(asker.names)
    const hidden = mask.hide(message)
    const inputTokens = countRoughly(instructions + hidden)
    const ticket = openTicket(usage, { asker: asker.id, tokens: inputTokens + maxOutputTokens })
    if (typeof ticket === 'string') return undefined
    const spent: TokenCount = { inputTokens: 0, outputTokens: 0 }
    let hasFailed = true
    try {
      await client.prepare()
      const deadlineMs = performance.now() + settings.timeoutMs
      const readOnce = async () => {
        let text = ''
        const request = {
          instructions,
          message: hidden,
          maxOutputTokens,
          isStreamed: false,
          deadlineMs,
          ...(signal && { signal }),
        }
        const structured = client.takes.structured ? { schema: jsonSchemaOf(schema) } : {}
        for await (const piece of client.read({ ...request, ...structured })) {
          if (piece.kind === 'text') text += piece.text
          else {
            spent.inputTokens += piece.usage.inputTokens
            spent.outputTokens += piece.usage.outputTokens
          }
        }
        if (spent.outputTokens === 0) spent.outputTokens = countRoughly(text)
        return parseReply(mask.reveal(text), schema)
      }
      const readInAnyForm = async () => {
        try {
          return await readOnce()
        } catch (error) {
          // The server takes no schema: the instructions describe the form in words as well.
          if (error instanceof ModelFault && error.detail === 'structured') return readOnce()
          throw error
        }
      }
      const reply = await guard.run(readInAnyForm, deadlineMs, () => signal?.aborted !== true)
      hasFailed = false
      return reply
    } catch (error) {
      if (error instanceof ModelFault || error instanceof ModelAtRest) return undefined
      throw error
    } finally {
      if (spent.inputTokens === 0) spent.inputTokens = inputTokens
      settleTicket(ticket, { ...spent, hasFailed })
    }
  }
}

function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...jsonSchema } = z.toJSONSchema(schema)
  return jsonSchema
}

/** The JSON of a reply, which some models put between fences or after a word of their own. */
function parseReply<Reply>(text: string, schema: z.ZodType<Reply>): Reply {
  const from = text.indexOf('{')
  const to = text.lastIndexOf('}')
  try {
    const parsed = schema.safeParse(JSON.parse(text.slice(from, to + 1)))
    if (parsed.success) return parsed.data
  } catch {
    // Not even JSON: the same to the caller.
  }
  throw new ModelFault('unreadable')
}
