import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { z } from 'zod'

/** One line of a batch: what the schema made of it, or one sentence that says what is wrong with the line. */
export type BatchLine<Item> = { item: Item } | { id: unknown; error: string }

/**
 * Reads JSON lines, each checked by the schema; blank lines are passed over. A wrong line does not end the batch:
 * it is returned as an error, so that the answers to the others are not lost.
 */
export async function* readBatch<Item>(
  input: Readable,
  schema: z.ZodType<Item>,
  form: string,
): AsyncGenerator<BatchLine<Item>> {
  let lineNumber = 0
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    lineNumber += 1
    if (line.trim() === '') continue
    yield parseLine(line.replace(/^\uFEFF/u, ''), lineNumber, schema, form)
  }
}

function parseLine<Item>(
  line: string,
  lineNumber: number,
  schema: z.ZodType<Item>,
  form: string,
): BatchLine<Item> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { id: null, error: `Line ${lineNumber} is not JSON; write each line as ${form}.` }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { item: parsed.data }
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  const field = parsed.error.issues[0]?.path.join('.')
  return {
    id,
    error: `Line ${lineNumber} is wrong${field ? ` at "${field}"` : ''}; write each line as ${form}.`,
  }
}
