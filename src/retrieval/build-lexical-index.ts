import { analyseWord, type AnalysedWord } from './analyse-word.ts'
import type { ChunkText } from './chunk-source.ts'
import { GrowingArray } from './growing-array.ts'
import { collectFeatures } from './collect-features.ts'
import { countFeatureChunks } from './count-feature-chunks.ts'
import { collectPostings, lengthsOf } from './collect-postings.ts'
import { sequenceBorder, type LexicalIndex } from './lexical-index.ts'
import { sentenceBorder, splitTokens } from './split-tokens.ts'
import { buildStringTable } from './string-table.ts'

/** Collects chunks one by one; `finish` gives the index. Memory is that of the index plus the distinct words. */
export interface LexicalIndexBuilder {
  add(chunk: ChunkText): void
  finish(): LexicalIndex
}

export function createLexicalIndexBuilder(): LexicalIndexBuilder {
  const wordNumbers = new Map<string, number>()
  const tokenNumbers = new Map<string, number>()
  const analysed: AnalysedWord[] = []
  const documentNumbers = new Map<string, number>()
  const chunkIds: string[] = []
  const chunkDocument = new GrowingArray()
  const isKorean = new GrowingArray()
  const sequences = new GrowingArray()
  const sequenceStarts = new GrowingArray()
  const headingWords = new GrowingArray()

  const numberOf = (token: string): number => {
    let number = tokenNumbers.get(token)
    if (number !== undefined) return number
    const word = analyseWord(token)
    number = wordNumbers.get(word.surface) ?? analysed.length
    if (number === analysed.length) {
      wordNumbers.set(word.surface, number)
      analysed.push(word)
    }
    tokenNumbers.set(token, number)
    return number
  }

  const addWords = (text: string): void => {
    for (const token of splitTokens(text))
      sequences.push(token === sentenceBorder ? sequenceBorder : numberOf(token))
    sequences.push(sequenceBorder)
  }

  return {
    add(chunk) {
      let document = documentNumbers.get(chunk.document)
      if (document === undefined) {
        document = documentNumbers.size
        documentNumbers.set(chunk.document, document)
      }
      chunkIds.push(chunk.id)
      chunkDocument.push(document)
      isKorean.push(chunk.language === 'ko' ? 1 : 0)
      sequenceStarts.push(sequences.length)
      for (const heading of [chunk.title, ...chunk.headingPath]) addWords(heading)
      headingWords.push(sequences.length)
      addWords(chunk.text)
      for (const wording of chunk.alsoAsked?.split('\n') ?? []) addWords(wording)
    },

    finish() {
      sequenceStarts.push(sequences.length)
      const order = sortedOrder(analysed)
      const words = order.flatMap((number) => analysed[number] ?? [])
      const renumbered = renumber(sequences.view(), order)
      const starts = sequenceStarts.view().slice()
      const text = collectPostings(renumbered, starts.subarray(0, -1), starts.subarray(1), words.length)
      const headings = collectPostings(renumbered, starts.subarray(0, -1), headingWords.view(), words.length)
      const index = {
        chunkCount: chunkIds.length,
        documentCount: documentNumbers.size,
        words: buildStringTable(words.map((word) => word.surface)),
        text,
        headings,
        ...collectFeatures(words),
        sequences: renumbered,
        sequenceStarts: starts,
        chunkIds: buildStringTable(chunkIds),
        documents: buildStringTable([...documentNumbers.keys()]),
        chunkDocument: chunkDocument.view().slice(),
        chunkIsKorean: Uint8Array.from(isKorean.view()),
        termLengths: lengthsOf(
          text,
          chunkIds.length,
          words.map((word) => word.terms.length),
        ),
        gramLengths: lengthsOf(
          text,
          chunkIds.length,
          words.map((word) => word.grams.length),
        ),
        headingLengths: lengthsOf(
          headings,
          chunkIds.length,
          words.map((word) => word.terms.length),
        ),
      }
      return { ...index, ...countFeatureChunks(index) }
    },
  }
}

function sortedOrder(words: readonly AnalysedWord[]): number[] {
  const surfaces = words.map((word) => word.surface)
  const sorted = surfaces.slice().sort()
  const numbers = new Map(surfaces.map((surface, number) => [surface, number]))
  return sorted.map((surface) => numbers.get(surface) ?? 0)
}

function renumber(sequence: Uint32Array, order: readonly number[]): Uint32Array {
  const newNumber = new Uint32Array(order.length)
  for (const [place, number] of order.entries()) newNumber[number] = place
  return sequence.map((number) => (number === sequenceBorder ? number : (newNumber[number] ?? 0)))
}
