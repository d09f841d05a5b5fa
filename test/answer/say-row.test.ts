import { describe, expect, it } from 'vitest'
import { sayRow } from '../../src/answer/say-row.ts'
import { answerWording } from '../../src/answer/wording.ts'
import type { Unit } from '../../src/ingest/document.ts'

const row = (cells: string[], header?: string[]): Unit => ({
  kind: 'table-row',
  text: cells.join(' | '),
  quote: cells.join('|'),
  locator: { kind: 'lines', from: 1, to: 1 },
  cells,
  ...(header && { header }),
  block: 1,
})

describe('a table row as a sentence', () => {
  it('names each cell by its column', () => {
    expect(
      sayRow(
        row(['load balancing', 'Ribbon', 'Service'], ['concern', 'Netflix', 'Kubernetes']),
        answerWording.en,
      ),
    ).toBe('load balancing — Netflix: Ribbon; Kubernetes: Service')
  })

  it('says an empty or dashed cell in words, in the language of the answer', () => {
    const unit = row(['security', '–', ''], ['concern', 'Kubernetes', 'other'])
    expect(sayRow(unit, answerWording.en)).toBe('security — Kubernetes: none; other: none')
    expect(sayRow(unit, answerWording.ko)).toBe('security — Kubernetes: 해당 없음; other: 해당 없음')
  })

  it('says the cells alone where the table has no header', () => {
    expect(sayRow(row(['a', 'b', 'c']), answerWording.en)).toBe('a — b; c')
  })

  it('leaves an empty first cell out', () => {
    expect(sayRow(row(['', 'one box', 'small boxes'], ['', 'old', 'new']), answerWording.en)).toBe(
      'old: one box; new: small boxes',
    )
  })

  it('keeps a row of one cell as it is', () => {
    expect(sayRow(row(['alone'], ['column']), answerWording.en)).toBe('alone')
  })
})
