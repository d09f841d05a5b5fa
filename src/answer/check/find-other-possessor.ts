import { bestLikeness, likeness } from './match-ideas.ts'
import type { ClaimClause, Idea, ReadUnit } from './read-claim.ts'

const heldFrom = 0.8
const absentBelow = 0.5

interface Possession {
  possessor: Idea
  thing: Idea
}

/**
 * A thing that a clause gives to one and its unit to another: "Wallace's book" for "Darwin's book". Returns the false
 * possessor, else undefined.
 */
export function findOtherPossessor(
  clause: ClaimClause,
  said: readonly Idea[],
  unit: ReadUnit,
): string | undefined {
  const there = unit.claim.clauses.flatMap(possessionsIn)
  return possessionsIn(clause).find(({ possessor, thing }) => {
    const same = there.filter((other) => likeness(thing, other.thing) >= heldFrom)
    return (
      same.length > 0 &&
      same.every(
        (other) =>
          isThing(possessor) &&
          isThing(other.possessor) &&
          likeness(possessor, other.possessor) < absentBelow &&
          bestLikeness(other.possessor, said) < absentBelow,
      )
    )
  })?.possessor.surface
}

/** Not a place or a time, which may be said in other words: "바깥의", "today's". */
function isThing({ weight, isName }: Idea): boolean {
  return isName || weight === 1
}

/** "A's b", "A의 b" and "the b of A", as far as both are ideas. */
function possessionsIn({ text, ideas }: ClaimClause): Possession[] {
  const plain = text.toLowerCase()
  const found: Possession[] = []
  let from = 0
  for (const [place, possessor] of ideas.entries()) {
    const things = ideas.slice(place + 1, place + 3)
    const last = possessor.words.at(-1)?.surface ?? ''
    const at = plain.indexOf(last, from)
    if (at < 0) continue
    from = at
    const isMarked = last.endsWith('의') || /^(?:['’]s\s|의\s)/u.test(plain.slice(at + last.length))
    if (isMarked) found.push(...things.map((thing) => ({ possessor, thing })))
    // "The coupling of microservices".
    const before = ideas[place - 1]
    if (
      before !== undefined &&
      /\bof\s+(?:an?\s+|the\s+)?$/u.test(
        plain.slice(0, plain.indexOf(possessor.words[0]?.surface ?? '', from - last.length)),
      )
    )
      found.push({ possessor, thing: before })
  }
  return found
}
