import type { ScoredChunk } from '../retrieval/retrieval.ts'
import { describePlace } from './show-answer.ts'

/** A found chunk as the object that `--json` prints. */
export function resultAsJson({ chunk, score, parts }: ScoredChunk) {
  return {
    document: chunk.document,
    title: chunk.title,
    headingPath: chunk.headingPath,
    locator: chunk.locator,
    text: chunk.text,
    score,
    parts,
  }
}

/** Found chunks for a terminal: place, score and its parts, the beginning of the text. */
export function showResults(results: readonly ScoredChunk[]): string {
  if (results.length === 0) return 'No chunk of the course matches.\n'
  return results
    .map(({ chunk, score, parts }, index) => {
      const sources = Object.entries(parts)
        .filter(([, value]) => value !== 0)
        .map(([part, value]) => `${part} ${value.toFixed(2)}`)
      const preview = chunk.text.replaceAll(/\s+/gu, ' ').slice(0, 160)
      return `${index + 1}. ${score.toFixed(3)}  ${describePlace(chunk)}\n   ${sources.join(' + ')}\n   ${preview}\n`
    })
    .join('\n')
}
