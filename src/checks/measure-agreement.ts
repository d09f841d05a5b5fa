/** Two people's (or a person's and the tutor's) verdict on the same thing. */
export interface VerdictPair {
  tutor: boolean
  human: boolean
}

export interface Interval {
  value: number
  low: number
  high: number
}

export interface Agreement {
  count: number
  /** Share on which both said the same, with the 95 % Wilson score interval. */
  exact: Interval
  /** Cohen's kappa with its 95 % interval; undefined where chance alone would agree always. */
  kappa: Interval | undefined
}

/** Of the standard normal distribution, for 95 %. */
const z = 1.96

/**
 * Agreement on met or not met. Exact: Wilson (1927), J. Am. Stat. Assoc. 22, 209–212. Kappa: Cohen (1960), Educ. Psychol.
 * Meas. 20, 37–46, κ = (pₒ − pₑ) / (1 − pₑ); its large-sample standard error √(pₒ(1 − pₒ) / (n (1 − pₑ)²)) is formula 8
 * there.
 */
export function measureAgreement(pairs: readonly VerdictPair[]): Agreement {
  const count = pairs.length
  const same = pairs.filter(({ tutor, human }) => tutor === human).length
  const share = (hold: (pair: VerdictPair) => boolean) =>
    count === 0 ? 0 : pairs.filter(hold).length / count
  const observed = count === 0 ? 0 : same / count
  const tutorMet = share(({ tutor }) => tutor)
  const humanMet = share(({ human }) => human)
  const chance = tutorMet * humanMet + (1 - tutorMet) * (1 - humanMet)
  return { count, exact: wilson(same, count), kappa: kappaOf(observed, chance, count) }
}

function kappaOf(observed: number, chance: number, count: number): Interval | undefined {
  if (count === 0 || chance >= 1) return undefined
  const value = (observed - chance) / (1 - chance)
  const error = Math.sqrt((observed * (1 - observed)) / (count * (1 - chance) ** 2))
  return { value, low: Math.max(value - z * error, -1), high: Math.min(value + z * error, 1) }
}

function wilson(hits: number, count: number): Interval {
  if (count === 0) return { value: 0, low: 0, high: 1 }
  const share = hits / count
  const weight = 1 + z ** 2 / count
  const middle = (share + z ** 2 / (2 * count)) / weight
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  return { value: share, low: Math.max(middle - half, 0), high: Math.min(middle + half, 1) }
}
