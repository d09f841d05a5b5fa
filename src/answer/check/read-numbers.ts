const englishUnits =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const months = 'january february march april may june july august september october november december'.split(
  ' ',
)
const scales: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  백: 100,
  천: 1e3,
  만: 1e4,
  십만: 1e5,
  백만: 1e6,
  천만: 1e7,
  억: 1e8,
  조: 1e12,
}
const nativeKorean: Record<string, number> = {
  두: 2, 둘: 2, 세: 3, 셋: 3, 석: 3, 네: 4, 넷: 4, 넉: 4, 다섯: 5, 여섯: 6, 일곱: 7, 여덟: 8, 아홉: 9, 열: 10,
  열한: 11, 열두: 12, 스무: 20, 스물: 20, 서른: 30, 마흔: 40, 쉰: 50, 예순: 60, 일흔: 70, 여든: 80, 아흔: 90,
} // prettier-ignore
const nativeDays: Record<string, number> = {
  이틀: 2, 사흘: 3, 나흘: 4, 닷새: 5, 엿새: 6, 이레: 7, 여드레: 8, 아흐레: 9, 열흘: 10, 보름: 15,
} // prettier-ignore
const nativeTens = '열|스물|서른|마흔|쉰|예순|일흔|여든|아흔'
const nativeDigits: Record<string, number> = {
  하나: 1, 한: 1, 두: 2, 둘: 2, 세: 3, 셋: 3, 네: 4, 넷: 4, 다섯: 5, 여섯: 6, 일곱: 7, 여덟: 8, 아홉: 9,
} // prettier-ignore
const sinoDigits = '영일이삼사오육칠팔구'
const counter =
  '개|명|사람|번|번째|가지|배|년|월|일|시간|분|초|쌍|팀|대|장|자|권|곳|단계|계층|종류|분자|차례|달|주|살|마리|퍼센트|바이트|비트|층|쪽|점|회|세기|원|도'
/** What may follow a numeral of one syllable at once: not 월 ("세월"), 대 ("세대"), 자 ("네자"). */
const afterShort = '개(?!월)|명|번|배|가지|시간|달|살|마리|사람|쌍|팀|곳|차례|단계|종류'
/** Figures of speech for an order of size; each is a value of its own, so that "dozens" is not "hundreds". */
const sizes: Array<[RegExp, string]> = [
  [/(?<![가-힣])(?:두세|두어)(?=\s|개|명|번|가지|달)|\b(?:two or three|a couple of)\b/giu, '~2'],
  [/(?<![가-힣])(?:서너|너댓|네댓|대여섯)(?=\s|개|명|번|가지|달)/giu, '~4'],
  [/\bdozens\b|십여|수십/giu, '~10'],
  [/\bhundreds\b|수백/giu, '~100'],
  [/\bthousands\b|수천/giu, '~1000'],
  [/\bmillions\b|수백만/giu, '~1000000'],
  [/\bsquared?\b(?! root)|(?<!완전|세)제곱(?!근)/giu, '^2'],
  [/\bcubed?\b|세제곱/giu, '^3'],
  [/\bsquare root\b|제곱근/giu, 'root'],
  [/\b(?:twice(?= (?:as|the|that|its|their|an?)\b)|doubl\w+)\b|갑절/giu, 'x2'],
  [/\btripl\w+\b/giu, 'x3'],
  [/\b(?:half|halves|halved)\b|절반/giu, '1/2'],
]

/** Words that only look like numbers, and "two" for things that were named: "the two", "둘 다". */
const notNumbers =
  /일일이|둘 (?=것|수|때|곳)|\b(?:the|these|those) two\b|(?<![가-힣])둘(?:을|이|은|의|다| 다)(?=\s)/giu

/**
 * The numbers that a text states, as canonical strings, in reading order: `45`, `0.75`, `1/6`, `x2` (twice), `^2`
 * (square), `~100` (hundreds), `o(n^2)`. Digits and number words of both languages count alike. "One" is left out:
 * it is an article as often as a number.
 */
export function readNumbers(text: string): string[] {
  const found: Array<[at: number, value: string]> = []
  let rest = text.replaceAll('²', '^2').replaceAll('³', '^3').normalize('NFKC').replaceAll(notNumbers, ' ')
  const take = (pattern: RegExp, read: (groups: Array<string | undefined>) => string | undefined): void => {
    // What was read is blanked out, all at once: a text may hold thousands of numbers.
    rest = rest.replaceAll(pattern, (...match) => {
      const groups = match.filter((each) => typeof each === 'string' || each === undefined).slice(0, -1)
      const at = match.findLast((each): each is number => typeof each === 'number') ?? 0
      const [whole = ''] = groups
      const value = read(groups)
      if (value === undefined) return whole
      found.push([at, value])
      return ' '.repeat(whole.length)
    })
  }
  take(
    /\bo\(\s*([^()]{1,14}(?:\([^()]{1,6}\))?)\s*\)/giu,
    ([, inside = '']) => `o(${inside.toLowerCase().replaceAll(/\s/gu, '')})`,
  )
  for (const [pattern, value] of sizes) take(pattern, () => value)
  take(
    new RegExp(String.raw`(?<=\d\s+)(${months.join('|')})\b|\b(${months.join('|')})(?=\s+\d)`, 'giu'),
    ([name = '']) => String(months.indexOf(name.toLowerCase()) + 1),
  )
  take(
    /(?<![가-힣\d])(\d+|두|세|네|다섯|열) ?배(?=[\s로가를의는,.]|$)/gu,
    ([, digits = '']) => `x${nativeKorean[digits] ?? digits}`,
  )
  take(/(\d+) ?분의 ?(\d+)/gu, ([, below, above]) => `${above}/${below}`)
  take(
    /\b(?:a|one|two|three|\d+)[ -](third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b/giu,
    ([whole = '', part = '']) => {
      const above = wordValue(whole.split(/[ -]/u)[0]?.toLowerCase() ?? '') ?? 1
      const below = part.toLowerCase() === 'quarter' ? 4 : ordinals.indexOf(part.toLowerCase())
      return `${above}/${below}`
    },
  )
  take(outOf, (match) => shareOf(match))
  take(
    /(\d[\d,]*(?:\.\d+)?)(?: ?(hundred|thousand|million|billion|trillion|십만|백만|천만|만|억|조|천(?=\d|명|개|원)))?/giu,
    ([, digits = '', scale]) => {
      const value =
        Number(digits.replaceAll(',', '')) * (scale === undefined ? 1 : (scales[scale.toLowerCase()] ?? 1))
      return Number.isFinite(value) ? String(value) : undefined
    },
  )
  take(
    new RegExp(
      String.raw`(?<![가-힣])(${nativeTens})(${Object.keys(nativeDigits).join('|')})(?=\s|${counter}|[이은는을의에과,.]|$)`,
      'gu',
    ),
    ([, ten = '', digit = '']) => String((nativeKorean[ten] ?? 0) + (nativeDigits[digit] ?? 0)),
  )
  const small = [...englishUnits, ...englishTens].join('|')
  take(
    new RegExp(String.raw`\b(${small})[ -](hundred|thousand|million|billion)\b`, 'giu'),
    ([, word = '', scale = '']) =>
      String((wordValue(word.toLowerCase()) ?? 1) * (scales[scale.toLowerCase()] ?? 1)),
  )
  take(
    new RegExp(String.raw`\b(${englishTens.join('|')})[ -](${englishUnits.slice(1, 10).join('|')})\b`, 'giu'),
    ([, ten = '', unit = '']) =>
      String((wordValue(ten.toLowerCase()) ?? 0) + (wordValue(unit.toLowerCase()) ?? 0)),
  )
  take(new RegExp(String.raw`\b(${small})\b`, 'giu'), ([word = '']) => String(wordValue(word.toLowerCase())))
  take(new RegExp(String.raw`\b(${ordinals.slice(2).join('|')})\b(?!-hand)`, 'giu'), ([word = '']) =>
    String(ordinals.indexOf(word.toLowerCase())),
  )
  take(
    new RegExp(
      String.raw`(?<![가-힣])(${Object.keys(nativeKorean)
        .sort((a, b) => b.length - a.length)
        .join('|')})(?=\s|(?<!^[두세네석넉]|[^가-힣][두세네석넉])(?:${counter})|${afterShort}|$)`,
      'gu',
    ),
    ([, word = '']) => String(nativeKorean[word]),
  )
  take(/(?<![가-힣])(둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?=뿐|이[다며고])/gu, ([, word = '']) =>
    String(nativeKorean[word]),
  )
  take(new RegExp(String.raw`(?<![가-힣])(${Object.keys(nativeDays).join('|')})`, 'gu'), ([, word = '']) =>
    String(nativeDays[word]),
  )
  take(
    new RegExp(String.raw`(?<![가-힣])([${sinoDigits}십백천]+)(?= ?(?:${counter}))`, 'gu'),
    ([, word = '']) => sinoValue(word),
  )
  return found
    .toSorted(([left], [right]) => left - right)
    .map(([, value]) => value)
    .filter((value) => value !== '1')
}

function wordValue(word: string): number | undefined {
  const unit = englishUnits.indexOf(word)
  if (unit >= 0) return unit
  const ten = englishTens.indexOf(word)
  return ten >= 0 ? (ten + 2) * 10 : undefined
}

/** "Nine out of ten", "열에 아홉", "10명 중 9명". */
const outOf =
  /\b(\d+|[a-z]+) (?:out of|in) (?:every )?(\d{1,3}|ten|five|four|three|hundred)\b|(?<![가-힣])(\d+|열|백|다섯|셋|넷)(?:명|개|번|곳)?(?:에| 중(?:에)?| 가운데) ?(\d+|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?:명|개|번|곳)?/giu

function shareOf([, above, below, koreanBelow, koreanAbove]: ReadonlyArray<string | undefined>):
  | string
  | undefined {
  const read = (word = ''): number | undefined =>
    /^\d+$/u.test(word)
      ? Number(word)
      : (wordValue(word.toLowerCase()) ??
        nativeKorean[word] ??
        nativeDigits[word] ??
        scales[word.toLowerCase()])
  const [part, whole] = [read(above ?? koreanAbove), read(below ?? koreanBelow)]
  return part === undefined || whole === undefined || part >= whole ? undefined : `${part}/${whole}`
}

/** Whether a share is that of a percentage of the text: 9/10 and 90 %. */
function isShareOf(number: string, text: string): boolean {
  const [above, below] = number.split('/').map(Number)
  if (above === undefined || below === undefined) return false
  const percent = (100 * above) / below
  return [...text.matchAll(/(\d+(?:\.\d+)?)\s?(?:%|percent|per cent|퍼센트|프로)/giu)].some(
    ([, digits]) => Math.abs(Number(digits) - percent) < 0.5,
  )
}

/** Whether a percentage of the sentence is a share that the text states: 50 % and "half". */
function isPercentOf(number: string, numbers: ReadonlySet<string>, sentence: string): boolean {
  if (
    !new RegExp(
      String.raw`(?<![\d.])${number.replace('.', String.raw`\.`)} ?(?:%|percent|per cent|퍼센트|프로)`,
      'iu',
    ).test(sentence)
  )
    return false
  return [...numbers].some((each) => {
    const [above, below] = each.split('/').map(Number)
    return (
      above !== undefined && below !== undefined && Math.abs((100 * above) / below - Number(number)) < 0.5
    )
  })
}

/** The numbers by which things of a kind are told apart, "1" included, as `#1`: "type 1", "제1종". */
export function readLabels(text: string): string[] {
  return [...text.matchAll(label)].map(
    ({ groups }) => `#${groups?.['korean'] ?? groups?.['counted'] ?? groups?.['english']}`,
  )
}

const label =
  /제 ?(?<korean>\d{1,3})(?=[가-힣 ])|(?<![\d.])(?<counted>\d{1,3})(?=(?:등급|단계|형|종|세대|유형|학년)(?![가-힣]{0,3}(?:로|으로) 나))|\b(?:type|phase|level|step|stage|law|layer|class|grade|chapter|part|form|version|rule|group|kind|error)s?[ -](?:of type )?(?<english>\d{1,3})\b/giu

/** Two things are meant though no number is said. */
const meansTwo = /서로|양쪽|둘(?![러레])|두 번|\b(?:both|twice|each other|pairs?|one another|between)\b/iu

/** Whether a text states a number, or means it without saying it. */
export function statesNumber(
  text: string,
  numbers: ReadonlySet<string>,
  number: string,
  sentence: string,
): boolean {
  if (number.startsWith('#')) {
    return (
      numbers.has(number) || (![...numbers].some((each) => each.startsWith('#')) && hasPlain(numbers, number))
    )
  }
  if (numbers.has(number) || isShareOf(number, text) || isPercentOf(number, numbers, sentence)) return true
  return number === '2' && !/2|둘뿐|\b(?:only|exactly) two\b/iu.test(sentence) && meansTwo.test(text)
}

/** "One" is left out of the numbers: it may be there. */
function hasPlain(numbers: ReadonlySet<string>, number: string): boolean {
  return number === '#1' || numbers.has(number.slice(1))
}

function sinoValue(word: string): string | undefined {
  let total = 0
  let digit = 0
  for (const character of word) {
    const scale = { 십: 10, 백: 100, 천: 1000 }[character]
    if (scale === undefined) digit = sinoDigits.indexOf(character)
    else {
      total += (digit === 0 ? 1 : digit) * scale
      digit = 0
    }
  }
  const value = total + digit
  // A lone 이 or 일 before a counter is a demonstrative or "work" more often than a number.
  return word.length === 1 && value < 3 ? undefined : String(value)
}
