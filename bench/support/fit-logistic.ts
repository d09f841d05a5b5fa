export interface Observation {
  values: number[]
  isPositive: boolean
  /** How much the observation counts, above 0. */
  trust: number
}

const steps = 20

/**
 * Weights of a logistic model by Newton's method; their squares, in standard deviations of the values, are penalised.
 */
export function fitLogistic(
  observations: readonly Observation[],
  penalty: number,
): { constant: number; weights: number[] } {
  const size = observations[0]?.values.length ?? 0
  const deviations = Array.from({ length: size }, (_, place) =>
    deviationOf(observations.map(({ values }) => values[place] ?? 0)),
  )
  const rows = observations.map(({ values }) => [
    1,
    ...values.map((value, place) => value / (deviations[place] ?? 1)),
  ])
  let weights = Array.from({ length: size + 1 }, () => 0)
  for (let step = 0; step < steps; step += 1) {
    const slope = weights.map((weight, place) => (place === 0 ? 0 : penalty * weight))
    const bend = weights.map((_, row) =>
      weights.map((__, column) => (row === column && row > 0 ? penalty : 0)),
    )
    for (const [index, { isPositive, trust }] of observations.entries()) {
      const row = rows[index] ?? []
      const share =
        1 / (1 + Math.exp(-row.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0)))
      for (const [place, value] of row.entries()) {
        slope[place] = (slope[place] ?? 0) + trust * (share - Number(isPositive)) * value
        const line = bend[place] ?? []
        for (const [other, beside] of row.entries()) {
          line[other] = (line[other] ?? 0) + trust * share * (1 - share) * value * beside
        }
      }
    }
    const change = solve(bend, slope)
    weights = weights.map((weight, place) => weight - (change[place] ?? 0))
  }
  const [constant = 0, ...scaled] = weights
  return { constant, weights: scaled.map((weight, place) => weight / (deviations[place] ?? 1)) }
}

function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / Math.max(1, values.length)) || 1
}

/** Solves a symmetric positive system by elimination. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, place) => [...row, right[place] ?? 0])
  for (const [place, pivot] of rows.entries()) {
    for (const row of rows.slice(place + 1)) {
      const factor = (row[place] ?? 0) / (pivot[place] ?? 1)
      for (let column = place; column < row.length; column += 1) {
        row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0)
      }
    }
  }
  const solution: number[] = Array.from({ length: rows.length }, () => 0)
  for (let place = rows.length - 1; place >= 0; place -= 1) {
    const row = rows[place] ?? []
    const known = solution.reduce(
      (sum, value, column) => (column > place ? sum + value * (row[column] ?? 0) : sum),
      0,
    )
    solution[place] = ((row[rows.length] ?? 0) - known) / (row[place] ?? 1)
  }
  return solution
}
