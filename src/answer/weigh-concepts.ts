import { namesWhatIsAsked, readFrameWords, type FrameWords } from '../retrieval/frame-words.ts'
import type { QueryConcept } from '../retrieval/retrieval.ts'
import type { ConceptWeights } from './concept-shares.ts'
import { isOrdinaryWord, subjectWeight } from './ordinary-words.ts'

const leastWeight = 0.3
const mostWeight = 3
/** A term that the glossary or the term base knows is what a question is about, however common it is in the course. */
const leastTermWeight = 1.2
const askWeight = 0.3
const ordinaryForeignWeight = 0.25
const generalForeignWeight = 0.5

/** How much each concept counts: rarity in the course, nothing for words that only frame the question. */
export function weighConcepts(
  concepts: readonly QueryConcept[],
  names: ReadonlySet<string> = new Set(),
): ConceptWeights {
  const frameWords = readFrameWords()
  const weights = concepts.map((concept) => {
    const { surface, idf } = concept
    // "drawbacks", "reason", "example": they frame the question, and yet the answer's section may be named so.
    if (concept.isFrame) return isSaidOfAnswers(frameWords, surface) ? askWeight * idf : 0
    // A word that the course never uses: an everyday one is likely a paraphrase, any other a foreign subject.
    if (!concept.inCourse) return idf * foreignWeight(concept, names)
    const isTerm = concept.otherNames.length > 0 && (surface.includes(' ') || !isOrdinaryWord(surface))
    const weight = Math.min(mostWeight, Math.max(idf, leastWeight)) * subjectWeight(surface)
    return isTerm ? Math.max(weight, leastTermWeight) : weight
  })
  return weights.some((weight) => weight > 0)
    ? weights
    : concepts.map(({ idf }) => Math.max(idf, leastWeight))
}

/** A definition does not call itself one: "definition" in a sentence is no sign that it is the answer. */
function isSaidOfAnswers(frameWords: FrameWords, surface: string): boolean {
  return namesWhatIsAsked(frameWords, surface) && frameWords.get(surface.toLowerCase()) !== 'definition'
}

function foreignWeight({ surface, relatedNames }: QueryConcept, names: ReadonlySet<string>): number {
  if (names.has(surface)) return 1
  if (isOrdinaryWord(surface)) return ordinaryForeignWeight
  return relatedNames.length > 0 ? generalForeignWeight : 1
}
