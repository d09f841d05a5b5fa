import { citationOf } from '../answer/tutoring/citation-list.ts'
import { createNameMatcher, type NameMatcher } from '../answer/tutoring/name-matcher.ts'
import { collectQuizFacts, type DefinitionFact } from '../answer/tutoring/quiz-facts.ts'
import type { PlacedUnit } from '../answer/tutoring/section-units.ts'
import type { Chunk } from '../ingest/chunk.ts'
import type { TermBase } from '../retrieval/term-base.ts'
import { conceptOf, sectionKeyOf } from './check-written-prompt.ts'
import type { ConceptPrompt } from './concept-prompt.ts'
import {
  draftAsked,
  draftComparison,
  draftExplanation,
  draftMistake,
  mostCriteria,
  type PromptDraft,
} from './prompt-drafts.ts'

export interface MaterialParts {
  chunks: readonly Chunk[]
  linkTemplate: string | undefined
  terms: Pick<TermBase, 'find'>
}

/**
 * Concept prompts out of the course's definitions, tables and the questions it answers itself, section by section.
 * Where a section has an edition in the other language that runs alike, a prompt has both; nothing in it is written
 * anew but the frame of its question, so that each criterion is its citation.
 */
export function writeFromMaterial({ chunks, linkTemplate, terms }: MaterialParts): ConceptPrompt[] {
  const names = createNameMatcher(terms)
  const sections = new Map<string, Chunk[]>()
  for (const chunk of chunks) {
    const key = `${chunk.language}\n${sectionKeyOf(chunk)}`
    sections.set(key, [...(sections.get(key) ?? []), chunk])
  }
  const drafts = new Map<string, PromptDraft[]>()
  for (const section of sections.values()) {
    const [first] = section
    if (first === undefined) continue
    const key = sectionKeyOf(first)
    drafts.set(key, [...(drafts.get(key) ?? []), ...draftsOf(section, names)])
  }
  return [...drafts.values()].flatMap((ofSection) =>
    oneOfEachKind(pairEditions(ofSection)).map((pair) => promptOf(pair, { chunks, linkTemplate })),
  )
}

function draftsOf(chunks: readonly Chunk[], names: NameMatcher): PromptDraft[] {
  const section: PlacedUnit[] = chunks.flatMap((chunk) => chunk.units.map((unit) => ({ chunk, unit })))
  const { definitions, tables } = collectQuizFacts(chunks, names)
  const others = (fact: DefinitionFact) =>
    definitions.filter(({ term, description }) => !names.overlap(term, fact.term) && description.length > 20)
  return [
    ...definitions.flatMap((fact) => draftExplanation(fact, section) ?? []),
    ...tables.flatMap((table) => draftComparison(table, section) ?? []),
    ...definitions.slice(0, 1).flatMap((fact) => {
      const [other] = others(fact)
      return other === undefined ? [] : [draftMistake(fact, other, section)]
    }),
    ...draftAsked(section),
  ]
}

/** Of each kind the first that both languages have, else the first. */
function oneOfEachKind(pairs: readonly Pair[]): Pair[] {
  const chosen = new Map<string, Pair>()
  for (const pair of pairs) {
    const known = chosen.get(pair.first.kind)
    if (known === undefined || (!isInBoth(known) && isInBoth(pair))) chosen.set(pair.first.kind, pair)
  }
  return [...chosen.values()]
}

function isInBoth({ first, other }: Pair): boolean {
  return other !== undefined && other.criteria.length === first.criteria.length
}

interface Pair {
  first: PromptDraft
  other?: PromptDraft
}

/** The drafts of one kind in the two languages belong together where they start at the same place of the section. */
function pairEditions(drafts: readonly PromptDraft[]): Pair[] {
  const rest = [...drafts]
  const pairs: Pair[] = []
  for (let first = rest.shift(); first !== undefined; first = rest.shift()) {
    const draft = first
    const at = rest.findIndex(
      ({ kind, language, place }) =>
        kind === draft.kind && language !== draft.language && place === draft.place,
    )
    const [other] = at === -1 ? [] : rest.splice(at, 1)
    pairs.push({ first: draft, ...(other !== undefined && { other }) })
  }
  return pairs
}

function promptOf(
  { first, other }: Pair,
  parts: Pick<MaterialParts, 'chunks' | 'linkTemplate'>,
): ConceptPrompt {
  const { key, title } = conceptOf(first.chunk, parts.chunks)
  const isAlike = other !== undefined && other.criteria.length === first.criteria.length
  let number = 0
  const cite = ({ chunk, unit }: PlacedUnit) =>
    citationOf(chunk, { quote: unit.quote, locator: unit.locator }, (number += 1), parts.linkTemplate)
  return {
    concept: key,
    title,
    kind: first.kind,
    question: { [first.language]: first.question, ...(isAlike && { [other.language]: other.question }) },
    criteria: first.criteria.slice(0, mostCriteria).map((placed, index) => {
      const second = isAlike ? other.criteria[index] : undefined
      return {
        id: `c${index + 1}`,
        text: {
          [first.language]: textOf(placed),
          ...(second !== undefined && { [second.chunk.language]: textOf(second) }),
        },
        citations: [placed, ...(second === undefined ? [] : [second])].map(cite),
      }
    }),
    origin: 'material',
  }
}

/** A row of a table said as a line: "data: one global model · a database per service". */
function textOf({ unit }: PlacedUnit): string {
  const [label, ...cells] = unit.cells ?? []
  if (label === undefined) return unit.text
  const header = unit.header?.slice(1) ?? []
  return `${label}: ${cells.map((cell, index) => (header[index] ? `${header[index]} = ${cell}` : cell)).join('; ')}`
}
