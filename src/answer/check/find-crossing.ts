import { bestLikeness } from './match-ideas.ts'
import type { Row } from './find-other-cell.ts'
import type { Idea, ReadUnit } from './read-claim.ts'
import { splitFinely, type Stretch } from './split-finely.ts'

const heldFrom = 0.8
const absentBelow = 0.5
const mostPlaces = 24

/**
 * Whether two stretches of a sentence join crosswise what the source keeps in two places: from "A is x, B is y" one
 * takes A and y and the other B and x; what each of them is about comes first in it. The places are two statements, two
 * stretches of one, or two cells of a table's row with their headers.
 */
export function isCrossed(
  stretches: readonly Stretch[],
  units: readonly ReadUnit[],
  rows: ReadonlyArray<Row | undefined>,
): boolean {
  const parts = [
    ...stretches.map(({ ideas }) => ideas),
    ...new Set(stretches.map(({ clause }) => clause.ideas)),
  ].filter(({ length }) => length > 1)
  if (parts.length < 2) return false
  const groups = [
    units.map(({ ideas }) => ideas),
    ...units.map(({ claim }) => splitFinely(claim.clauses, 'listed').map(({ ideas }) => ideas)),
    ...rows.map((row) => row?.cells.map(({ header, value }) => [...header, ...value]) ?? []),
  ]
  const places = groups.flatMap((group) => pairsOf(group.slice(0, mostPlaces)))
  return pairsOf(parts).some(([one, other]) => {
    const [own, others] = [onlyIn(one, other), onlyIn(other, one)]
    if (own.length < 2 || others.length < 2) return false
    return places.some(([left, right]) => {
      const [topic, ...rest] = placesIn(own, left, right)
      const [otherTopic, ...otherRest] = placesIn(others, left, right)
      return (
        topic !== undefined &&
        otherTopic !== undefined &&
        topic !== otherTopic &&
        isMostly(rest, otherTopic) &&
        isMostly(otherRest, topic)
      )
    })
  })
}

function pairsOf<Item>(items: readonly Item[]): Array<[Item, Item]> {
  return items.flatMap((one, place) => items.slice(place + 1).map((other): [Item, Item] => [one, other]))
}

function onlyIn(ideas: readonly Idea[], others: readonly Idea[]): Idea[] {
  return ideas.filter((idea) => idea.weight > 0 && bestLikeness(idea, others) < absentBelow)
}

/** Of the ideas that stand in one of two places only, in which one, in the order of the sentence. */
function placesIn(
  ideas: readonly Idea[],
  left: readonly Idea[],
  right: readonly Idea[],
): Array<'left' | 'right'> {
  return ideas.flatMap((idea) => {
    const [one, other] = [bestLikeness(idea, left), bestLikeness(idea, right)]
    if (one >= heldFrom && other < absentBelow) return ['left']
    return other >= heldFrom && one < absentBelow ? ['right'] : []
  })
}

function isMostly(places: ReadonlyArray<'left' | 'right'>, wanted: 'left' | 'right'): boolean {
  return places.filter((place) => place === wanted).length > places.length / 2
}
