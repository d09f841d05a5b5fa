/** A cell that a spreadsheet would take for a formula. */
const formulaStart = /^\s*[=+\-@\t\r]/u

/**
 * Rows as CSV (RFC 4180, lines ended by CR LF, a byte order mark first so that spreadsheets read Korean). A cell that
 * begins with = + - @, a tab or a carriage return gets an apostrophe before it, so that nothing in it is computed;
 * plain numbers stay numbers.
 */
export function csvOf(rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  return `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = formulaStart.test(value.normalize('NFKC')) || formulaStart.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
