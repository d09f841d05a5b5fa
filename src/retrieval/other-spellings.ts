import { analyseWord, type AnalysedWord, baseOf } from './analyse-word.ts'
import { featureKinds, sequenceBorder, wordsWithFeature, type LexicalIndex } from './lexical-index.ts'
import { isPredicateStem } from './strip-korean-endings.ts'

const hangul = /^[가-힣]/u
const latin = /^[a-z]+$/u
const shortestCompound = { hangul: 3, latin: 6 }
const repeated = /^re[a-z]{5,}$/u
/** Nouns of one syllable that end compounds: 백엔드팀, 출력값. */
const lastParts = new Set('팀 층 값 키 큐 힙 표 형 식 쪽 법 률 량 자 용 앱 웹 창 책'.split(' '))

/**
 * A word of the query that the course writes as two ("failfast", "fail-fast"; "백엔드팀", "백엔드 팀"): its parts with a
 * space between; "reorganise" without its "re". Latin parts must stand side by side in the course, since any two words may happen to be its parts.
 *
 * @returns undefined where the course has the word as it is, or no such parts.
 */
export function spacedSpelling(word: AnalysedWord, index: LexicalIndex): string | undefined {
  const { base, surface } = word
  if (hangul.test(base)) {
    if (isPredicateStem(base) || base.length < shortestCompound.hangul || hasBase(index, base))
      return undefined
    return firstSplit(base, 2, (left, right) => {
      const isLast = right.length === 1 ? lastParts.has(right) && left.length >= 2 : true
      return isLast && hasBase(index, left) && (right.length === 1 || hasBase(index, right))
    })
  }
  if (!latin.test(surface) || surface.length < shortestCompound.latin || hasBase(index, base))
    return undefined
  if (repeated.test(surface) && hasBase(index, baseOf(surface.slice(2)))) return surface.slice(2)
  return firstSplit(surface, 2, (left, right) => right.length >= 2 && standTogether(index, left, right))
}

/** Two Latin words of the query that the course writes as one ("start up", "startup"). */
export function joinedSpelling(words: readonly AnalysedWord[], index: LexicalIndex): string | undefined {
  if (words.length < 2) return undefined
  const joined = words.map((word) => word.surface).join('')
  if (!latin.test(joined) || joined.length < shortestCompound.latin) return undefined
  return hasBase(index, analyseWord(joined).base) ? joined : undefined
}

function firstSplit(
  word: string,
  shortest: number,
  isGood: (left: string, right: string) => boolean,
): string | undefined {
  for (let end = word.length - 1; end >= shortest; end -= 1) {
    const [left, right] = [word.slice(0, end), word.slice(end)]
    if (isGood(left, right)) return `${left} ${right}`
  }
  return undefined
}

function hasBase(index: LexicalIndex, base: string): boolean {
  return wordsWithFeature(index, featureKinds.base + base).length > 0
}

function standTogether(index: LexicalIndex, left: string, right: string): boolean {
  const first = new Set(wordsWithFeature(index, featureKinds.base + baseOf(left)))
  const second = new Set(wordsWithFeature(index, featureKinds.base + baseOf(right)))
  if (first.size === 0 || second.size === 0) return false
  for (const chunk of chunksOf(index, second)) {
    let before = sequenceBorder
    for (
      let place = index.sequenceStarts[chunk] ?? 0;
      place < (index.sequenceStarts[chunk + 1] ?? 0);
      place += 1
    ) {
      const word = index.sequences[place] ?? sequenceBorder
      if (second.has(word) && first.has(before)) return true
      before = word
    }
  }
  return false
}

/** Reading a few hundred chunks takes a millisecond or two; a part that stands in more is no rare compound. */
const mostChunksRead = 300

function chunksOf({ text }: LexicalIndex, words: Iterable<number>): Set<number> {
  const chunks = new Set<number>()
  for (const word of words) {
    for (const chunk of text.chunks.subarray(text.starts[word], text.starts[word + 1])) {
      if (chunks.size === mostChunksRead) return chunks
      chunks.add(chunk)
    }
  }
  return chunks
}
