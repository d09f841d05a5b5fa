import type { ConceptRoles } from './concept-roles.ts'
import type { ExpandedConcept } from './expand-query.ts'
import { sequenceBorder, type LexicalIndex } from './lexical-index.ts'
import { findString } from './string-table.ts'

/** What a chunk's own sentences say for it. */
export interface PassageScores {
  /** Weight of the concepts in the best two sentences that follow each other. */
  window: number
  /** Weight of the words that stand in the chunk exactly as they were asked. */
  surface: number
  /** Weight of the asked words that stand side by side in the chunk as in the query. */
  pairs: number
  /** For each concept, 0 to 1: how well the whole chunk holds it. */
  held: number[]
}

/** @param weights of each concept. */
export function createPassageScorer(
  index: LexicalIndex,
  concepts: readonly ExpandedConcept[],
  roles: ConceptRoles,
  weights: readonly number[],
): (chunk: number) => PassageScores {
  const slotCount = roles.slots.length
  const surfaces = surfaceWeights(index, concepts, weights)
  const nextAsked = roles.slots.map((slot, place) => slot.asked && roles.slots[place + 1]?.asked === true)
  const firstSlot = concepts.map((_, concept) => roles.slots.findIndex((slot) => slot.concept === concept))
  const following = roles.slots.map((slot, place) =>
    nextAsked[place] === true ? place + 1 : slot.asked ? (firstSlot[slot.concept + 1] ?? -1) : -1,
  )

  const whole = new Float32Array(slotCount)
  const pair = new Float32Array(slotCount)
  const held = new Float64Array(concepts.length)
  let previous = new Float32Array(slotCount)
  let sentence = new Float32Array(slotCount)

  return (chunk) => {
    for (const slots of [whole, previous, sentence]) slots.fill(0)
    let isEmpty = true
    let window = 0
    const surfaceSeen = new Set<number>()
    const pairsSeen = new Set<number>()
    let before: number[] | undefined
    const end = index.sequenceStarts[chunk + 1] ?? 0
    for (let place = index.sequenceStarts[chunk] ?? 0; place < end; place += 1) {
      const word = index.sequences[place] ?? 0
      if (word === sequenceBorder) {
        if (!isEmpty) {
          for (let slot = 0; slot < slotCount; slot += 1) {
            const here = sentence[slot] ?? 0
            pair[slot] = Math.max(previous[slot] ?? 0, here)
            if (here > (whole[slot] ?? 0)) whole[slot] = here
          }
          fillHeld(held, pair, concepts)
          window = Math.max(window, weighted(held, weights))
        }
        const cleared = previous.fill(0)
        previous = sentence
        sentence = cleared
        isEmpty = true
        before = undefined
        continue
      }
      const filled = roles.ofWord.get(word)
      if (filled !== undefined) {
        isEmpty = false
        for (let item = 0; item < filled.length; item += 2) {
          const slot = filled[item] ?? 0
          const value = filled[item + 1] ?? 0
          if (value > (sentence[slot] ?? 0)) sentence[slot] = value
        }
        if (before !== undefined) notePairs(before, filled, following, pairsSeen)
        if (surfaces.has(word)) surfaceSeen.add(word)
      }
      before = filled
    }
    fillHeld(held, whole, concepts)
    return {
      window,
      surface: sum(surfaceSeen, (word) => surfaces.get(word) ?? 0),
      pairs: sum(pairsSeen, (slot) => pairWeight(slot, following, roles, weights)),
      held: [...held],
    }
  }
}

function notePairs(
  before: number[],
  filled: number[],
  following: readonly number[],
  seen: Set<number>,
): void {
  for (let left = 0; left < before.length; left += 2) {
    if ((before[left + 1] ?? 0) < 0.8) continue
    const slot = before[left] ?? 0
    const wanted = following[slot] ?? -1
    if (wanted < 0) continue
    for (let right = 0; right < filled.length; right += 2) {
      if (filled[right] === wanted && (filled[right + 1] ?? 0) >= 0.8) seen.add(slot)
    }
  }
}

function pairWeight(
  slot: number,
  following: readonly number[],
  { slots }: ConceptRoles,
  weights: readonly number[],
) {
  const left = slots[slot]?.concept ?? 0
  const right = slots[following[slot] ?? 0]?.concept ?? 0
  return (weights[left] ?? 0) + (weights[right] ?? 0)
}

/** Values of the concepts out of those of their words: the best way to say it counts, by the share of its words. */
function fillHeld(held: Float64Array, values: Float32Array, concepts: readonly ExpandedConcept[]): void {
  let slot = 0
  for (const [concept, { alternatives }] of concepts.entries()) {
    let best = 0
    for (const { words, trust } of alternatives) {
      let total = 0
      for (let word = 0; word < words.length; word += 1) total += values[slot + word] ?? 0
      slot += words.length
      if (total > 0) best = Math.max(best, (trust * total) / words.length)
    }
    held[concept] = best
  }
}

function surfaceWeights(
  index: LexicalIndex,
  concepts: readonly ExpandedConcept[],
  weights: readonly number[],
): Map<number, number> {
  const surfaces = new Map<number, number>()
  for (const [concept, { alternatives }] of concepts.entries()) {
    const words = alternatives[0]?.words ?? []
    for (const word of words) {
      const number = findString(index.words, word.surface)
      if (number >= 0) surfaces.set(number, (weights[concept] ?? 0) / words.length)
    }
  }
  return surfaces
}

function weighted(values: Float64Array, weights: readonly number[]): number {
  let total = 0
  for (let place = 0; place < values.length; place += 1) total += (values[place] ?? 0) * (weights[place] ?? 0)
  return total
}

function sum(numbers: Iterable<number>, weightOf: (number: number) => number): number {
  let total = 0
  for (const number of numbers) total += weightOf(number)
  return total
}
