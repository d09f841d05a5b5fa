import type { Unit } from '../../ingest/document.ts'
import { findKeyTerms, type Vocabulary } from './find-key-terms.ts'
import { formsOfName } from './name-matcher.ts'

/** The column of a row that a question asks about. */
export interface AskedColumn {
  name: string | undefined
  cell: string
}

/** The column that the question names, else the second one; `undefined` for a row of one cell. */
export function chooseColumn(question: string, unit: Unit, vocabulary: Vocabulary): AskedColumn | undefined {
  const cells = (unit.cells ?? []).slice(1)
  const names = (unit.header ?? []).slice(1)
  const asked = names.findIndex((name) => matchesCell(question, name, vocabulary))
  const place = Math.max(0, asked)
  const cell = cells[place]
  return cell === undefined ? undefined : { name: names[place], cell }
}

/** Whether a question speaks of what a cell names, under any name of it. */
export function matchesCell(question: string, cell: string, vocabulary: Vocabulary): boolean {
  const asked = new Set(findKeyTerms(question, vocabulary).flatMap(({ keys }) => keys))
  const lower = question.toLowerCase()
  return formsOfName(cell).some((form) => {
    if (lower.includes(form.toLowerCase())) return true
    return findKeyTerms(form, vocabulary).some(
      ({ keys, kind }) => kind !== 'number' && keys.some((key) => asked.has(key)),
    )
  })
}
