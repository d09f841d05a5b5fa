import type { HierarchicalNSW } from 'hnswlib-node'
import { checkedUnitVector, type VectorIndex, type VectorTable } from './vector-index.ts'

// Chosen by measurement on 100,000 vectors of 128 numbers; recall@10 with them stands in bench/README.md.
const linksPerVector = 12
const buildBreadth = 64
const searchBreadth = 200
const spareShare = 0.2
const randomSeed = 100

/** Which label of the graph stands for which id; a removed vector keeps its label, without an id. */
export interface HnswLabels {
  ids: Array<string | undefined>
}

export interface HnswIndex extends VectorIndex {
  readonly kind: 'hnsw'
  readonly labels: HnswLabels
  readonly graph: HierarchicalNSW
}

/** An empty graph of the native library, which is loaded here and nowhere else. */
export async function createGraph(dimensions: number): Promise<HierarchicalNSW> {
  const library = await import('hnswlib-node')
  return new library.default.HierarchicalNSW('ip', dimensions)
}

/** Builds the graph (hierarchical navigable small worlds) over a table of vectors. */
export async function createHnswIndex(table: VectorTable): Promise<HnswIndex> {
  const graph = await createGraph(table.dimensions)
  graph.initIndex(
    Math.ceil(table.ids.length * (1 + spareShare)) + 16,
    linksPerVector,
    buildBreadth,
    randomSeed,
  )
  const index = hnswIndexOf(graph, table.dimensions, { ids: [] })
  index.add(
    table.ids.map((id, place) => ({
      id,
      vector: table.rows.subarray(place * table.dimensions, (place + 1) * table.dimensions),
    })),
  )
  return index
}

/** An index over a graph that was loaded or made; `labels` says what is in it. */
export function hnswIndexOf(graph: HierarchicalNSW, dimensions: number, labels: HnswLabels): HnswIndex {
  const labelOf = new Map<string, number>()
  for (const [label, id] of labels.ids.entries()) if (id !== undefined) labelOf.set(id, label)

  const forget = (id: string): void => {
    const label = labelOf.get(id)
    if (label === undefined) return
    graph.markDelete(label)
    labels.ids[label] = undefined
    labelOf.delete(id)
  }

  return {
    kind: 'hnsw',
    dimensions,
    labels,
    graph,
    get size() {
      return labelOf.size
    },
    search(query, limit, isAllowed) {
      const count = Math.min(limit, labelOf.size)
      if (count === 0) return []
      // ef is not kept in the file, and a search for more than ef neighbours finds fewer.
      graph.setEf(Math.max(searchBreadth, count))
      const allowed = isAllowed && ((label: number) => isAllowedLabel(labels.ids[label], isAllowed))
      const { neighbors, distances } = graph.searchKnn(
        [...checkedUnitVector(query, dimensions)],
        count,
        allowed,
      )
      return neighbors.flatMap((label, place) => {
        const id = labels.ids[label]
        return id === undefined ? [] : [{ id, similarity: 1 - (distances[place] ?? 1) }]
      })
    },
    add(entries) {
      const missing = labels.ids.length + entries.length - graph.getMaxElements()
      if (missing > 0)
        graph.resizeIndex(graph.getMaxElements() + missing + Math.ceil(entries.length * spareShare))
      for (const { id, vector } of entries) {
        const unit = checkedUnitVector(vector, dimensions)
        forget(id)
        graph.addPoint([...unit], labels.ids.length)
        labelOf.set(id, labels.ids.length)
        labels.ids.push(id)
      }
    },
    remove(ids) {
      for (const id of ids) forget(id)
    },
  }
}

function isAllowedLabel(id: string | undefined, isAllowed: (id: string) => boolean): boolean {
  return id !== undefined && isAllowed(id)
}
