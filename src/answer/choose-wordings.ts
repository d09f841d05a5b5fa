import type { QueryConcept } from '../retrieval/retrieval.ts'

/** To read a wording word by word costs; one that shares few letters with what is asked does not fit best. */
const mostRead = 6

/** Of the wordings of a question those that share most pairs of letters with the asked ideas and their names. */
export function createWordingChooser(
  concepts: readonly QueryConcept[],
): (wordings: readonly string[]) => readonly string[] {
  const asked = new Set(
    concepts
      .filter(({ isFrame }) => !isFrame)
      .flatMap(({ surface, otherNames, relatedNames }) =>
        [surface, ...otherNames, ...relatedNames].flatMap(pairsOf),
      ),
  )
  return (wordings) => {
    if (wordings.length <= mostRead) return wordings
    return wordings
      .map((wording) => ({ wording, shared: pairsOf(wording).filter((pair) => asked.has(pair)).length }))
      .toSorted((one, other) => other.shared - one.shared)
      .slice(0, mostRead)
      .map(({ wording }) => wording)
  }
}

function pairsOf(text: string): string[] {
  const pairs: string[] = []
  const lower = text.toLowerCase()
  for (let at = 0; at + 1 < lower.length; at += 1) {
    const pair = lower.slice(at, at + 2)
    if (!pair.includes(' ')) pairs.push(pair)
  }
  return pairs
}
