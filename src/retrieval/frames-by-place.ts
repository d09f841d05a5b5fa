import type { AnalysedWord } from './analyse-word.ts'

const askingVerbs = new Set(['state', 'states', 'name', 'list', 'outline', 'summarise', 'summarize'])
const auxiliaryVerbs = new Set(['do', 'does', 'did'])

const sources = new Set(['slide', 'slides', 'deck', 'notes'])
const determiners = new Set(['the', 'this', 'these', 'our', 'your'])
const pointers = new Set(['in', 'on', 'from', 'to', 'by', 'per'])

/**
 * Words that frame the question only where they stand: "State Conway's law", "What does Conway's law state?" and
 * "according to the slides" do, but not "the state machine" or "add a slide".
 */
export function isFrameHere(words: readonly AnalysedWord[], place: number): boolean {
  const surface = words[place]?.surface ?? ''
  if (sources.has(surface))
    return determiners.has(words[place - 1]?.surface ?? '') && pointers.has(words[place - 2]?.surface ?? '')
  if (!askingVerbs.has(surface)) return false
  if (place === 0) return words.length > 2
  return place === words.length - 1 && words.some((word) => auxiliaryVerbs.has(word.surface))
}

/**
 * A number by itself ("5 developers") only helps to tell chunks apart, unless nothing else is asked. One that belongs to
 * a name ("HTTP/2", "Python 3", "2단계") is content.
 */
export function frameBareNumbers<Concept extends { surface: string; isFrame: boolean }>(
  concepts: Concept[],
  text: string,
): Concept[] {
  const numbers = new Set(text.match(bareNumbers) ?? [])
  if (numbers.size === 0 || concepts.every(({ surface, isFrame }) => isFrame || numbers.has(surface)))
    return concepts
  return concepts.map((concept) => (numbers.has(concept.surface) ? { ...concept, isFrame: true } : concept))
}

const bareNumbers = /(?<!\S)(?<![A-Z]\w*\s)\d{1,4}s?(?=[\s,.?!)]|$)/gu
