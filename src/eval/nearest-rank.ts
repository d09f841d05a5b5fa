/** The percentile of sorted values by nearest rank; `portion` 0 to 1; 0 where there are no values. */
export function nearestRank(sorted: readonly number[], portion: number): number {
  return sorted[Math.max(0, Math.ceil(portion * sorted.length) - 1)] ?? 0
}
