import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../package-root.ts'

/**
 * A table of names: each line holds the names of one idea, tabs between. Names are found in the raw text by how they
 * begin: a process that answers one question reads a few hundred of twelve thousand.
 */
export interface NameTable {
  /** `line` is where the name's line begins. */
  namesStartingWith(start: string): Generator<{ name: string; line: number }>
  /** The names of the line that begins at a place of the table. */
  namesOfLine(line: number): string[]
  /** All lines by where they begin. */
  lines(): Generator<number>
  /** SHA-256 of the table, hexadecimal. */
  hash(): string
}

/** The built-in vocabulary of computing and teaching: names that mean the same. */
export const builtInTerms = createNameTable('src/retrieval/term-base.tsv')
/** How askers put in everyday words what material says more exactly: words near in meaning, not the same. */
export const relatedWords = createNameTable('src/retrieval/related-words.tsv')

const koreanNames = new Map<string, ReadonlySet<string>>()

/** Whether a Hangul word is a built-in name as it is written, spaces left out: "로그인", "시간복잡도". */
export function isBuiltInKoreanName(word: string): boolean {
  const start = word.slice(0, 1)
  let names = koreanNames.get(start)
  if (names === undefined) {
    names = new Set([...builtInTerms.namesStartingWith(start)].map(({ name }) => name.replaceAll(' ', '')))
    koreanNames.set(start, names)
  }
  return names.has(word)
}

function createNameTable(file: string): NameTable {
  let loaded: string | undefined
  let namesByLetter: Map<string, number[]> | undefined
  // A line break stands before the first line and after the last.
  const readTable = () => (loaded ??= `\n${readFileSync(join(packageRoot, file), 'utf8').trim()}\n`)
  return {
    *namesStartingWith(start) {
      const text = readTable()
      namesByLetter ??= placesOfNames(text)
      for (const place of namesByLetter.get(start.charAt(0)) ?? []) {
        if (!text.startsWith(start, place)) continue
        yield { name: text.slice(place, endOfName(text, place)), line: text.lastIndexOf('\n', place) + 1 }
      }
    },
    namesOfLine(line) {
      const text = readTable()
      return text.slice(line, text.indexOf('\n', line)).split('\t')
    },
    *lines() {
      const text = readTable()
      for (let line = 1; line < text.length; line = text.indexOf('\n', line) + 1) yield line
    },
    hash: () => createHash('sha256').update(readTable()).digest('hex'),
  }
}

const tab = 9
const lineBreak = 10

/** Where the names of a table begin, by their first letter. */
function placesOfNames(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (let place = 1; place < text.length; place += 1) {
    const before = text.charCodeAt(place - 1)
    if (before !== tab && before !== lineBreak) continue
    const letter = text.charAt(place)
    const known = places.get(letter)
    if (known === undefined) places.set(letter, [place])
    else known.push(place)
  }
  return places
}

function endOfName(text: string, start: number): number {
  let end = start
  while (text.charCodeAt(end) !== tab && text.charCodeAt(end) !== lineBreak) end += 1
  return end
}
