import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { join } from 'node:path'
import { analysisFingerprint } from './analysis-fingerprint.ts'
import { basisFrom, basisSections, embeddingIdOf, type LatentBasis } from './latent-basis.ts'
import type { LexicalIndex } from './lexical-index.ts'
import { createLocalEmbeddings } from './local-embeddings.ts'
import { readSections, writeSections } from './section-file.ts'
import { makeFolder } from '../make-folder.ts'

/** Embeddings with what the index must know of them. */
export interface CourseEmbeddings {
  embeddings: EmbeddingsInterface
  /** Vectors of another id are never mixed with these: name the model and its version. */
  id: string
  /** How much the vectors may add to a score whose word part is 1 at the most. */
  weight: number
  /** Whether a query's names in the other language are embedded with it: for embeddings that know no translations. */
  knowsOnlyWords?: boolean
}

/** Vectors out of the course's own words: measured best between 0.1 and 0.2, harmful as an equal of BM25. */
const localWeight = 0.15
const key = `latent-3 ${analysisFingerprint}`
const largestGrowth = 1.5

/** The local embeddings of a course: the basis of the cache, fitted anew where the course has grown or shrunk much. */
export async function readLocalEmbeddings(
  index: LexicalIndex,
  cacheFolder: string,
): Promise<CourseEmbeddings> {
  const path = join(cacheFolder, 'basis.cache')
  const sections = await readSections(path, key)
  const kept = sections === undefined ? undefined : basisFrom(sections)
  const isKept = kept !== undefined && isStillGood(kept, index)
  const basis = isKept ? kept : await fitBasis(index)
  const keptId = isKept ? sections?.['id'] : undefined
  const id = keptId === undefined ? embeddingIdOf(basis) : new TextDecoder().decode(keptId)
  if (!isKept) {
    try {
      makeFolder(cacheFolder)
      await writeSections(path, key, { ...basisSections(basis), id: new TextEncoder().encode(id) })
    } catch {
      // The same course gives the same basis again.
    }
  }
  return {
    embeddings: createLocalEmbeddings(basis),
    id,
    weight: localWeight,
    knowsOnlyWords: true,
  }
}

function isStillGood(basis: LatentBasis, index: LexicalIndex): boolean {
  const growth = index.chunkCount / Math.max(1, basis.fittedChunks)
  return growth <= largestGrowth && growth >= 1 / largestGrowth
}

/** Fitting draws in linear algebra that a process with a good basis never needs. */
async function fitBasis(index: LexicalIndex): Promise<LatentBasis> {
  const { fitLatentBasis } = await import('./fit-latent-basis.ts')
  return fitLatentBasis(index)
}
