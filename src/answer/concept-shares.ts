/** Per concept of the question: how much it counts in judging what answers it. 0 or more. */
export type ConceptWeights = number[]

export type MatchConcepts = (text: string) => number[]

/** Share of the weights that the matches hold, 0 to 1; 0 where nothing weighs. */
export function shareOf(matches: readonly number[], weights: ConceptWeights): number {
  let held = 0
  let all = 0
  for (const [index, weight] of weights.entries()) {
    all += weight
    held += weight * (matches[index] ?? 0)
  }
  return all === 0 ? 0 : held / all
}

/** The greatest value at each place; a shorter list counts as zeros. */
export function maximum(...lists: ReadonlyArray<readonly number[]>): number[] {
  const greatest: number[] = []
  for (const list of lists) {
    for (let index = 0; index < list.length; index += 1) {
      greatest[index] = Math.max(greatest[index] ?? 0, list[index] ?? 0)
    }
  }
  return greatest
}
