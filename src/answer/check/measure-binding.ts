import { sidesOf } from './find-mixture.ts'
import { bestLikeness } from './match-ideas.ts'
import type { Idea, ReadEvidence, ReadUnit } from './read-claim.ts'
import { splitFinely, type Stretch } from './split-finely.ts'

const heldFrom = 0.8
/** How far two ideas of the source belong together, by what they share there. */
const bound = {
  stretch: 1,
  clause: 0.85,
  unit: { plain: 0.5, withFirst: 0.7, beside: 0.25, besideWithFirst: 0.45 },
  heading: 0.6,
  next: 0.2,
  apart: 0.1,
}

interface Place extends Stretch {
  unit: number
  index: number
  isContrast: boolean
}

const placesOf = new WeakMap<ReadUnit, Array<Omit<Place, 'unit'>>>()

function readPlaces(unit: ReadUnit): Array<Omit<Place, 'unit'>> {
  let places = placesOf.get(unit)
  if (places === undefined) {
    const isContrast = sidesOf(unit).length > 1
    places = splitFinely(unit.claim.clauses, 'any').map((stretch, index) => ({
      ...stretch,
      index,
      isContrast,
    }))
    placesOf.set(unit, places)
  }
  return places
}

/**
 * How closely the source binds what a sentence joins: the weakest bond between two ideas that follow each other
 * (`next`) and between two of one stretch of it (`stretch`), 0 to 1. Ideas that the source does not have are left out.
 */
export function measureBinding(
  ideas: readonly Idea[],
  stretches: readonly Stretch[],
  { units, headings }: ReadEvidence,
): { next: number; stretch: number } {
  const places: Place[] = units.flatMap((unit, index) =>
    readPlaces(unit).map((place) => ({ ...place, unit: index })),
  )
  const found = new Map(
    ideas.map((idea) => [
      idea,
      {
        at: places.filter((place) => bestLikeness(idea, place.ideas) >= heldFrom),
        isAbove: bestLikeness(idea, headings) >= heldFrom,
      },
    ]),
  )
  const bond = (left: Idea, right: Idea): number | undefined => {
    const [one, other] = [found.get(left), found.get(right)]
    if (one === undefined || other === undefined || !isFound(one) || !isFound(other)) return undefined
    const closest = Math.max(0, ...one.at.flatMap((place) => other.at.map((each) => bondOf(place, each))))
    return Math.max(closest, one.isAbove || other.isAbove ? bound.heading : 0)
  }
  const known = ideas.filter((idea) => {
    const place = found.get(idea)
    return place !== undefined && isFound(place)
  })
  const next = known.slice(1).map((idea, place) => bond(known[place] ?? idea, idea) ?? 1)
  const within = stretches.flatMap((stretch) =>
    stretch.ideas.flatMap((left, place) =>
      stretch.ideas.slice(place + 1).flatMap((right) => bond(left, right) ?? []),
    ),
  )
  return { next: Math.min(1, ...next), stretch: Math.min(1, ...within) }
}

function isFound({ at, isAbove }: { at: readonly Place[]; isAbove: boolean }): boolean {
  return at.length > 0 || isAbove
}

function bondOf(one: Place, other: Place): number {
  if (one.unit !== other.unit) return Math.abs(one.unit - other.unit) === 1 ? bound.next : bound.apart
  if (one.index === other.index) return bound.stretch
  if (one.clause === other.clause) return bound.clause
  const isWithFirst = one.index === 0 || other.index === 0
  if (one.isContrast) return isWithFirst ? bound.unit.besideWithFirst : bound.unit.beside
  return isWithFirst ? bound.unit.withFirst : bound.unit.plain
}
