import type { Unit } from '../../ingest/document.ts'
import type { Language } from '../../language.ts'
import type { Quotation } from '../quote-piece.ts'
import { blankKeyTerms } from './blank-key-terms.ts'
import { chooseColumn, matchesCell } from './choose-column.ts'
import { newKeyTerms, type Vocabulary } from './find-key-terms.ts'
import type { HintEvidence } from './hint-evidence.ts'
import { findListAround } from './list-around.ts'
import { bareName } from './name-matcher.ts'
import { tutoringWording } from './tutoring-wording.ts'

/** A part of the answer, and words of the source that a citation may show without saying the rest. */
export interface PartialStep {
  text: string
  quotations: Quotation[]
}

const shownShare = 0.34
const leastQuoteCharacters = 4

/**
 * The evidence with its key words taken out, a list with its first items, a table's row with the beginning of the
 * cell asked for. What is quoted holds none of what was taken out.
 */
export function showPartialStep(
  question: string,
  evidence: HintEvidence,
  language: Language,
  vocabulary: Vocabulary,
): PartialStep | undefined {
  const [unit] = evidence.units
  if (unit === undefined) return undefined
  if (unit.kind === 'table-row') return showRow(question, unit, language, vocabulary)
  if (unit.kind === 'code') return showCode(unit)
  if (unit.kind === 'list-item' && evidence.units.length > 1) return showListStart(evidence, language)
  return showSentence(question, unit, language, vocabulary)
}

function showSentence(
  question: string,
  unit: Unit,
  language: Language,
  vocabulary: Vocabulary,
): PartialStep | undefined {
  const wording = tutoringWording[language]
  const blanked = blankKeyTerms(unit.text, newKeyTerms(unit.text, question, vocabulary), wording.blank)
  if (blanked === undefined) return undefined
  return { text: wording.fillIn(blanked.text), quotations: quoteRun(unit, blanked.longestRun) }
}

function showListStart(evidence: HintEvidence, language: Language): PartialStep {
  const list = findListAround(evidence) ?? { label: '', units: evidence.units }
  const shown = list.units.slice(0, Math.max(1, Math.floor(list.units.length * shownShare)))
  return {
    text: tutoringWording[language].continueList(
      list.label,
      shown.map(({ text }) => text.replace(/[.;,]$/u, '')).join('; '),
    ),
    quotations: shown.map(({ quote, locator }) => ({ quote, locator })),
  }
}

function showRow(
  question: string,
  unit: Unit,
  language: Language,
  vocabulary: Vocabulary,
): PartialStep | undefined {
  const wording = tutoringWording[language]
  const [subject = '', ...rest] = unit.cells ?? [unit.text]
  if (rest.length === 0) return undefined
  if (!matchesCell(question, subject, vocabulary)) {
    const place = Math.max(
      0,
      rest.findIndex((cell) => matchesCell(question, cell, vocabulary)),
    )
    const cell = rest[place] ?? ''
    return {
      text: wording.fillIn(
        wording.completeRow(startOf(bareName(subject), wording.blank), unit.header?.[place + 1], cell),
      ),
      quotations: quoteRun(unit, cell),
    }
  }
  const column = chooseColumn(question, unit, vocabulary)
  if (column === undefined) return undefined
  const values = column.cell.split(/,\s*/u)
  const shown = values.length > 1 ? `${values[0]}, ${wording.blank}` : startOf(column.cell, wording.blank)
  return {
    text: wording.fillIn(wording.completeRow(bareName(subject), column.name, shown)),
    quotations: quoteRun(unit, subject),
  }
}

/** The first letter stands for a word. */
function startOf(name: string, blank: string): string {
  return `${name.slice(0, 1)}${blank}`
}

function showCode(unit: Unit): PartialStep {
  const lines = unit.quote.split('\n')
  const quote = lines.slice(0, Math.max(1, Math.floor(lines.length * shownShare))).join('\n')
  return { text: `${quote}\n…`, quotations: [{ quote, locator: unit.locator }] }
}

/** The run as it stands in the source; where markup parts it, its longest piece between markup. */
function quoteRun({ quote, locator }: Unit, run: string): Quotation[] {
  if (run.length >= leastQuoteCharacters && quote.includes(run)) return [{ quote: run, locator }]
  const piece = run
    .split(/(?=[\s(])/u)
    .map((word) => word.trim())
    .filter((word) => word.length >= leastQuoteCharacters && quote.includes(word))
    .reduce((best, word) => (word.length > best.length ? word : best), '')
  return piece === '' ? [] : [{ quote: piece, locator }]
}
