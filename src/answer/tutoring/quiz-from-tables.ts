import { analyseText } from '../../retrieval/term-base.ts'
import { sayRow } from '../say-row.ts'
import { answerWording } from '../wording.ts'
import { bareName, formsOfName, type NameMatcher } from './name-matcher.ts'
import { chooseWrong, type QuizDraft, type QuizMaterial } from './quiz-draft.ts'
import type { TableFact } from './quiz-facts.ts'
import type { PlacedUnit } from './section-units.ts'
import { tutoringWording } from './tutoring-wording.ts'

const longestCell = 90
const emptyCell = /^[\s\-–—−―·.xX]*$/u
const separators = /\s*(?:,|&|\/|;|\band\b|(?<=[가-힣A-Za-z)])(?:와|과)\s)\s*/u
/** A product or system is written with capitals; a table of purposes says what it uses for each. */
const properName = /^[A-Z][\w.-]*(?: (?:[A-Z][\w.-]*|&|and|with))*$/u
const purpose =
  /^(?:concerns?|capabilit(?:y|ies)|tasks?|purposes?|functions?|needs?|features?|관심사|역량|작업|목적|기능|용도|필요)(?:\s*\(.*\))?$/iu

interface Cell {
  table: TableFact
  row: PlacedUnit
  subject: string
  column: string
  text: string
  parts: string[]
}

/** "What does Kubernetes use for load balancing?" and, the other way round, which row has what stands in a cell. */
export function quizFromTables(material: QuizMaterial): QuizDraft[] {
  const cells = material.facts.tables.flatMap(cellsOf)
  return cells.flatMap((cell) =>
    [askCell(cell, cells, material) ?? [], askSubject(cell, cells, material) ?? []].flat(),
  )
}

function cellsOf(table: TableFact): Cell[] {
  return table.rows.flatMap((row) => {
    const [subject = '', ...rest] = row.unit.cells ?? []
    return rest.flatMap((text, index) => {
      const column = table.header[index + 1] ?? ''
      if (emptyCell.test(text) || emptyCell.test(subject) || column === '' || text.length > longestCell)
        return []
      return [
        {
          table,
          row,
          subject: bareName(subject),
          column: bareName(column),
          text: text.trim(),
          parts: partsOf(text),
        },
      ]
    })
  })
}

/** What a cell lists; brackets are read as other names of what stands before them. */
function partsOf(text: string): string[] {
  const bare = text.replaceAll(/\([^)]*\)/gu, (bracket) => bracket.replaceAll(/[,&/;]/gu, ' '))
  return bare
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function askCell(cell: Cell, cells: readonly Cell[], material: QuizMaterial): QuizDraft | undefined {
  const { names, language } = material
  const wording = tutoringWording[language].quiz
  if (sharesWord(cell.text, cell.subject)) return undefined
  const column = cells.filter(
    (other) => other.table === cell.table && other.column === cell.column && other.row !== cell.row,
  )
  const alsoRight = cells
    .filter((other) => names.overlap(other.subject, cell.subject))
    .flatMap(({ parts }) => parts)
  const told = material.statements
    .filter(({ unit }) => names.isMentioned(cell.subject, unit.text))
    .map(({ unit }) => unit.text)
  const partsByText = new Map(column.map((other) => [other.text, other.parts]))
  const mayBeRight = (candidate: string) =>
    (partsByText.get(candidate) ?? [candidate]).some(
      (part) => holdsPart(alsoRight, part, names) || told.some((text) => names.isMentioned(part, text)),
    )
  const wrong = chooseWrong(cell.text, [column.map(({ text }) => text)], material, mayBeRight)
  if (wrong === undefined) return undefined
  const asksUse = properName.test(cell.column) && purpose.test(cell.table.header[0]?.trim() ?? '')
  return draft(
    cell,
    cell.text,
    wrong,
    asksUse
      ? wording.uses(cell.column, cell.subject)
      : wording.cell(cell.table.section, cell.subject, cell.column),
    material,
  )
}

function askSubject(cell: Cell, cells: readonly Cell[], material: QuizMaterial): QuizDraft | undefined {
  const { names, language } = material
  if (sharesWord(cell.text, cell.subject)) return undefined
  const column = cells.filter(
    (other) => other.table === cell.table && other.column === cell.column && other.row !== cell.row,
  )
  if (column.some((other) => other.parts.some((part) => holdsPart(cell.parts, part, names)))) return undefined
  const told = material.statements
    .filter(({ unit }) => cell.parts.some((part) => names.isMentioned(part, unit.text)))
    .map(({ unit }) => unit.text)
  const mayBeRight = (candidate: string) =>
    told.some((text) => names.isMentioned(candidate, text)) ||
    cells.some(
      (other) =>
        names.overlap(other.subject, candidate) &&
        other.parts.some((part) => holdsPart(cell.parts, part, names)),
    )
  const wrong = chooseWrong(cell.subject, [column.map(({ subject }) => subject)], material, mayBeRight)
  if (wrong === undefined) return undefined
  const question = tutoringWording[language].quiz.subject(cell.table.section, cell.text, cell.column)
  return draft(cell, cell.subject, wrong, question, material)
}

function draft(
  cell: Cell,
  right: string,
  wrong: string[],
  question: string,
  { language }: QuizMaterial,
): QuizDraft {
  const text = `“${sayRow(cell.row.unit, answerWording[language])}”`
  const subject = `${cell.subject} ${cell.column}`.toLowerCase()
  return {
    kind: 'table',
    question,
    right,
    wrong,
    explanation: [{ text, units: [cell.row] }],
    subject,
    chunk: cell.row.chunk,
  }
}

function holdsPart(parts: readonly string[], part: string, names: NameMatcher): boolean {
  return parts.some((other) => names.overlap(other, part))
}

/** A cell that repeats a word of its row gives itself away. */
function sharesWord(one: string, other: string): boolean {
  const bases = (text: string) =>
    formsOfName(text).flatMap((form) => analyseText(form).map(({ base }) => base))
  const left = new Set(bases(one).filter((base) => base.length >= 2))
  return bases(other).some((base) => left.has(base))
}
