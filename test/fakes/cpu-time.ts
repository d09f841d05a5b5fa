/** The processor's time that the work takes, in milliseconds: what else the machine does at the time is not in it. */
export function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
