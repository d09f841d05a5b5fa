import { featureKinds, wordsOfFeature, type LexicalIndex, type Postings } from './lexical-index.ts'

type CountedIndex = Omit<LexicalIndex, 'featureChunks' | 'featureHeadings' | 'featureDocuments'>

/** Counts what has each feature once for all: at query time that would take a merge of all of its postings. */
export function countFeatureChunks(
  index: CountedIndex,
): Pick<LexicalIndex, 'featureChunks' | 'featureHeadings' | 'featureDocuments'> {
  const chunkOf = (chunk: number): number => chunk
  const documentOf = (chunk: number): number => index.chunkDocument[chunk] ?? 0
  return {
    featureChunks: countDistinct(index, index.text, index.chunkCount, chunkOf),
    featureHeadings: countDistinct(index, index.headings, index.chunkCount, chunkOf),
    featureDocuments: countDistinct(index, index.text, index.documentCount, documentOf),
  }
}

function countDistinct(
  index: CountedIndex,
  { starts, chunks }: Postings,
  placeCount: number,
  placeOf: (chunk: number) => number,
): Uint32Array {
  const { characters, offsets } = index.features
  const counted = [featureKinds.term, featureKinds.gram].map((kind) => kind.charCodeAt(0))
  const counts = new Uint32Array(offsets.length - 1)
  // The feature, plus one, that a place was last counted for.
  const lastFeature = new Uint32Array(placeCount)
  for (let feature = 0; feature < counts.length; feature += 1) {
    if (!counted.includes(characters[offsets[feature] ?? 0] ?? 0)) continue
    let count = 0
    for (const word of wordsOfFeature(index, feature)) {
      const end = starts[word + 1] ?? 0
      for (let posting = starts[word] ?? 0; posting < end; posting += 1) {
        const place = placeOf(chunks[posting] ?? 0)
        if (lastFeature[place] === feature + 1) continue
        lastFeature[place] = feature + 1
        count += 1
      }
    }
    counts[feature] = count
  }
  return counts
}
