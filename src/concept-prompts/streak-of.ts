/** A day on which a concept prompt was posted. */
export interface AskedDay {
  /** 2026-03-02 */
  day: string
  isAnswered: boolean
  /** It can still be answered: leaving it out ends nothing yet. */
  isOpen: boolean
}

/**
 * How many concept prompts in a row a person answered, up to now. Days without a prompt (weekends, holidays) are not
 * in the list and end nothing; so many answers a month may be left out (a freeze), which do not count but end nothing.
 */
export function streakOf(days: readonly AskedDay[], freezesPerMonth: number): number {
  const used = new Map<string, number>()
  let length = 0
  for (const { day, isAnswered, isOpen } of days.toSorted((left, right) =>
    right.day.localeCompare(left.day),
  )) {
    if (isAnswered) {
      length += 1
      continue
    }
    if (isOpen) continue
    const month = day.slice(0, 7)
    const frozen = used.get(month) ?? 0
    if (frozen >= freezesPerMonth) break
    used.set(month, frozen + 1)
  }
  return length
}
