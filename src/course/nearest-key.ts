/**
 * The key that a mistyped one most likely stands for: at most two edits away (one for keys up to four letters),
 * letter case and hyphens or underscores aside; `undefined` where nothing is near.
 */
export function nearestKey(typed: string, known: readonly string[]): string | undefined {
  // No key that is much longer than all known ones is near, and the comparison is quadratic in the length.
  if (typed.length > 60) return undefined
  const plain = plainKey(typed)
  const bound = plain.length <= 4 ? 1 : 2
  const ranked = known
    .map((key) => ({ key, distance: editDistance(plain, plainKey(key)) }))
    .sort((one, other) => one.distance - other.distance)
  const best = ranked[0]
  return best && best.distance <= bound ? best.key : undefined
}

function plainKey(key: string): string {
  return key.toLowerCase().replaceAll(/[-_\s]/gu, '')
}

/** Levenshtein distance with two neighbours swapped counted as one edit (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const substitution = one[row - 1] === other[column - 1] ? 0 : 1
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + substitution)
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, beforeLast[column - 2]! + 1)
      }
      current.push(cost)
    }
    beforeLast = last
    last = current
  }
  return last[other.length]!
}
