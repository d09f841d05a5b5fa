import { sequenceBorder, type Postings } from './lexical-index.ts'

const highestCount = 255

/** Chunk `c` has the words `sequence[starts[c]]` up to `sequence[ends[c]]`. */
export function collectPostings(
  sequence: Uint32Array,
  starts: Uint32Array,
  ends: Uint32Array,
  wordCount: number,
): Postings {
  const lastChunk = new Uint32Array(wordCount).fill(sequenceBorder)
  const postingStarts = new Uint32Array(wordCount + 1)
  for (let chunk = 0; chunk < starts.length; chunk += 1) {
    for (let place = starts[chunk] ?? 0; place < (ends[chunk] ?? 0); place += 1) {
      const word = sequence[place] ?? 0
      if (word === sequenceBorder || lastChunk[word] === chunk) continue
      lastChunk[word] = chunk
      postingStarts[word + 1] = (postingStarts[word + 1] ?? 0) + 1
    }
  }
  for (let word = 0; word < wordCount; word += 1) {
    postingStarts[word + 1] = (postingStarts[word + 1] ?? 0) + (postingStarts[word] ?? 0)
  }
  const chunks = new Uint32Array(postingStarts[wordCount] ?? 0)
  const counts = new Uint8Array(chunks.length)
  const next = postingStarts.slice()
  lastChunk.fill(sequenceBorder)
  for (let chunk = 0; chunk < starts.length; chunk += 1) {
    for (let place = starts[chunk] ?? 0; place < (ends[chunk] ?? 0); place += 1) {
      const word = sequence[place] ?? 0
      if (word === sequenceBorder) continue
      if (lastChunk[word] !== chunk) {
        lastChunk[word] = chunk
        chunks[next[word] ?? 0] = chunk
        next[word] = (next[word] ?? 0) + 1
      }
      const posting = (next[word] ?? 1) - 1
      counts[posting] = Math.min(highestCount, (counts[posting] ?? 0) + 1)
    }
  }
  return { starts: postingStarts, chunks, counts }
}

/** Length of each chunk in features: its words, each times the features it has. */
export function lengthsOf(
  postings: Postings,
  chunkCount: number,
  featureCounts: readonly number[],
): Uint32Array {
  const lengths = new Uint32Array(chunkCount)
  for (const [word, featureCount] of featureCounts.entries()) {
    const end = postings.starts[word + 1] ?? 0
    for (let posting = postings.starts[word] ?? 0; posting < end; posting += 1) {
      const chunk = postings.chunks[posting] ?? 0
      lengths[chunk] = (lengths[chunk] ?? 0) + (postings.counts[posting] ?? 0) * featureCount
    }
  }
  return lengths
}
