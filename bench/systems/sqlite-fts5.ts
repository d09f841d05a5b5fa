import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Passage } from '../passage.ts'
import { readCourse } from '../read-course.ts'
import { splitAtHeadings } from '../split-at-headings.ts'
import type { BenchSystem } from './system.ts'

const tokenizers = { porter: 'porter unicode61', trigram: 'trigram' } as const

/** SQLite's full-text index over the sections of the Markdown files, ranked by its bm25. */
export function sqliteFts5(tokenizer: keyof typeof tokenizers): BenchSystem {
  return {
    async build(courseFolder, indexFolder) {
      const database = new Database(join(indexFolder, 'fts5.db'))
      database.pragma('journal_mode = WAL')
      database.exec(`
        CREATE TABLE passages (id INTEGER PRIMARY KEY, document TEXT, fromLine INTEGER, toLine INTEGER);
        CREATE VIRTUAL TABLE sections USING fts5(title, heading, text, tokenize = '${tokenizers[tokenizer]}');
      `)
      const addPassage = database.prepare('INSERT INTO passages VALUES (?, ?, ?, ?)')
      const addSection = database.prepare(
        'INSERT INTO sections (rowid, title, heading, text) VALUES (?, ?, ?, ?)',
      )
      let chunks = 0
      const courseTexts = await readCourse(courseFolder)
      database.transaction(() => {
        for (const section of courseTexts.flatMap(({ document, source }) =>
          splitAtHeadings(document, source),
        )) {
          chunks += 1
          addPassage.run(chunks, section.document, section.fromLine, section.toLine)
          addSection.run(chunks, section.title, section.heading, section.text)
        }
      })()
      database.pragma('wal_checkpoint(TRUNCATE)')
      const find = database.prepare<[string, number], Passage>(`
        SELECT document, fromLine, toLine FROM sections JOIN passages ON passages.id = sections.rowid
        WHERE sections MATCH ? ORDER BY rank LIMIT ?`)
      return {
        chunks,
        async search(question, limit) {
          const terms = termsOf(question, tokenizer)
          return terms.length === 0 ? [] : find.all(terms.map((term) => `"${term}"`).join(' OR '), limit)
        },
        close: async () => {
          database.close()
        },
      }
    },
  }
}

/** A question's words; for trigrams every three characters of each, since a Korean word with its particle rarely recurs. */
function termsOf(question: string, tokenizer: keyof typeof tokenizers): string[] {
  const words =
    question
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  if (tokenizer === 'porter') return [...new Set(words)]
  const trigrams = words.flatMap((word) =>
    Array.from({ length: Math.max(0, word.length - 2) }, (_, start) => word.slice(start, start + 3)),
  )
  return [...new Set(trigrams)]
}
