import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copiedKind, isEmpty } from '../../src/answer/assess/tell-apart.ts'
import { splitSentences } from '../../src/answer/assess/read-submission.ts'
import { drawChart } from '../../src/concept-prompts/draw-chart.ts'
import { nextDue } from '../../src/concept-prompts/due-times.ts'
import { streakOf } from '../../src/concept-prompts/streak-of.ts'
import { csvOf } from '../../src/csv.ts'

describe('csvOf', () => {
  it('leaves no cell that a spreadsheet would compute', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝'), fc.string(), (start, rest) => {
        const [, line = ''] = csvOf([['name'], [`${start}${rest}`]]).split('name\r\n')
        expect(line.startsWith("'") || line.startsWith('"\'')).toBe(true)
      }),
    )
  })

  it('leaves none for a spreadsheet that separates by semicolons or tabs either', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(';', '\t', '\r\n', '\n', '; ', ';\t'),
        fc.constantFrom('=', '+', '-', '@', '＝'),
        (before, separator, sign) => {
          const csv = csvOf([['name'], [`${before}${separator}${sign}HYPERLINK("x")`]])
          for (const cell of csv.split('name\r\n')[1]?.split(/[;\t\r\n]/u) ?? []) {
            expect(cell.normalize('NFKC').trim()).not.toMatch(/^[=+@]|^-HYPER/u)
          }
        },
      ),
    )
  })

  it.each(['\n', '\t', ' ', '; ', '= '])('takes less than 50 ms for 100 KB of %j', (piece) => {
    const text = piece.repeat(100_000 / piece.length)
    const startedAt = performance.now()
    csvOf([[text]])
    expect(performance.now() - startedAt).toBeLessThan(50)
  })

  it('keeps numbers, quotes what holds marks, and starts with a byte order mark', () => {
    expect(csvOf([['a', -3, 'say "hi", now']])).toBe('\ufeffa,-3,"say ""hi"", now"\r\n')
  })
})

describe('the streak', () => {
  const days = (marks: string) =>
    marks.split('').map((mark, index) => ({
      day: `2026-03-${String(index + 1).padStart(2, '0')}`,
      isAnswered: mark === 'x',
      isOpen: mark === 'o',
    }))

  it('counts answers up to now, and an open prompt ends nothing', () => {
    expect(streakOf(days('xxxo'), 0)).toBe(3)
    expect(streakOf(days('xx.x'), 0)).toBe(1)
  })

  it('survives as many gaps a month as there are freezes', () => {
    expect(streakOf(days('xx.x.x'), 2)).toBe(4)
    expect(streakOf(days('xx.x.x'), 1)).toBe(2)
  })
})

describe('the times of the schedule', () => {
  it('are one a day, later each time, whatever the zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Seoul'),
        fc.integer({ min: 0, max: 365 }),
        fc.integer({ min: 0, max: 23 }),
        (timeZone, day, hour) => {
          const nowMs = Date.parse('2026-01-01T00:00:00Z') + day * 86_400_000
          const due = nextDue({ schedule: `30 ${hour} * * *`, holidays: [] }, timeZone, nowMs, 4)
          expect(new Set(due.map((each) => each.day)).size).toBe(4)
          expect(due.every(({ dueMs }, index) => dueMs > (due[index - 1]?.dueMs ?? nowMs))).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('telling submissions apart', () => {
  it('finds copies also where spaces, case and marks differ', () => {
    const sources = {
      question: ['What is loose coupling?'],
      material: ['A change in one service forces no change.'],
    }
    expect(copiedKind('what is  LOOSE coupling', sources)).toBe('copied-question')
    expect(copiedKind('“a change in one service: forces no change”', sources)).toBe('copied-material')
    expect(copiedKind('You can alter one and leave the rest alone.', sources)).toBeUndefined()
  })

  it('takes no letters for nothing, and any sentence for something', () => {
    expect(isEmpty('?!… ㅋㅋㅋ')).toBe(true)
    expect(isEmpty('서비스는 따로 배포한다')).toBe(false)
  })

  it('gives sentences at their own places', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        for (const { from, to, text: words } of splitSentences(text)) expect(text.slice(from, to)).toBe(words)
      }),
    )
  })

  it('reads 100,000 characters quickly', () => {
    const startedMs = performance.now()
    splitSentences('a.b'.repeat(33_000))
    isEmpty('ㅋ '.repeat(50_000))
    expect(performance.now() - startedMs).toBeLessThan(500)
  })
})

describe('the chart', () => {
  it('has letters for Korean labels, and a background', () => {
    const rows = (label: string) => [{ label, count: 2 }]
    const [korean, blank] = ['요점을 말한 사람', ' '].map((label) =>
      drawChart({ title: label, rows: rows(label), most: 4 }),
    )
    expect(korean?.subarray(1, 4).toString()).toBe('PNG')
    expect((korean?.length ?? 0) - (blank?.length ?? 0)).toBeGreaterThan(500)
  })
})
