import { createHash } from 'node:crypto'
import { tableFrom } from './lexical-index.ts'
import type { Sections } from './section-file.ts'
import type { StringTable } from './string-table.ts'

/** What latent semantic analysis learnt of a course: for each term a vector, its idf already in it. */
export interface LatentBasis {
  dimensions: number
  /** Chunks that the course had when the basis was fitted. */
  fittedChunks: number
  /** Sorted. */
  terms: StringTable
  /** One row of `dimensions` numbers a term. */
  rows: Float32Array
}

export function basisSections(basis: LatentBasis): Sections {
  return {
    shape: Uint32Array.of(basis.dimensions, basis.fittedChunks),
    'terms.characters': basis.terms.characters,
    'terms.offsets': basis.terms.offsets,
    rows: basis.rows,
  }
}

/** @throws Error where a section is missing, which a cache with the right key never has. */
export function basisFrom(sections: Sections): LatentBasis {
  const { shape, rows } = sections
  if (!(shape instanceof Uint32Array) || !(rows instanceof Float32Array))
    throw new Error('the basis is incomplete')
  return { dimensions: shape[0] ?? 0, fittedChunks: shape[1] ?? 0, terms: tableFrom(sections, 'terms'), rows }
}

/** Tells vectors made with one basis from those of another. */
export function embeddingIdOf(basis: LatentBasis): string {
  const hash = createHash('sha256')
  for (const array of [basis.terms.characters, basis.terms.offsets, basis.rows]) {
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  }
  return `latent-${basis.dimensions}-${hash.digest('hex').slice(0, 16)}`
}
