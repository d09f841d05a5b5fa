import { createHash } from 'node:crypto'
import type { Criterion } from '../answer/assess/assessment.ts'

/** A name for criteria as they are worded, the same while the material changes under their citations. */
export function rubricKey(criteria: ReadonlyArray<Pick<Criterion, 'id' | 'text'>>): string {
  const words = criteria.map(({ id, text }) => [id, text.ko ?? '', text.en ?? ''])
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 22)
}
