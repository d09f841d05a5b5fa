import { languages } from '../language.ts'
import type { ModelMeasures } from './measure-model.ts'
import type { ReadinessCard, ReadinessRow, Share } from './readiness-card.ts'

const measures: { label: string; cell: (row: ReadinessRow) => string }[] = [
  { label: 'recall@5', cell: ({ recallAt5 }) => shareText(recallAt5) },
  { label: 'facts held', cell: ({ factsHeld }) => shareText(factsHeld) },
  { label: 'facts held in first 3 sentences', cell: ({ factsHeldFirst }) => shareText(factsHeldFirst) },
  { label: 'quote precision', cell: ({ quotePrecision }) => shareText(quotePrecision) },
  { label: 'wrong refusals', cell: ({ wrongRefusals }) => shareText(wrongRefusals) },
  { label: 'false answers', cell: ({ falseAnswers }) => shareText(falseAnswers) },
  { label: 'p50 ms', cell: ({ p50Ms }) => p50Ms.toFixed(1) },
  { label: 'p99 ms', cell: ({ p99Ms }) => p99Ms.toFixed(1) },
]

function shareText({ count, of }: Share): string {
  return of === 0 ? '-' : `${((100 * count) / of).toFixed(1)} % (${count}/${of})`
}

/** The card as a text table, a column for all probes and one for each language; below it the model and the failures. */
export function renderReadinessCard(card: ReadinessCard): string {
  const rows = [card.overall, ...languages.map((language) => card.languages[language])]
  const table = [
    ['', 'all', ...languages],
    ...measures.map(({ label, cell }) => [label, ...rows.map((row) => cell(row))]),
  ]
  const failures = card.failures.map(({ id, kind, detail }) => [kind, id, detail])
  const heading = failures.length === 0 ? 'No failures' : `Failures: ${failures.length}`
  const model = card.model === undefined ? [] : ['', ...aligned(modelRows(card.model))]
  return [...aligned(table), ...model, '', heading, ...aligned(failures)].join('\n')
}

function modelRows(model: ModelMeasures): string[][] {
  return [
    ['model', model.model],
    ['answers by the model', shareText(model.written)],
    ['sentences left out', String(model.leftOut)],
    ['support rate', shareText(model.supported)],
    ['tokens in, out', `${model.inputTokens}, ${model.outputTokens}`],
    ['cost', model.cost === undefined ? '-' : model.cost.toFixed(4)],
    [
      'first sentence p50, p99 ms',
      `${model.firstSentenceP50Ms.toFixed(1)}, ${model.firstSentenceP99Ms.toFixed(1)}`,
    ],
  ]
}

/** Rows of the same length as lines, every column but the last padded to its widest cell. */
function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
