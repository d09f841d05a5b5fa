import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSupportCheck } from '../../../src/answer/check/check-support.ts'
import { findNegations, findOverstatement } from '../../../src/answer/check/read-polarity.ts'
import { readNumbers } from '../../../src/answer/check/read-numbers.ts'
import { splitClauses } from '../../../src/answer/check/split-clauses.ts'
import { readFrameWords } from '../../../src/retrieval/frame-words.ts'
import { createTermBase, readBuiltInTerms } from '../../../src/retrieval/term-base.ts'

const check = createSupportCheck({
  terms: createTermBase([...readBuiltInTerms()]),
  frameWords: readFrameWords(),
})

const english = [
  'A lighthouse keeper lights the lamp at dusk and writes the weather into the log.',
  'Why does the lamp turn?',
  'The lamp of the north tower is red, while the lamp of the south tower is green.',
  'The harbour master must ring the bell before a ship enters the narrow channel.',
]
const korean = [
  '등대지기는 해 질 녘에 등불을 켜고 날씨를 일지에 적는다.',
  '1등급 등대는 40킬로미터까지 보이고, 2등급 등대는 30킬로미터까지 보인다.',
  '안개가 짙으면 등대지기는 5분마다 종을 울려야 한다.',
]

function isSupported(sentence: string): boolean {
  const units = /[가-힣]/u.test(sentence) ? korean : english
  return check(sentence, { units, headings: ['Lighthouses'] }).isSupported
}

describe('a sentence held against its source', () => {
  it.each([
    'The keeper of the lighthouse lights the lamp at dusk and notes the weather in the log.',
    'The bell must be rung by the harbour master before a ship enters the narrow channel.',
    '등대지기는 날씨를 일지에 적는다.',
    '안개가 짙으면 등대지기는 5분마다 종을 울려야 합니다.',
    '2등급 등대는 30킬로미터까지 보입니다.',
  ])('is kept where it says the same: %s', (sentence) => expect(isSupported(sentence)).toBe(true))

  it.each([
    ['a denial', 'The harbour master must not ring the bell before a ship enters the narrow channel.'],
    ['freedom for duty', '안개가 짙어도 등대지기는 5분마다 종을 울릴 필요가 없다.'],
    ['another of a set', 'The lamp of the north tower is blue.'],
    ['what is said of the other', 'The lamp of the north tower is green.'],
    ['things in each other’s place', '날씨는 해 질 녘에 등불을 켜고 등대지기를 일지에 적는다.'],
    ['another number', '2등급 등대는 35킬로미터까지 보인다.'],
    ['the number of the other', '1등급 등대는 30킬로미터까지 보인다.'],
    ['the contrary order', 'The harbour master must ring the bell after a ship enters the narrow channel.'],
    ['another place', '안개가 짙으면 등대지기는 5시간마다 종을 울려야 한다.'],
    [
      'what nobody wrote',
      'A lighthouse keeper lights the lamp at dusk and sells warm bread to tired sailors.',
    ],
  ])('is left out where it has %s: %s', (_, sentence) => expect(isSupported(sentence)).toBe(false))

  it('is left out where it asks, be it at the end or on the way, in both languages', () => {
    for (const question of [
      'Does the keeper light the lamp at dusk?',
      'Why does the keeper light the lamp? He does it at dusk.',
      '등대지기는 날씨를 일지에 적을까요?',
      '등대지기는 해 질 녘에 등불을 켭니까',
    ]) {
      expect(isSupported(question), question).toBe(false)
    }
  })

  it('may repeat a question that stands in the source', () => {
    expect(isSupported('Why does the lamp turn?')).toBe(true)
  })

  it('is supported by itself, whatever it is, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ maxLength: 300 }),
        (unit, other) => {
          expect(check(unit, { units: [unit], headings: [] }).isSupported).toBe(true)
          expect(() => check(other, { units: [unit, ...english], headings: [unit] })).not.toThrow()
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('reads 100,000 characters of hostile text without a stall', () => {
  const hostile = ['1 ', '제1', '열', '가는데 ', 'because ', 'not ', 'and ', '`', 'type 1 ', '보다 '].map(
    (piece) => piece.repeat(Math.ceil(100_000 / piece.length)),
  )
  for (const text of hostile) {
    const startedMs = performance.now()
    readNumbers(text)
    findNegations(text)
    splitClauses(text)
    findOverstatement(text, text, text)
    // Some twenty expressions together; one that backtracks takes minutes.
    expect(performance.now() - startedMs, text.slice(0, 8)).toBeLessThan(3_000)
  }
  expect(check(hostile[0] ?? '', { units: english, headings: [] }).isSupported).toBe(false)
})
