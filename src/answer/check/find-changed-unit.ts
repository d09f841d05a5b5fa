/** Units of measure by what they measure; each with all its names in both languages. */
const measures: ReadonlyArray<ReadonlyArray<readonly string[]>> = [
  [
    ['밀리초', 'milliseconds?', 'ms'],
    ['초', 'seconds?'],
    ['분', 'minutes?'],
    ['시간', 'hours?'],
    ['일', 'days?'],
    ['주', 'weeks?'],
    ['개월', '달', 'months?'],
    ['년', 'years?'],
    ['세기', 'centur(?:y|ies)'],
  ],
  [
    ['밀리미터', 'millimet(?:re|er)s?', 'mm'],
    ['센티미터', 'centimet(?:re|er)s?', 'cm'],
    ['미터', 'met(?:re|er)s?'],
    ['킬로미터', 'kilomet(?:re|er)s?', 'km'],
  ],
  [
    ['밀리그램', 'milligrams?', 'mg'],
    ['그램', 'grams?'],
    ['킬로그램', 'kilograms?', 'kg'],
    ['톤', 'ton(?:ne)?s?'],
  ],
  [
    ['비트', 'bits?'],
    ['바이트', 'bytes?'],
    ['킬로바이트', 'kilobytes?', 'kb'],
    ['메가바이트', 'megabytes?', 'mb'],
    ['기가바이트', 'gigabytes?', 'gb'],
    ['테라바이트', 'terabytes?', 'tb'],
  ],
  [
    ['원', 'won'],
    ['달러', 'dollars?'],
    ['유로', 'euros?'],
    ['엔', 'yen'],
  ],
]

const units = measures.flatMap((names, measure) =>
  names.map((each, size) => ({
    measure,
    size,
    pattern: new RegExp(String.raw`(?<![\d.,])(\d[\d,.]{0,15})[\s-]?(?:${each.join('|')})(?![a-z])`, 'giu'),
  })),
)

interface Quantity {
  number: string
  measure: number
  size: number
}

function quantitiesIn(text: string): Quantity[] {
  return units.flatMap(({ measure, size, pattern }) =>
    [...text.matchAll(pattern)].map(([, number = '']) => ({
      number: number.replaceAll(/,|\.$/gu, ''),
      measure,
      size,
    })),
  )
}

/** A number that a sentence has in another unit of the same measure than its source: "5 hours" for "5 minutes". */
export function findChangedUnit(sentence: string, source: string): string | undefined {
  const said = quantitiesIn(sentence)
  if (said.length === 0) return undefined
  const there = quantitiesIn(source)
  return said.find(({ number, measure, size }) => {
    const same = there.filter((other) => other.number === number && other.measure === measure)
    return same.length > 0 && same.every((other) => other.size !== size)
  })?.number
}
