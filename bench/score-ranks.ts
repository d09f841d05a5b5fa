/** Where the right passage came for a question: 1 is first; undefined where it is not among ten. */
export interface RankedQuestion {
  kind: string
  rank: number | undefined
}

export interface RankScores {
  recallAt1: number
  recallAt5: number
  mrrAt10: number
  recallAt5ByKind: Record<string, number>
}

/** Recall and mean reciprocal rank, shares from 0 to 1; all 0 without questions. */
export function scoreRanks(ranked: RankedQuestion[]): RankScores {
  const kinds = [...new Set(ranked.map(({ kind }) => kind))]
  const ranks = ranked.map(({ rank }) => rank)
  return {
    recallAt1: shareWithin(ranks, 1),
    recallAt5: shareWithin(ranks, 5),
    mrrAt10:
      ranks.reduce<number>((sum, rank) => sum + (rank === undefined ? 0 : 1 / rank), 0) / (ranks.length || 1),
    recallAt5ByKind: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        shareWithin(
          ranked.filter((one) => one.kind === kind).map(({ rank }) => rank),
          5,
        ),
      ]),
    ),
  }
}

function shareWithin(ranks: (number | undefined)[], limit: number): number {
  return ranks.filter((rank) => rank !== undefined && rank <= limit).length / (ranks.length || 1)
}

/** The value below which the given share of the sorted values lies (nearest rank). */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
