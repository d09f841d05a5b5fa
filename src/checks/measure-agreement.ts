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
 * Meas. 20, 37–46, κ = (pₒ − pₑ) / (1 − pₑ). Its interval takes pₑ as given, as Cohen's standard error does (formula 8
 * there), and for pₒ the bounds of Wilson's interval: of ten that all agree the standard error would be 0, as if ten
 * were enough to be certain.
 */
export function measureAgreement(pairs: readonly VerdictPair[]): Agreement {
  const count = pairs.length
  const same = pairs.filter(({ tutor, human }) => tutor === human).length
  const share = (hold: (pair: VerdictPair) => boolean) =>
    count === 0 ? 0 : pairs.filter(hold).length / count
  const tutorMet = share(({ tutor }) => tutor)
  const humanMet = share(({ human }) => human)
  const chance = tutorMet * humanMet + (1 - tutorMet) * (1 - humanMet)
  const exact = wilson(same, count)
  return { count, exact, kappa: kappaOf(exact, chance, count) }
}

function kappaOf(exact: Interval, chance: number, count: number): Interval | undefined {
  if (count === 0 || chance >= 1) return undefined
  const kappa = (share: number) => Math.max((share - chance) / (1 - chance), -1)
  return { value: kappa(exact.value), low: kappa(exact.low), high: kappa(exact.high) }
}

function wilson(hits: number, count: number): Interval {
  if (count === 0) return { value: 0, low: 0, high: 1 }
  const share = hits / count
  const weight = 1 + z ** 2 / count
  const middle = (share + z ** 2 / (2 * count)) / weight
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  return { value: share, low: Math.max(middle - half, 0), high: Math.min(middle + half, 1) }
}
