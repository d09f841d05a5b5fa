import { join } from 'node:path'
import { analysisFingerprint } from './analysis-fingerprint.ts'
import type { ChunkText } from './chunk-source.ts'
import { lexicalIndexFrom, lexicalSections, type LexicalIndex } from './lexical-index.ts'
import { readSections, writeSections } from './section-file.ts'
import { makeFolder } from '../make-folder.ts'

export interface LexicalCache {
  index: LexicalIndex
  /** Names that the course's text puts side by side. */
  pairs: Array<[korean: string, english: string]>
  /** What the course calls the one combination of two things that it is about. */
  combinedName?: string
}

/** Raise it with every change of what the sections mean. */
const format = 'lexical-7'
const fileName = 'lexical.cache'

/**
 * The lexical index of a generation: from its cache file, else made from the chunks and written there. A cache that
 * cannot be written is no error, the next process makes the index again.
 */
export async function readLexicalCache(
  cacheFolder: string,
  generation: number,
  iterateChunks: () => Iterable<ChunkText>,
): Promise<LexicalCache> {
  const path = join(cacheFolder, fileName)
  const key = `${format} ${analysisFingerprint} ${generation}`
  const sections = await readSections(path, key)
  if (sections !== undefined)
    return {
      index: lexicalIndexFrom(sections),
      pairs: decodePairs(sections['pairs']),
      ...decodeCombinedName(sections['combinedName']),
    }
  // A process that finds the cache never loads what makes one.
  const { makeLexicalCache } = await import('./make-lexical-cache.ts')
  const made = makeLexicalCache(iterateChunks())
  try {
    makeFolder(cacheFolder)
    await writeSections(path, key, {
      ...lexicalSections(made.index),
      pairs: encodePairs(made.pairs),
      combinedName: new TextEncoder().encode(made.combinedName ?? ''),
    })
  } catch {
    // A full disk or a read-only folder costs the next start some time, nothing else.
  }
  return made
}

function decodeCombinedName(bytes: unknown): Pick<LexicalCache, 'combinedName'> {
  return bytes instanceof Uint8Array && bytes.length > 0
    ? { combinedName: new TextDecoder().decode(bytes) }
    : {}
}

function encodePairs(pairs: LexicalCache['pairs']): Uint8Array {
  return new TextEncoder().encode(pairs.map((pair) => pair.join('\t')).join('\n'))
}

function decodePairs(bytes: unknown): LexicalCache['pairs'] {
  if (!(bytes instanceof Uint8Array)) return []
  return new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [korean = '', english = ''] = line.split('\t')
      return [korean, english]
    })
}
