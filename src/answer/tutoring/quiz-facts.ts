import type { Chunk } from '../../ingest/chunk.ts'
import type { Unit } from '../../ingest/document.ts'
import { labelOfList } from './list-around.ts'
import { bareName, type NameMatcher } from './name-matcher.ts'
import { splitDefinition } from './read-definition.ts'
import { isQuestion, type PlacedUnit } from './section-units.ts'

/** A term with what the material says it is. */
export interface DefinitionFact extends PlacedUnit {
  term: string
  description: string
}

/** A list of names. */
export interface ListFact {
  label: string
  section: string
  items: Array<PlacedUnit & { name: string }>
}

/** A table with a header. */
export interface TableFact {
  section: string
  header: string[]
  rows: PlacedUnit[]
}

/** What the material holds that can be asked about. */
export interface QuizFacts {
  definitions: DefinitionFact[]
  lists: ListFact[]
  tables: TableFact[]
}

const leastSiblings = 3
const longestName = 48
const longestDescription = 220
const sentenceLike = /[.!?。]$|(?:다|요|까)$|,.*,/u

/** The definitions, lists of names and tables of chunks, in the order of the material. */
export function collectQuizFacts(chunks: readonly Chunk[], names: NameMatcher): QuizFacts {
  const facts: QuizFacts = { definitions: [], lists: [], tables: [] }
  for (const block of blocksOf(chunks)) {
    const [first] = block.units
    if (first === undefined) continue
    const { chunk, unit } = first
    const section = chunk.headingPath.at(-1) ?? chunk.title
    if (unit.kind === 'sentence')
      facts.definitions.push(...block.units.flatMap((each) => definitionOf(each, names)))
    if (unit.kind === 'list-item') readList(block, section, facts, names)
    if (unit.kind === 'table-row' && unit.header !== undefined) {
      facts.tables.push({ section, header: unit.header, rows: block.units })
    }
  }
  return facts
}

interface Block {
  units: PlacedUnit[]
  lead: Unit | undefined
}

/** Units that belong together: a list or table that was cut between chunks is whole again. */
function blocksOf(chunks: readonly Chunk[]): Block[] {
  const blocks = new Map<string, Block>()
  let before: Unit | undefined
  for (const chunk of chunks) {
    for (const unit of chunk.units) {
      const key = `${chunk.document}\n${unit.block}`
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, { units: [{ chunk, unit }], lead: before })
      else block.units.push({ chunk, unit })
      before = unit
    }
  }
  return [...blocks.values()]
}

function definitionOf({ chunk, unit }: PlacedUnit, names: NameMatcher): DefinitionFact[] {
  if (isQuestion(unit)) return []
  const isName = (name: string) =>
    names.isKnown(name) || chunk.headingPath.some((heading) => names.areSame(heading, name))
  const split = splitDefinition(unit.text, isName)
  if (split === undefined || split.needsList || split.description.length > longestDescription) return []
  if (!isName(split.term)) return []
  return [{ chunk, unit, term: bareName(split.term), description: split.description }]
}

/** A list whose items all say "term: description" or "term is …" holds definitions; its terms are a list of names. */
function readList({ units, lead }: Block, section: string, facts: QuizFacts, names: NameMatcher): void {
  const split = units.map(({ unit }) => splitDefinition(unit.text, (name) => names.isKnown(name)))
  const isOfDefinitions =
    split.filter((each) => each !== undefined).length >= Math.max(leastSiblings, units.length * 0.8)
  const items = units.flatMap((placed, index) => {
    const definition = split[index]
    if (isOfDefinitions && definition !== undefined) {
      const term = bareName(definition.term)
      if (definition.description.length <= longestDescription) {
        facts.definitions.push({ ...placed, term, description: definition.description })
      }
      return term.length <= longestName ? [{ ...placed, name: term }] : []
    }
    const name = bareName(placed.unit.text)
    return !isOfDefinitions && name.length <= longestName && !sentenceLike.test(name)
      ? [{ ...placed, name }]
      : []
  })
  const [first] = units
  if (first === undefined || items.length < leastSiblings || items.length < units.length * 0.8) return
  facts.lists.push({ label: labelOfList(isOfDefinitions ? undefined : lead, first.chunk), section, items })
}
