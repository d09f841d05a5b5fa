import { type ParticlePair, particlePairs, withParticle } from './tutoring/korean-particle.ts'

/**
 * A text with another noun in place of one, and the Korean particle that fits it; undefined where the text does not
 * hold the noun in these letters (case apart).
 */
export function putInPlaceOf(text: string, noun: string, other: string): string | undefined {
  const place = findNoun(text, noun)
  if (place === undefined) return undefined
  const { start, end } = place
  const rest = text.slice(end)
  const pair = pairOf(rest)
  const placed = pair === undefined ? other : withParticle(other, pair)
  // A Latin word whose last sound is not known gets both particles: then the one that is there stays.
  const isFitted = pair !== undefined && !placed.includes('(')
  return text.slice(0, start) + (isFitted ? placed + rest.slice(1) : other + rest)
}

/** Where a text holds a noun of one or more words; "conway law" stands in "Conway's law". Case does not count. */
export function findNoun(text: string, noun: string): { start: number; end: number } | undefined {
  const words = noun.split(/\s+/u).map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`))
  const found = new RegExp(words.join(String.raw`(?:['’]s?)?\s+`), 'iu').exec(text)
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length }
}

function pairOf(rest: string): ParticlePair | undefined {
  if (!/^[가-힣](?=[\s?,.]|$)/u.test(rest)) return undefined
  const pairs = Object.keys(particlePairs).filter((pair): pair is ParticlePair => pair in particlePairs)
  return pairs.find((pair) => particlePairs[pair].some((particle) => rest.startsWith(particle)))
}
