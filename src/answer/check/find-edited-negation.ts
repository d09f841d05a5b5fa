import { findNegations, readSoftNegations } from './read-polarity.ts'

const leastShared = 0.8
const leastWords = { korean: 3, english: 4 }
const stemLength = { korean: 2, english: 5 }

interface Word {
  stem: string
  from: number
  to: number
}

/**
 * Whether a sentence repeats a stretch of its unit nearly word by word, and one of the two denies what the other does
 * not. Here nothing is left to be weighed: where the words are the same, a denial more or less turns them round.
 */
export function isEditedNegation(sentence: string, unit: string): boolean {
  const isKorean = /[가-힣]/u.test(sentence)
  const said = wordsOf(sentence)
  const there = wordsOf(unit)
  const shared = sharedInOrder(said, there)
  const [first, last] = [shared[0], shared.at(-1)]
  if (first === undefined || last === undefined) return false
  const least = isKorean ? leastWords.korean : leastWords.english
  if (shared.length < least || shared.length < said.length * leastShared) return false
  // The denial of a Korean verb comes after it, of an English one before it.
  const from = there[isKorean ? first : first - 1]?.from ?? there[first]?.from ?? 0
  const to = isKorean ? endOfClause(unit, there[last]?.to ?? 0) : (there[last]?.to ?? unit.length)
  const denied = findNegations(sentence).length
  const deniedThere = findNegations(unit).filter((place) => place.from >= from && place.from < to).length
  // "Is left as it is" may be said as "is not touched".
  if (denied > 0 && readSoftNegations(unit.slice(from, to)).length > 0) return false
  return denied !== deniedThere && (denied === 0 || deniedThere === 0)
}

/** The words of a text by how they begin, without those that deny. */
function wordsOf(text: string): Word[] {
  const denials = findNegations(text)
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .map((match) => {
      const [word] = match
      const length = /[가-힣]/u.test(word) ? stemLength.korean : stemLength.english
      return { stem: word.toLowerCase().slice(0, length), from: match.index, to: match.index + word.length }
    })
    .filter(({ stem, from, to }) => {
      if (helping.test(stem)) return false
      const denial = denials.find((place) => place.from < to && place.to > from)
      // "조절하지 않는다" is a denial as a whole, but its first word is the verb.
      return denial === undefined || (denial.from === from && denial.to > to)
    })
}

const helping = /^(?:do|does|did)$/u

/** Places in the second list of the longest row of words that both have in one order. */
function sharedInOrder(left: readonly Word[], right: readonly Word[]): number[] {
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
  const places: number[] = []
  let [row, column] = [left.length, right.length]
  while (row > 0 && column > 0) {
    const value = rows[row]?.[column]
    if (left[row - 1]?.stem === right[column - 1]?.stem && value === (rows[row - 1]?.[column - 1] ?? 0) + 1) {
      places.unshift(column - 1)
      row -= 1
      column -= 1
    } else if (value === rows[row - 1]?.[column]) row -= 1
    else column -= 1
  }
  return places
}

/** Where the clause ends that a place of a Korean text stands in: two words on at most. */
function endOfClause(text: string, place: number): number {
  const rest = /^[가-힣]*(?: [가-힣]+)?/u.exec(text.slice(place))?.[0] ?? ''
  return place + rest.length + 1
}
