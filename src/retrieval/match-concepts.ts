import type { AnalysedWord } from './analyse-word.ts'
import { valueOfWord } from './match-words.ts'
import type { Retrieval } from './retrieval.ts'
import { analyseText } from './term-base.ts'

/** How much a word near in meaning counts, where a text has all of it. */
const relatedTrust = 0.6

/** Of a name of several words a part says little: "Spring Cloud Security" is not "Spring Cloud Cluster". */
const partialPower = 1.5

/** A name's words, by their places among all words that are asked for. */
type Name = readonly number[]

/**
 * For the answering step: how well a text holds each concept of the query, 0 to 1, in the order of
 * `retrieval.concepts`; 1 where it has all words of one of the concept's names (as stems, without particles).
 */
export function createConceptMatcher(retrieval: Pick<Retrieval, 'concepts'>): (text: string) => number[] {
  const asked: AnalysedWord[] = []
  const placeOf = new Map<AnalysedWord, number>()
  const nameOf = (text: string): Name =>
    analyseText(text).map((word) => {
      const place = placeOf.get(word) ?? asked.push(word) - 1
      placeOf.set(word, place)
      return place
    })
  const concepts = retrieval.concepts.map(({ surface, otherNames, relatedNames }) => ({
    same: [surface, ...otherNames].map(nameOf),
    related: relatedNames.map(nameOf),
  }))
  const valuesOf = createWordValuer(asked)
  const best = new Float64Array(asked.length)

  return (text) => {
    best.fill(0)
    for (const word of analyseText(text)) {
      const values = valuesOf(word)
      for (let item = 0; item < values.length; item += 2) {
        const place = values[item] ?? 0
        best[place] = Math.max(best[place] ?? 0, values[item + 1] ?? 0)
      }
    }
    return concepts.map(({ same, related }) =>
      Math.max(bestShare(same, best), relatedTrust * Math.floor(bestShare(related, best))),
    )
  }
}

/** Which asked words a word says: place, value, place, value, …. Texts repeat their words, so each is kept. */
function createWordValuer(asked: readonly AnalysedWord[]): (word: AnalysedWord) => readonly number[] {
  const known = new Map<AnalysedWord, readonly number[]>()
  return (word) => {
    let values = known.get(word)
    if (values === undefined) {
      values = asked.flatMap((each, place) => {
        const value = valueOfWord(each, word)
        return value > 0 ? [place, value] : []
      })
      known.set(word, values)
    }
    return values
  }
}

function bestShare(names: readonly Name[], best: Float64Array): number {
  let greatest = 0
  for (const name of names) {
    let held = 0
    for (const place of name) held += best[place] ?? 0
    const share = held / name.length
    if (share > greatest) greatest = Math.max(greatest, share ** partialPower)
  }
  return greatest
}
