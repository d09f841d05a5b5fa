import { createConceptMatcher } from '../../retrieval/match-concepts.ts'
import type { Chunk } from '../../ingest/chunk.ts'
import type { Language } from '../../language.ts'
import { shareOf } from '../concept-shares.ts'
import { weighConcepts } from '../weigh-concepts.ts'
import { findCitedUnits } from './cited-units.ts'
import { createCitationList } from './citation-list.ts'
import { exampleStrength } from './example-cue.ts'
import type { ReworkedSentences, ReworkParts, ReworkRequest } from './rework-request.ts'
import { blockOf, isNear, isQuestion, type PlacedUnit, unitsOfSection } from './section-units.ts'

const retrievedChunks = 12
const mostExamples = 2
/** An example must be about so much of what was asked: by itself, by its paragraph, or by a heading just on that. */
const leastExampleShare = 0.5
const leastHeadingShare = 0.75
/** An example just beside what was cited belongs to it. */
const nearShare = 0.5
const leastOwnShareOfMention = 0.75
/** A sentence that goes on with the example: "Without bounded contexts, …" after "For example, …". */
const goesOn =
  /^(?:then|in that case|there|without|by contrast|in contrast|with microservices|in a monolith|그러면|이때|반면|그렇지|그런데|모놀리식이라면|마이크로서비스라면|마찬가지로)/iu

interface Example extends PlacedUnit {
  score: number
}

/** Sentences of the material that give an example: of the cited sections first, then wherever the subject comes up. */
export async function findExamples(request: ReworkRequest, parts: ReworkParts): Promise<ReworkedSentences> {
  const { answer, question, mayRead } = request
  const cited = await findCitedUnits(answer.citations, (id) => parts.retrieval.chunkById(id))
  const retrieval = await parts.retrieval.retrieve({
    text: question,
    language: answer.language,
    limit: retrievedChunks,
    ...(mayRead === undefined ? {} : { mayRead }),
  })
  const weights = weighConcepts(retrieval.concepts)
  const match = createConceptMatcher(retrieval)
  const shareOfText = (text: string) => shareOf(match(text), weights)
  const shareIn = (placed: PlacedUnit) => {
    const own = shareOfText(placed.unit.text)
    // "such as" names kinds in passing: that is an example only in a sentence which is about the question itself.
    if (exampleStrength(placed.unit.text) < 2) return own >= leastOwnShareOfMention ? own : 0
    const paragraph = shareOfText(
      blockOf(placed)
        .map(({ text }) => text)
        .join('\n'),
    )
    const heading = shareOfText(placed.chunk.headingPath.join('\n'))
    const near = isNear(placed, cited.slice(0, 1)) ? nearShare : 0
    return Math.max(own, near, 0.9 * paragraph, heading >= leastHeadingShare ? 0.8 * heading : 0)
  }

  const chunks = (await parts.readChunks()).filter(({ document }) => mayRead?.(document) ?? true)
  const alreadySaid = new Set(cited.flatMap(({ units }) => units.map(({ quote }) => quote)))
  const found = new Map<string, Example>()
  const collect = (units: readonly PlacedUnit[], bonus: number, leastShare: number) => {
    for (const [index, placed] of units.entries()) {
      const share = shareIn(placed)
      if (!isExample(placed, answer.language) || alreadySaid.has(placed.unit.quote) || share < leastShare)
        continue
      const score = bonus + share + 0.3 * exampleStrength(placed.unit.text) - index * 0.002
      const key = `${placed.chunk.id}\n${placed.unit.quote}`
      if ((found.get(key)?.score ?? 0) < score) found.set(key, { ...placed, score })
    }
  }
  for (const [rank, { chunk }] of firstOfSections(cited).entries()) {
    collect(unitsOfSection(chunk, chunks), rank === 0 ? 0.6 : 0.2, leastExampleShare)
  }
  for (const { chunk } of retrieval.results) {
    collect(
      chunk.units.map((unit) => ({ chunk, unit })),
      0,
      leastExampleShare,
    )
  }
  return sayExamples([...found.values()], parts)
}

function firstOfSections<Cited extends { chunk: Chunk }>(cited: readonly Cited[]): Cited[] {
  const sections = new Map(
    cited.map((each) => [JSON.stringify([each.chunk.document, each.chunk.headingPath[0]]), each]),
  )
  return [...sections.values()]
}

function isExample({ chunk, unit }: PlacedUnit, language: Language): boolean {
  const isProse = unit.kind === 'sentence' || unit.kind === 'list-item'
  return isProse && chunk.language === language && !isQuestion(unit) && exampleStrength(unit.text) > 0
}

function sayExamples(found: readonly Example[], { course }: ReworkParts): ReworkedSentences {
  const ranked = found.toSorted((left, right) => right.score - left.score)
  const strong = ranked.filter(({ unit }) => exampleStrength(unit.text) === 2)
  const best = strong.length > 0 ? strong : ranked
  const chosen = best.filter(({ score }) => score >= (best[0]?.score ?? 0) - 0.5).slice(0, mostExamples)
  const list = createCitationList(course.linkTemplate)
  const sentences = chosen.map(({ chunk, unit }) => {
    const follower = chunk.units[chunk.units.indexOf(unit) + 1]
    const goes = follower !== undefined && follower.block === unit.block && goesOn.test(follower.text)
    const units = goes ? [unit, follower] : [unit]
    return {
      text: units.map(({ text }) => text).join(' '),
      citations: units.map(({ quote, locator }) => list.cite(chunk, { quote, locator })),
    }
  })
  return { sentences, citations: list.citations }
}
