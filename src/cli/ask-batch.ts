import { z } from 'zod'
import type { Tutor } from '../tutor.ts'
import { readBatch } from './batch.ts'
import { answerAsJson } from './show-answer.ts'

const batchSchema = z.object({ id: z.union([z.string(), z.number()]), question: z.string() })

/** Answers the JSON lines on standard input in order, one JSON line each; `form` shows how a line is written. */
export async function askBatch(tutor: Pick<Tutor, 'ask'>, form: string): Promise<void> {
  for await (const line of readBatch(process.stdin, batchSchema, form)) {
    if ('error' in line) {
      process.exitCode = 2
      process.stdout.write(`${JSON.stringify(line)}\n`)
      continue
    }
    const { id, question } = line.item
    const answer = await tutor.ask({ text: question, reader: 'student' })
    process.stdout.write(`${JSON.stringify({ id, ...answerAsJson(answer) })}\n`)
  }
}
