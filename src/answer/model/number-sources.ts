import type { Chunk } from '../../ingest/chunk.ts'
import type { Unit } from '../../ingest/document.ts'
import type { Retrieval } from '../../retrieval/retrieval.ts'
import { givesOrders } from '../check/find-orders.ts'

/** A chunk as the model sees it. */
export interface Source {
  number: number
  chunk: Chunk
  /** The chunk's units without those that give orders. */
  units: Unit[]
  /** Each unit as a statement: a table row with its column names. */
  statements: string[]
}

const leastSources = 6
/** As much as six chunks of sections hold; a question with its answer is a chunk of a few lines. */
const mostCharacters = 7_200

/** The best chunks, numbered from 1. Paragraphs that give orders to a model are not shown to it. */
export function numberSources(retrieval: Retrieval): Source[] {
  let characters = 0
  return retrieval.results
    .map(({ chunk }) => ({ chunk, units: withoutOrders(chunk.units) }))
    .filter(({ units }) => units.length > 0)
    .filter(({ chunk }, index) => {
      characters += chunk.text.length
      return index < leastSources || characters <= mostCharacters
    })
    .map(({ chunk, units }, index) => ({ number: index + 1, chunk, units, statements: units.map(stateUnit) }))
}

function withoutOrders(units: readonly Unit[]): Unit[] {
  const ordering = new Set(units.filter(({ text }) => givesOrders(text)).map(({ block }) => block))
  const whole = units.map(({ text }) => text).join(' ')
  // An order may be cut by sentence ends: then nothing of the chunk is safe but what stands in other blocks.
  if (ordering.size === 0 && givesOrders(whole)) return []
  return units.filter(({ block }) => !ordering.has(block))
}

function stateUnit(unit: Unit): string {
  if (unit.kind !== 'table-row' || unit.cells === undefined) return unit.text
  const [first = '', ...rest] = unit.cells
  const said = rest.map((cell, index) =>
    [unit.header?.[index + 1], cell].filter((part) => part !== undefined && part !== '').join(': '),
  )
  return [first, ...said].join('; ')
}
