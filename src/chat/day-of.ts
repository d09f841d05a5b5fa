/** Making one takes a millisecond. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Day of an instant in a time zone: "2026-03-02". */
export function dayOf(atMs: number, timeZone: string): string {
  let format = dayFormats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
    dayFormats.set(timeZone, format)
  }
  return format.format(atMs)
}
