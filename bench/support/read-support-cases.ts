import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { splitSentences } from '../../src/ingest/split-sentences.ts'
import { packageRoot } from '../../src/package-root.ts'

const languageSchema = z.enum(['ko', 'en'])
const caseSchema = z.object({
  id: z.string(),
  kind: z.string(),
  supported: z.boolean(),
  language: languageSchema,
  sentence: z.string(),
})
const passageCaseSchema = caseSchema.extend({
  source: z.object({
    language: languageSchema,
    title: z.string(),
    headingPath: z.array(z.string()),
    text: z.string(),
  }),
})
const lessonCaseSchema = caseSchema.extend({ source: z.string(), from: z.int(), to: z.int() })
const lessonSourceSchema = z.object({
  id: z.string(),
  language: languageSchema,
  headings: z.array(z.string()),
  units: z.array(z.string()),
})

/** A sentence, what it cites, and whether that bears it out. */
export interface SupportCase extends z.infer<typeof caseSchema> {
  set: string
  /** The passage or lesson section, for sets that keep sections together. */
  section: string
  sourceLanguage: 'ko' | 'en'
  units: string[]
  headings: string[]
}

export const passageSets = ['tuning', 'second-tuning', 'fresh', 'held-out'] as const

/** Sentences on passages that are written down beside them. */
export function readPassageCases(set: (typeof passageSets)[number]): SupportCase[] {
  return readLines(set).map((line) => {
    const { source, ...each } = passageCaseSchema.parse(line)
    const { text, title, headingPath } = source
    return {
      ...each,
      set,
      section: `${set}/${each.id.replace(/-\d+$/u, '')}`,
      sourceLanguage: source.language,
      units: splitSentences(text).map(({ from, to }) => text.slice(from, to)),
      headings: [title, ...headingPath],
    }
  })
}

/** Sentences on a few statements, or all, of a section of the first course's lessons. */
export function readLessonCases(): SupportCase[] {
  const sources = new Map(
    readLines('lesson-sources').map((line) => {
      const source = lessonSourceSchema.parse(line)
      return [source.id, source]
    }),
  )
  return readLines('lessons').map((line) => {
    const { source: id, from, to, ...each } = lessonCaseSchema.parse(line)
    const source = sources.get(id)
    if (source === undefined) throw new Error(`there is no section ${id}`)
    return {
      ...each,
      set: 'lessons',
      section: id.replace(/^\w+\//u, ''),
      sourceLanguage: source.language,
      units: source.units.slice(from, to),
      headings: source.headings,
    }
  })
}

const quoteCaseSchema = caseSchema.extend({
  section: z.string(),
  sourceLanguage: languageSchema,
  headings: z.array(z.string()),
  units: z.array(z.string()),
})

/** Sentences by another hand, each on a short quote of the lessons. */
export function readQuoteCases(): SupportCase[] {
  return readLines('lesson-quotes').map((line) => ({ ...quoteCaseSchema.parse(line), set: 'lesson-quotes' }))
}

function readLines(name: string): unknown[] {
  const file = join(packageRoot, 'test/fixtures/support', `${name}.jsonl`)
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}
