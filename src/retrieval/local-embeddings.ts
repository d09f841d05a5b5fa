import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { analyseWord } from './analyse-word.ts'
import type { LatentBasis } from './latent-basis.ts'
import { sentenceBorder, splitTokens } from './split-tokens.ts'
import { findString } from './string-table.ts'

const mostKnownWords = 50_000

/**
 * LangChain embeddings without weights and without network: a text is the sum of its words in the course's latent
 * basis, of length 1. A text without a word that the course knows is the zero vector, near to nothing.
 */
export function createLocalEmbeddings(basis: LatentBasis): EmbeddingsInterface {
  const known = new Map<string, Float32Array>()

  const vectorOfWord = (token: string): Float32Array => {
    let vector = known.get(token)
    if (vector !== undefined) return vector
    vector = new Float32Array(basis.dimensions)
    for (const term of analyseWord(token).terms) {
      const place = findString(basis.terms, term)
      if (place < 0) continue
      const start = place * basis.dimensions
      for (let dimension = 0; dimension < basis.dimensions; dimension += 1) {
        vector[dimension] = (vector[dimension] ?? 0) + (basis.rows[start + dimension] ?? 0)
      }
    }
    if (known.size >= mostKnownWords) known.clear()
    known.set(token, vector)
    return vector
  }

  const embed = (text: string): number[] => {
    const counts = new Map<string, number>()
    for (const token of splitTokens(text)) {
      if (token !== sentenceBorder) counts.set(token, (counts.get(token) ?? 0) + 1)
    }
    const sum = new Float64Array(basis.dimensions)
    for (const [token, count] of counts) {
      const weight = 1 + Math.log(count)
      const vector = vectorOfWord(token)
      for (let dimension = 0; dimension < sum.length; dimension += 1) {
        sum[dimension] = (sum[dimension] ?? 0) + weight * (vector[dimension] ?? 0)
      }
    }
    let squares = 0
    for (const value of sum) squares += value * value
    const length = Math.sqrt(squares)
    return Array.from(sum, (value) => (length === 0 ? 0 : value / length))
  }

  return {
    embedQuery: async (text) => embed(text),
    embedDocuments: async (texts) => texts.map(embed),
  }
}
