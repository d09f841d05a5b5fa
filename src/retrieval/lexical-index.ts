import type { Sections } from './section-file.ts'
import { findString, stringAt, type StringTable } from './string-table.ts'

/**
 * An inverted index over the words of the course as they are written. What is searched are *features* of a word (its
 * stem, pairs of syllables, runs of four letters, sound): a feature lists the words that have it, and its postings
 * are those of its words, put together at query time. All of it is typed arrays, so that a file holds it as it is.
 */
export interface LexicalIndex {
  chunkCount: number
  documentCount: number
  /** Distinct words (lower-case), sorted; a word's place here is its number everywhere else. */
  words: StringTable
  /** Word to chunks with how often it stands there, the heading path included. */
  text: Postings
  /** The same for the heading path alone. */
  headings: Postings
  /** Feature names, sorted: {@link featureKinds} and the feature's text. */
  features: StringTable
  featureWordStarts: Uint32Array
  featureWords: Uint32Array
  /** How many chunks, heading paths and documents have each feature that BM25 counts (terms and runs of letters). */
  featureChunks: Uint32Array
  featureHeadings: Uint32Array
  featureDocuments: Uint32Array
  /** The words of each chunk in reading order, with {@link sequenceBorder} between sentences. */
  sequences: Uint32Array
  sequenceStarts: Uint32Array
  chunkIds: StringTable
  documents: StringTable
  chunkDocument: Uint32Array
  /** 1 for Korean, 0 for English. */
  chunkIsKorean: Uint8Array
  /** Lengths in features of each channel, for BM25. */
  termLengths: Uint32Array
  gramLengths: Uint32Array
  headingLengths: Uint32Array
}

export interface Postings {
  starts: Uint32Array
  chunks: Uint32Array
  counts: Uint8Array
}

export const sequenceBorder = 0xffffffff

/** First letter of a feature's name: `t` terms, `b` exact base or stem, `g` Latin 4-grams, `s` sound keys. */
export const featureKinds = { term: 't', base: 'b', gram: 'g', sound: 's' } as const

/** Numbers of the words that have a feature; empty where the course has none. */
export function wordsWithFeature(index: LexicalIndex, name: string): Uint32Array {
  return wordsOfFeature(index, findString(index.features, name))
}

/** Numbers of the words of a feature by its number; empty for -1. */
export function wordsOfFeature(
  index: Pick<LexicalIndex, 'featureWords' | 'featureWordStarts'>,
  feature: number,
): Uint32Array {
  if (feature < 0) return new Uint32Array(0)
  return index.featureWords.subarray(index.featureWordStarts[feature], index.featureWordStarts[feature + 1])
}

export function chunkIdAt(index: LexicalIndex, chunk: number): string {
  return stringAt(index.chunkIds, chunk)
}

export function lexicalSections(index: LexicalIndex): Sections {
  const {
    chunkCount: _,
    documentCount: __,
    words,
    text,
    headings,
    features,
    chunkIds,
    documents,
    ...arrays
  } = index
  return {
    ...arrays,
    ...tableSections('words', words),
    ...tableSections('features', features),
    ...tableSections('chunkIds', chunkIds),
    ...tableSections('documents', documents),
    ...postingSections('text', text),
    ...postingSections('headings', headings),
  }
}

/** @throws Error where a section is missing or of another type, which a cache with the right key never has. */
export function lexicalIndexFrom(sections: Sections): LexicalIndex {
  const chunkIds = tableFrom(sections, 'chunkIds')
  const documents = tableFrom(sections, 'documents')
  return {
    chunkCount: chunkIds.offsets.length - 1,
    documentCount: documents.offsets.length - 1,
    words: tableFrom(sections, 'words'),
    text: postingsFrom(sections, 'text'),
    headings: postingsFrom(sections, 'headings'),
    features: tableFrom(sections, 'features'),
    featureWordStarts: numbers(sections, 'featureWordStarts'),
    featureWords: numbers(sections, 'featureWords'),
    featureChunks: numbers(sections, 'featureChunks'),
    featureHeadings: numbers(sections, 'featureHeadings'),
    featureDocuments: numbers(sections, 'featureDocuments'),
    sequences: numbers(sections, 'sequences'),
    sequenceStarts: numbers(sections, 'sequenceStarts'),
    chunkIds,
    documents,
    chunkDocument: numbers(sections, 'chunkDocument'),
    chunkIsKorean: bytes(sections, 'chunkIsKorean'),
    termLengths: numbers(sections, 'termLengths'),
    gramLengths: numbers(sections, 'gramLengths'),
    headingLengths: numbers(sections, 'headingLengths'),
  }
}

function tableSections(name: string, table: StringTable): Sections {
  return { [`${name}.characters`]: table.characters, [`${name}.offsets`]: table.offsets }
}

function postingSections(name: string, postings: Postings): Sections {
  return {
    [`${name}.starts`]: postings.starts,
    [`${name}.chunks`]: postings.chunks,
    [`${name}.counts`]: postings.counts,
  }
}

export function tableFrom(sections: Sections, name: string): StringTable {
  const characters = sections[`${name}.characters`]
  if (!(characters instanceof Uint16Array)) throw new Error(`section ${name} is missing`)
  return { characters, offsets: numbers(sections, `${name}.offsets`) }
}

function postingsFrom(sections: Sections, name: string): Postings {
  return {
    starts: numbers(sections, `${name}.starts`),
    chunks: numbers(sections, `${name}.chunks`),
    counts: bytes(sections, `${name}.counts`),
  }
}

function numbers(sections: Sections, name: string): Uint32Array {
  const section = sections[name]
  if (!(section instanceof Uint32Array)) throw new Error(`section ${name} is missing`)
  return section
}

function bytes(sections: Sections, name: string): Uint8Array {
  const section = sections[name]
  if (!(section instanceof Uint8Array)) throw new Error(`section ${name} is missing`)
  return section
}
