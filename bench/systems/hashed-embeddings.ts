import { Embeddings } from '@langchain/core/embeddings'

const dimensions = 1024
/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
const offsetBasis = 0x811c9dc5
const prime = 0x01000193

/**
 * Vectors without a model: words and the character trigrams of words, hashed to 1,024 signed places, weighted
 * 1 + ln(count), of length 1. Trigrams are what makes it work for Korean, whose words carry particles.
 */
export class HashedEmbeddings extends Embeddings {
  readonly dimensions = dimensions

  constructor() {
    super({})
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map(embed)
  }

  override async embedQuery(text: string): Promise<number[]> {
    return embed(text)
  }
}

function embed(text: string): number[] {
  const counts = new Map<string, number>()
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    for (const feature of featuresOf(word)) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  const vector = Array.from({ length: dimensions }, () => 0)
  for (const [feature, count] of counts) {
    const hash = hashOf(feature)
    const place = hash % dimensions
    vector[place] = (vector[place] ?? 0) + (hash & 0x8000_0000 ? -1 : 1) * (1 + Math.log(count))
  }
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}

function* featuresOf(word: string): Iterable<string> {
  yield word
  const framed = `_${word}_`
  for (let start = 0; start + 3 <= framed.length; start += 1) yield `#${framed.slice(start, start + 3)}`
}

function hashOf(text: string): number {
  let hash = offsetBasis
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), prime)
  // FNV's low bits are weak for short texts; murmur3's finish spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
