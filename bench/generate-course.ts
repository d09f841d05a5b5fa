import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../src/language.ts'
import type { BenchCourse, BenchQuestion } from './bench-course.ts'
import { askForFact, questionKinds } from './generator/ask-for-fact.ts'
import { createWordSource, nameOf, type Fact } from './generator/fact.ts'
import { createSeededRandom } from './generator/seeded-random.ts'
import { writeSection } from './generator/write-section.ts'
import type { Passage } from './passage.ts'

export interface GeneratedCourseRequest {
  /** Made if it is not there; the course's files are written into it. */
  folder: string
  sections: number
  /** Of each kind. */
  questionsPerKind: number
  seed: number
}

interface WrittenFact {
  fact: Fact
  language: Language
  passage: Passage
}

const sectionsPerDocument = 16
const documentsPerFolder = 100

/**
 * Writes a course of Korean and English technical prose with headings, half each, and questions whose section is
 * known. The same request gives the same bytes.
 */
export async function generateCourse(request: GeneratedCourseRequest): Promise<BenchCourse> {
  const { folder, sections, seed } = request
  const random = createSeededRandom(seed)
  const words = createWordSource(random)
  const written: WrittenFact[] = []
  for (let index = 0; written.length < sections; index += 1) {
    const language = index % 2 === 0 ? 'ko' : 'en'
    const part = `part-${1 + Math.floor(index / documentsPerFolder)}`
    const document = `${part}/${String(index + 1).padStart(5, '0')}.md`
    const lines = [`# ${nameOf(words.idea(), language)} ${index + 1}`, '']
    const count = Math.min(sectionsPerDocument, sections - written.length)
    for (let section = 0; section < count; section += 1) {
      const fact = words.fact()
      const { heading, paragraphs } = writeSection(fact, language, words, random)
      const fromLine = lines.length + 1
      lines.push(`## ${heading}`, ...paragraphs.flatMap((paragraph) => ['', paragraph]))
      const toLine = lines.length
      lines.push('')
      written.push({ fact, language, passage: { document, fromLine, toLine } })
    }
    await mkdir(join(folder, part), { recursive: true })
    await writeFile(join(folder, document), lines.join('\n'))
  }
  const questions = questionKinds.flatMap((kind) => {
    const asked: BenchQuestion[] = []
    // A fact whose ideas have one name only cannot be asked by synonyms: others are tried, but not for ever.
    for (
      let tries = 0;
      asked.length < request.questionsPerKind && tries < 50 * request.questionsPerKind;
      tries += 1
    ) {
      const { fact, language, passage } = random.pick(written)
      const text = askForFact(fact, language, kind, random)
      if (text !== undefined) asked.push({ text, kind, gold: [passage] })
    }
    return asked
  })
  return { name: `generated, ${sections.toLocaleString('en')} sections`, folder, questions }
}
