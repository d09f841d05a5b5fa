import { join } from 'node:path'
import { documentId } from '../src/eval/judge-probe.ts'
import { loadProbes } from '../src/eval/probe.ts'
import { detectLanguage } from '../src/language.ts'
import { packageRoot } from '../src/package-root.ts'
import type { BenchCourse } from './bench-course.ts'
import { readCourse } from './read-course.ts'
import { splitAtHeadings } from './split-at-headings.ts'

/**
 * The course that comes with the tutor, asked its own answerable probes. Right is a section that the probe names, or
 * one inside it.
 */
export async function firstCourse(): Promise<BenchCourse> {
  const name = 'learning-kubernetes'
  const folder = join(packageRoot, 'corpus', name)
  const texts = (await readCourse(folder)).flatMap(({ document, source }) =>
    splitAtHeadings(document, source),
  )
  const probes = await loadProbes(join(folder, 'probes.yaml'))
  const questions = probes.flatMap((probe) => {
    if (probe.expect !== 'answered') return []
    const isNamed = (id: string): boolean => probe.sections.includes(id)
    const gold = texts.filter(({ ids, document }) => ids.some(isNamed) || isNamed(documentId(document)))
    const passages = gold.map(({ document, fromLine, toLine }) => ({ document, fromLine, toLine }))
    return [{ text: probe.question, kind: probe.language ?? detectLanguage(probe.question), gold: passages }]
  })
  return { name, folder, questions }
}
