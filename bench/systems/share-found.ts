/** How many of the exact results were found too, over all questions together; 1 where there was nothing to find. */
export function shareFound<Key>(exact: Key[][], found: Key[][]): number {
  let hits = 0
  let sought = 0
  for (const [question, keys] of exact.entries()) {
    const had = new Set(found[question])
    hits += keys.filter((key) => had.has(key)).length
    sought += keys.length
  }
  return sought === 0 ? 1 : hits / sought
}
