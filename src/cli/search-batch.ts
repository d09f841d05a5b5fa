import { z } from 'zod'
import type { Tutor } from '../tutor.ts'
import { readBatch } from './batch.ts'
import { resultAsJson } from './show-results.ts'

const batchSchema = z.object({ id: z.union([z.string(), z.number()]), query: z.string() })

/** Searches for the JSON lines on standard input in order, one JSON line each; `form` shows how a line is written. */
export async function searchBatch(tutor: Pick<Tutor, 'search'>, limit: number, form: string): Promise<void> {
  for await (const line of readBatch(process.stdin, batchSchema, form)) {
    if ('error' in line) {
      process.exitCode = 2
      process.stdout.write(`${JSON.stringify(line)}\n`)
      continue
    }
    const { id, query } = line.item
    const { results } = await tutor.search({ text: query, limit, reader: 'student' })
    process.stdout.write(`${JSON.stringify({ id, results: results.map(resultAsJson) })}\n`)
  }
}
