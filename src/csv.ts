/** A cell that a spreadsheet would take for a formula. */
const formulaStart = /^\s*[=+\-@\t\r]/u
/** The same inside a cell: a spreadsheet that separates by semicolons or tabs reads what follows as a cell of its own. */
const formulaInside = /(?=[=+\-@＝＋－＠﹢﹣﹫])(?<=[;\t\r\n][ \u00a0\u3000]*)/gu

/**
 * Rows as CSV (RFC 4180, lines ended by CR LF, a byte order mark first so that spreadsheets read Korean). A cell that
 * begins with = + - @, a tab or a carriage return gets an apostrophe before it, and so does such a sign after a
 * semicolon, a tab or a line's end, so that nothing in it is computed; plain numbers stay numbers.
 */
export function csvOf(rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  return `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const inside = value.replaceAll(formulaInside, "'")
  const safe = formulaStart.test(value.normalize('NFKC')) || formulaStart.test(value) ? `'${inside}` : inside
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
