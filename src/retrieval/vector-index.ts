import { TutorError } from '../errors.ts'

/** Vectors of one embedding, row after row; unit length is made on the way in. */
export interface VectorTable {
  embeddingId: string
  dimensions: number
  ids: readonly string[]
  rows: Float32Array
}

export interface NearVector {
  id: string
  /** Cosine, -1 to 1. */
  similarity: number
}

export interface VectorIndex {
  readonly kind: 'exact' | 'hnsw'
  readonly dimensions: number
  readonly size: number
  /** The nearest first. `isAllowed` is asked inside the search, so that `limit` allowed ones come back. */
  search(query: ArrayLike<number>, limit: number, isAllowed?: (id: string) => boolean): NearVector[]
  /** Adds vectors, replacing those of the same ids. */
  add(entries: ReadonlyArray<{ id: string; vector: ArrayLike<number> }>): void
  /** Unknown ids are left out. */
  remove(ids: readonly string[]): void
}

/** Below this an exact scan is as fast as the graph, finds all, and starts without a file. */
export const exactBelow = 20_000

/**
 * A vector of length 1, or all zeros. The native library accepts anything and then crashes or answers wrongly.
 *
 * @throws TutorError `model` where the vector has another length or holds something that is no finite number.
 */
export function checkedUnitVector(vector: ArrayLike<number>, dimensions: number): Float32Array {
  if (vector.length !== dimensions) {
    throw new TutorError(
      'model',
      `The embedding gave a vector of ${vector.length} numbers where the index has ${dimensions}; run \`tutor index\` with the same embedding model.`,
    )
  }
  const unit = Float32Array.from(vector)
  let squares = 0
  for (const value of unit) squares += value * value
  if (!Number.isFinite(squares)) {
    throw new TutorError(
      'model',
      'The embedding gave a vector with something that is no number; try again or choose another model.',
    )
  }
  const length = Math.sqrt(squares)
  return length === 0 ? unit : unit.map((value) => value / length)
}

/** Compares with every vector: for courses of up to {@link exactBelow} chunks. */
export function createExactIndex(table: VectorTable): VectorIndex {
  const { dimensions } = table
  const vectors = new Map<string, Float32Array>()
  for (const [place, id] of table.ids.entries()) {
    vectors.set(id, table.rows.subarray(place * dimensions, (place + 1) * dimensions))
  }
  return {
    kind: 'exact',
    dimensions,
    get size() {
      return vectors.size
    },
    search(query, limit, isAllowed) {
      const unit = checkedUnitVector(query, dimensions)
      const nearest: NearVector[] = []
      let least = -Infinity
      for (const [id, vector] of vectors) {
        const similarity = innerProduct(unit, vector)
        if (similarity <= least || (isAllowed !== undefined && !isAllowed(id))) continue
        insertSorted(nearest, { id, similarity }, limit)
        if (nearest.length === limit) least = nearest.at(-1)?.similarity ?? least
      }
      return nearest
    },
    add(entries) {
      for (const { id, vector } of entries) vectors.set(id, checkedUnitVector(vector, dimensions))
    },
    remove(ids) {
      for (const id of ids) vectors.delete(id)
    },
  }
}

function innerProduct(first: Float32Array, second: Float32Array): number {
  let sum = 0
  for (let place = 0; place < first.length; place += 1) sum += (first[place] ?? 0) * (second[place] ?? 0)
  return sum
}

function insertSorted(nearest: NearVector[], found: NearVector, limit: number): void {
  let place = nearest.length
  while (place > 0 && (nearest[place - 1]?.similarity ?? 0) < found.similarity) place -= 1
  nearest.splice(place, 0, found)
  if (nearest.length > limit) nearest.pop()
}
