import { tableFrom } from './lexical-index.ts'
import type { Sections } from './section-file.ts'
import { findString, type StringTable } from './string-table.ts'

/** The keys of a name table's names, sorted, each with the lines that have such a name. */
export interface CompiledTerms {
  keys: StringTable
  lineStarts: Uint32Array
  lines: Uint32Array
}

/** Where the lines begin that have a name with the key. */
export function linesWithKey({ keys, lineStarts, lines }: CompiledTerms, key: string): Uint32Array {
  const place = findString(keys, key)
  return place < 0 ? new Uint32Array(0) : lines.subarray(lineStarts[place], lineStarts[place + 1])
}

export function compiledSections({ keys, lineStarts, lines }: CompiledTerms): Sections {
  return { 'keys.characters': keys.characters, 'keys.offsets': keys.offsets, lineStarts, lines }
}

/** @throws Error where a section is missing, which a cache with the right key never has. */
export function compiledFrom(sections: Sections): CompiledTerms {
  const { lineStarts, lines } = sections
  if (!(lineStarts instanceof Uint32Array) || !(lines instanceof Uint32Array))
    throw new Error('the compiled terms are incomplete')
  return { keys: tableFrom(sections, 'keys'), lineStarts, lines }
}
