import { join } from 'node:path'
import { analysisFingerprint } from './analysis-fingerprint.ts'
import type { NameTable } from './built-in-terms.ts'
import { compiledFrom, compiledSections, type CompiledTerms } from './compiled-terms.ts'
import { readSections, writeSections } from './section-file.ts'
import { makeFolder } from '../make-folder.ts'

/** The keys of a table's names: from the cache file, else made from the table and written there. */
export async function readCompiledTerms(
  table: NameTable,
  cacheFolder: string,
  fileName: string,
): Promise<CompiledTerms> {
  const path = join(cacheFolder, fileName)
  const key = `terms-1 ${analysisFingerprint} ${table.hash()}`
  const sections = await readSections(path, key)
  if (sections !== undefined) return compiledFrom(sections)
  const { compileTerms } = await import('./compile-terms.ts')
  const compiled = compileTerms(table)
  try {
    makeFolder(cacheFolder)
    await writeSections(path, key, compiledSections(compiled))
  } catch {
    // The next process makes them again.
  }
  return compiled
}
