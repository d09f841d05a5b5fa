import { shareFound } from './share-found.ts'

/** What is needed of an hnswlib index: its points come back as they are stored, of length 1 for cosine. */
export interface PointIndex {
  getCurrentCount(): number
  getPoint(label: number): number[]
  searchKnn(point: number[], count: number): { neighbors: number[] }
}

const neighbourCount = 10

/** Share of the exact 10 nearest points (by inner product, over all points) that the index's search finds, 0 to 1. */
export function measureNeighbourRecall(index: PointIndex, queries: number[][]): number {
  const nearest = queries.map(() => [] as { label: number; similarity: number }[])
  const count = index.getCurrentCount()
  for (let label = 0; label < count; label += 1) {
    const point = Float32Array.from(index.getPoint(label))
    for (const [at, query] of queries.entries())
      keepNearest(nearest[at] ?? [], label, innerProduct(point, query))
  }
  return shareFound(
    nearest.map((points) => points.map(({ label }) => label)),
    queries.map((query) => index.searchKnn(query, Math.min(neighbourCount, count)).neighbors),
  )
}

function keepNearest(
  nearest: { label: number; similarity: number }[],
  label: number,
  similarity: number,
): void {
  const last = nearest.at(-1)
  if (last && nearest.length === neighbourCount && similarity <= last.similarity) return
  if (nearest.length === neighbourCount) nearest.pop()
  const place = nearest.findIndex((other) => other.similarity < similarity)
  nearest.splice(place === -1 ? nearest.length : place, 0, { label, similarity })
}

function innerProduct(point: Float32Array, query: number[]): number {
  let sum = 0
  for (let index = 0; index < point.length; index += 1) sum += (point[index] ?? 0) * (query[index] ?? 0)
  return sum
}
