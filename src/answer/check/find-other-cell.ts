import type { Stretch } from './split-finely.ts'
import { bestLikeness } from './match-ideas.ts'
import { type Idea, readIdeas, type Vocabulary } from './read-claim.ts'

/** A table's row as a statement says it: "first cell; column: cell; column: cell". */
export interface Row {
  cells: Array<{ header: Idea[]; value: Idea[] }>
}

const heldFrom = 0.8
const leastCells = 2

/** The cells of a statement that tells a table's row; undefined for any other statement. */
export function readRow(statement: string, vocabulary: Vocabulary): Row | undefined {
  const [first = '', ...rest] = statement.split(/;\s+/u)
  const isRow = rest.length >= leastCells && rest.every((cell) => /^[^:]{1,80}: /u.test(cell))
  if (!isRow) return undefined
  const firstIdeas = readIdeas(first, vocabulary)
  const read = rest.map((cell) => {
    const at = cell.indexOf(': ')
    return {
      header: readIdeas(cell.slice(0, at), vocabulary),
      value: readIdeas(cell.slice(at + 2), vocabulary),
    }
  })
  const cells = read.map(({ header, value }, place) => {
    const others = read.filter((_, other) => other !== place)
    const elsewhere = [...others.flatMap((other) => [...other.header, ...other.value]), ...firstIdeas]
    return { header: without(header, elsewhere), value: without(value, [...elsewhere, ...header]) }
  })
  return { cells }
}

function without(ideas: readonly Idea[], others: readonly Idea[]): Idea[] {
  return ideas.filter((idea) => bestLikeness(idea, others) < heldFrom)
}

/**
 * Whether a sentence gives to one column of a table's row what stands in another one: it names the value of the one and
 * the header of the other, and neither the other's value nor the one's header.
 */
export function isOfOtherCell(stretches: readonly Stretch[], { cells }: Row): boolean {
  const all = stretches.flatMap(({ ideas }) => ideas)
  return [...stretches.map(({ ideas }) => ideas), all].some((ideas) => {
    const isWhole = ideas === all
    return cells.some((own) =>
      cells.some(
        (other) =>
          own !== other &&
          names(own.value, ideas) &&
          !names(own.header, ideas) &&
          names(other.header, ideas) &&
          !names(other.value, ideas) &&
          (isWhole || stretches.length > 1),
      ),
    )
  })
}

function names(ideas: readonly Idea[], said: readonly Idea[]): boolean {
  return ideas.some((idea) => bestLikeness(idea, said) >= heldFrom)
}
