import { createExactIndex, exactBelow, type VectorIndex, type VectorTable } from './vector-index.ts'

/** An exact scan for a small table; a graph for a large one, whose library and files are loaded only then. */
export async function openVectorIndex(
  table: VectorTable,
  cacheFolder: string,
  leastForGraph = exactBelow,
): Promise<VectorIndex> {
  if (table.ids.length < leastForGraph) return createExactIndex(table)
  const { openGraphIndex } = await import('./open-graph-index.ts')
  return openGraphIndex(table, cacheFolder)
}
