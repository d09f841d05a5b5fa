import { mayRead } from '../../course/document-rules.ts'
import type { Citation } from '../answer.ts'
import type { PolicyParts } from './answer-under-policy.ts'
import { givesSolutionAway } from './gives-solution-away.ts'
import { splitGraded } from './graded-material.ts'

export type SaysSolution = (text: string, citations: readonly Citation[]) => boolean

/** Reads the course's graded material, and then tells whether a text with its citations says what a solution says. */
export async function readSaysSolution(parts: PolicyParts): Promise<SaysSolution> {
  const chunks = await parts.readChunks()
  const { tasks, solutions } = splitGraded(chunks, parts.course)
  return (text, citations) => {
    const cited = new Set(citations.map(({ chunkId }) => chunkId))
    const open = chunks.filter(
      ({ id, document }) => cited.has(id) && mayRead(parts.course, document, 'student', parts.now),
    )
    const said = [text, ...citations.map(({ quote }) => quote)].join('\n')
    return givesSolutionAway(said, { solutions, tasks, open, vocabulary: parts.retrieval })
  }
}
