import type { Unit } from '../../ingest/document.ts'
import type { HintEvidence } from './hint-evidence.ts'

/** A list of the material with what it is a list of. */
export interface NamedList {
  label: string
  units: Unit[]
}

const longestLeadCharacters = 90

/** The list that the evidence stands in, named by the sentence that leads into it, else by its heading. */
export function findListAround({ chunk, units: [first] }: HintEvidence): NamedList | undefined {
  if (first?.kind !== 'list-item') return undefined
  const units = chunk.units.filter(({ block, kind }) => block === first.block && kind === 'list-item')
  const start = chunk.units.findIndex(({ block }) => block === first.block)
  return { label: labelOfList(chunk.units[start - 1], chunk), units }
}

/** What a list is a list of. */
export function labelOfList(lead: Unit | undefined, { headingPath, title }: HintEvidence['chunk']): string {
  if (
    lead?.kind === 'sentence' &&
    /[:：]$/u.test(lead.text.trim()) &&
    lead.text.length <= longestLeadCharacters
  ) {
    return lead.text.trim().replace(/\s*[:：]$/u, '')
  }
  return headingPath.at(-1) ?? title
}
