import type { Unit } from '../ingest/document.ts'
import type { AnswerWording } from './wording.ts'

const emptyCell = /^[\s\-–—−―·.xX]*$/u

/**
 * A table row as a sentence: "<first cell> — <column>: <cell>; <column>: <cell>". An empty or dashed cell is said
 * in words, since "Kubernetes: –" reads like a fault; an empty first cell is left out. A row without a header is its
 * cells in order.
 */
export function sayRow(unit: Unit, wording: Pick<AnswerWording, 'emptyCell'>): string {
  const cells = unit.cells ?? [unit.text]
  const [subject, ...rest] = cells.map((cell) => sayCell(cell, wording))
  if (rest.length === 0) return subject ?? ''
  const header = unit.header ?? []
  const said = rest.map((cell, index) => {
    const column = header[index + 1]?.trim()
    return column === undefined || column === '' ? cell : `${column}: ${cell}`
  })
  return (cells[0] ?? '').trim() === '' ? said.join('; ') : `${subject} — ${said.join('; ')}`
}

function sayCell(cell: string, wording: Pick<AnswerWording, 'emptyCell'>): string {
  return emptyCell.test(cell) ? wording.emptyCell : cell.replaceAll(/\s*\n\s*/gu, ' ').trim()
}
