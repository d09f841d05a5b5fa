import type { NameTable } from './built-in-terms.ts'
import type { CompiledTerms } from './compiled-terms.ts'
import { GrowingArray } from './growing-array.ts'
import { buildStringTable } from './string-table.ts'
import { keysOfText } from './term-base.ts'

/** Analyses all names of a table: half a second for twelve thousand, which is why the result is kept. */
export function compileTerms(table: NameTable): CompiledTerms {
  const linesOf = new Map<string, Set<number>>()
  for (const line of table.lines()) {
    for (const name of table.namesOfLine(line)) {
      for (const key of keysOfText(name)) {
        const known = linesOf.get(key)
        if (known === undefined) linesOf.set(key, new Set([line]))
        else known.add(line)
      }
    }
  }
  const keys = [...linesOf.keys()].sort()
  const lineStarts = new Uint32Array(keys.length + 1)
  const lines = new GrowingArray()
  for (const [place, key] of keys.entries()) {
    for (const line of linesOf.get(key) ?? []) lines.push(line)
    lineStarts[place + 1] = lines.length
  }
  return { keys: buildStringTable(keys), lineStarts, lines: lines.view().slice() }
}
