/** Times the steps of an answer, in milliseconds with two decimals. */
export function createStopwatch(now: () => number = () => performance.now()) {
  const startedAt = now()
  let lastLap = startedAt
  const laps: Record<string, number> = {}
  const rounded = (durationMs: number) => Math.round(durationMs * 100) / 100
  return {
    lap(step: string): void {
      const at = now()
      laps[step] = rounded(at - lastLap)
      lastLap = at
    },
    read: (): Record<string, number> => ({ ...laps, total: rounded(now() - startedAt) }),
  }
}
