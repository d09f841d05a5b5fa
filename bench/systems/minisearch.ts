import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import type { Passage } from '../passage.ts'
import { readCourse } from '../read-course.ts'
import { splitAtHeadings } from '../split-at-headings.ts'
import type { BenchSystem } from './system.ts'

/** MiniSearch 7 with its defaults over the sections of the Markdown files (title, heading, text). */
export const minisearch: BenchSystem = {
  async build(courseFolder, indexFolder) {
    const sections = (await readCourse(courseFolder)).flatMap(({ document, source }) =>
      splitAtHeadings(document, source),
    )
    const index = new MiniSearch({ fields: ['title', 'heading', 'text'] })
    index.addAll(sections.map(({ title, heading, text }, id) => ({ id, title, heading, text })))
    const passages: Passage[] = sections.map(({ document, fromLine, toLine }) => ({
      document,
      fromLine,
      toLine,
    }))
    await writeFile(join(indexFolder, 'minisearch.json'), JSON.stringify(index))
    await writeFile(join(indexFolder, 'sections.json'), JSON.stringify(sections))
    return {
      chunks: sections.length,
      search: async (question, limit) =>
        index
          .search(question)
          .slice(0, limit)
          .flatMap(({ id }) => passages[Number(id)] ?? []),
      close: async () => undefined,
    }
  },
}
