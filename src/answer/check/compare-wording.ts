import type { Idea } from './read-claim.ts'

const stemLength = { korean: 2, english: 6 }
/** From this share of words on a sentence is a copy of its source with something changed. */
const pureFrom = 0.85
const freeBelow = 0.4

/** How a sentence differs from the statement whose words it repeats most. */
export interface WordingSigns {
  /** 0 for a sentence in its own words, 1 for one whose words all stand in the statement, in its order. */
  copied: number
  /** Words of content that stand nowhere in the statement and that no word left out there explains, 0 to 2. */
  putIn: number
  /** Words of content that the statement has in another place, 0 to 2. */
  moved: number
  /** Whether it is a copy with nothing put in and nothing moved. */
  isPure: boolean
}

interface Word {
  surface: string
  stem: string
}

/**
 * Lays a sentence along each statement of its source, word by word, and tells what was put in or moved in the one that
 * it copies best. `isExplained` says of an idea whether the source has it in another word.
 */
export function compareWording(
  sentence: string,
  statements: readonly string[],
  ideas: readonly Idea[],
  isExplained: (idea: Idea) => boolean,
): WordingSigns {
  const said = wordsOf(sentence)
  let best = { share: -1, there: [] as Word[], table: [] as number[][] }
  for (const statement of statements) {
    const there = wordsOf(statement)
    const table = commonRows(said, there)
    const share = (table.at(-1)?.at(-1) ?? 0) / Math.max(1, said.length)
    if (share > best.share) best = { share, there, table }
  }
  const { added, dropped } = differences(said, best.there, best.table)
  const droppedStems = new Set(dropped.map(({ stem }) => stem))
  const telling = added.flatMap((word) => {
    const idea = ideas.find(({ words }) => words.some(({ surface }) => surface === word.surface))
    return idea === undefined || idea.weight === 0 ? [] : [{ word, idea }]
  })
  const moved = telling.filter(({ word }) => droppedStems.has(word.stem))
  const putIn = telling.filter(({ word, idea }) => !droppedStems.has(word.stem) && !isExplained(idea))
  const copied = Math.max(0, (best.share - freeBelow) / (1 - freeBelow))
  return {
    copied,
    putIn: Math.min(2, putIn.length),
    moved: Math.min(2, moved.length),
    isPure: best.share >= pureFrom && putIn.length + moved.length === 0,
  }
}

const knownWords = new Map<string, Word[]>()
const mostKnown = 4_000

/** Words by how they begin, so that endings and inflections do not part them. */
function wordsOf(text: string): Word[] {
  let words = knownWords.get(text)
  if (words === undefined) {
    words = [...text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => {
      const surface = word.toLowerCase()
      const length = /[가-힣]/u.test(word) ? stemLength.korean : stemLength.english
      return { surface, stem: surface.slice(0, length) }
    })
    if (knownWords.size >= mostKnown) knownWords.clear()
    knownWords.set(text, words)
  }
  return words
}

/** Lengths of the longest common row of words for each pair of beginnings. */
function commonRows(left: readonly Word[], right: readonly Word[]): number[][] {
  const rows = [Array.from({ length: right.length + 1 }, () => 0)]
  for (const { stem } of left) {
    const above = rows.at(-1) ?? []
    const row = [0]
    for (const [column, other] of right.entries()) {
      row.push(
        stem === other.stem ? (above[column] ?? 0) + 1 : Math.max(above[column + 1] ?? 0, row[column] ?? 0),
      )
    }
    rows.push(row)
  }
  return rows
}

function differences(
  said: readonly Word[],
  there: readonly Word[],
  rows: readonly number[][],
): { added: Word[]; dropped: Word[] } {
  const added: Word[] = []
  const dropped: Word[] = []
  let [row, column] = [said.length, there.length]
  while (row > 0 || column > 0) {
    const [word, other] = [said[row - 1], there[column - 1]]
    const isCommon =
      word !== undefined &&
      other !== undefined &&
      word.stem === other.stem &&
      rows[row]?.[column] === (rows[row - 1]?.[column - 1] ?? 0) + 1
    if (isCommon) {
      row -= 1
      column -= 1
    } else if (
      word !== undefined &&
      (other === undefined || rows[row]?.[column] === rows[row - 1]?.[column])
    ) {
      added.push(word)
      row -= 1
    } else {
      if (other !== undefined) dropped.push(other)
      column -= 1
    }
  }
  return { added, dropped }
}
