import { findChangedUnit } from './find-changed-unit.ts'
import { readLabels, readNumbers } from './read-numbers.ts'
import { bestLikeness, heldShare } from './match-ideas.ts'
import type { ClaimClause, Idea, ReadUnit } from './read-claim.ts'
import { splitFinely } from './split-finely.ts'

/** "One" is left out of the numbers, the digit tells that there is one. */
const digitOne = /(?<![\d.,])1(?![\d.,])/u

/**
 * A number that the unit has, but says of something else: it stands in another clause than the one that the statement
 * repeats, and that one has a number of its own there; or the statement has it more often than the unit.
 */
export function findMisplacedNumber(
  clause: ClaimClause,
  sentence: string,
  unit: ReadUnit,
): string | undefined {
  const all = unit.claim.clauses.flatMap(({ numbers }) => numbers)
  const count = (numbers: readonly string[], number: string): number =>
    numbers.filter((each) => each === number).length
  const tooOften = clause.numbers.find(
    (number) => all.includes(number) && count(clause.numbers, number) > count(all, number),
  )
  const hasAnother = all.some((number) => !clause.numbers.includes(number)) || digitOne.test(unit.claim.text)
  if (tooOften !== undefined && hasAnother) return tooOften
  if (isOneForMany(clause.text, unit.claim.text)) return '1'
  const measured = findChangedUnit(clause.text, unit.claim.text)
  if (measured !== undefined) return measured
  const turned = findTurnedNumber(clause.text, unit.claim.text) ?? findSwappedNumber(clause, unit)
  if (turned !== undefined) return turned
  if (areTogether(sentence, unit.claim.text)) return undefined
  const parted = findPartedNumbers(clause, unit)
  if (parted !== undefined) return parted
  const counted = findWrongCount(clause.text, unit.claim.text)
  if (counted !== undefined) return counted
  const fits = unit.claim.clauses.map((each) => ({
    each,
    held: clause.ideas.filter((idea) => bestLikeness(idea, each.ideas) >= 0.8).length,
  }))
  const most = Math.max(0, ...fits.map(({ held }) => held))
  const best = fits.filter(({ held }) => held === most)
  const repeated = best[0]?.each
  if (repeated === undefined || best.length > 1 || most < 2) return undefined
  const hasOther = repeated.numbers.some((number) => !clause.numbers.includes(number))
  if (!hasOther) return undefined
  return clause.numbers.find(
    (number) =>
      all.includes(number) &&
      !repeated.numbers.includes(number) &&
      !unit.claim.clauses.some((each) => isSaidWith(clause, each, number)),
  )
}

const statementBorder = /[,;:]\s+|\s+(?:and|while|whereas)\s+|(?<=[가-힣](?:고|며))\s+/u

const oneOf = /\b(?:a single|just one|only one) (?<thing>\w{3,6})|한 (?<counter>번|가지|명|대|곳)/giu
const manyOf = /\b(?:several|many|multiple) (?<thing>\w{3,6})|여러 (?<counter>번|가지|명|대|곳)/giu

/** "After a single failure" for "after several failures". */
function isOneForMany(sentence: string, source: string): boolean {
  const things = (text: string, pattern: RegExp): string[] =>
    [...text.matchAll(pattern)].map(({ groups }) =>
      (groups?.['thing'] ?? groups?.['counter'] ?? '').toLowerCase(),
    )
  const many = things(source, manyOf)
  const one = things(source, oneOf)
  return things(sentence, oneOf).some((thing) => many.includes(thing) && !one.includes(thing))
}

const denied = /[^,.;]{1,24}[이가] 아니[라고]|\b(?:and not|instead of|rather than)\s+[^,.;]{1,24}/giu

/** A number that the one text denies and the other does not: "one service and not five" said as "five services". */
function findTurnedNumber(sentence: string, source: string): string | undefined {
  const read = (text: string): { stated: string[]; denied: string[] } => ({
    stated: readNumbers(text.replaceAll(denied, ' ')),
    denied: (text.match(denied) ?? []).flatMap(readNumbers),
  })
  const [said, there] = [read(sentence), read(source)]
  return (
    said.stated.find((number) => there.denied.includes(number) && !there.stated.includes(number)) ??
    said.denied.find((number) => there.stated.includes(number) && !there.denied.includes(number))
  )
}

const clearlyCloser = 0.3

/** Two numbers that have changed places: what stands beside the one here stands beside the other in the unit. */
function findSwappedNumber(clause: ClaimClause, unit: ReadUnit): string | undefined {
  const said = numbersWithIdeas([clause])
  const there = numbersWithIdeas(unit.claim.clauses)
  const fit = (number: string, ideas: readonly Idea[]): number =>
    Math.max(0, ...there.filter((each) => each.number === number).map((each) => heldShare(ideas, each.ideas)))
  for (const one of said) {
    for (const other of said) {
      if (one.number === other.number) continue
      const isCloser = (own: typeof one, wrong: string): boolean =>
        fit(wrong, own.ideas) - fit(own.number, own.ideas) >= clearlyCloser
      if (isCloser(one, other.number) && isCloser(other, one.number)) return one.number
    }
  }
  return undefined
}

/** Each number that stands alone in its stretch, with the ideas there. */
function numbersWithIdeas(clauses: readonly ClaimClause[]): Array<{ number: string; ideas: Idea[] }> {
  return splitFinely(clauses, 'listed').flatMap(({ text, ideas }) => {
    const [number, ...others] = readNumbers(text)
    return number === undefined || others.length > 0 ? [] : [{ number, ideas }]
  })
}

function numbersByPart(text: string): string[][] {
  return text.split(statementBorder).map((part) => [...readNumbers(part), ...readLabels(part)])
}

/** Whether the numbers that a statement has side by side stand side by side in the unit: then none is misplaced. */
function areTogether(sentence: string, source: string): boolean {
  const said = numbersByPart(sentence).filter(({ length }) => length > 0)
  const there = numbersByPart(source)
  return (
    said.some(({ length }) => length > 1) &&
    said.every(
      (part) => part.length > 1 && there.some((other) => part.every((number) => other.includes(number))),
    )
  )
}

/** Two numbers of a statement that the unit has in two of its clauses, each with another one beside it. */
function findPartedNumbers({ numbers }: ClaimClause, unit: ReadUnit): string | undefined {
  const [one, other] = numbers
  if (numbers.length !== 2 || one === undefined || other === undefined || one === other) return undefined
  const groups = numbersByPart(unit.claim.text).filter(({ length }) => length > 1)
  if (groups.some((group) => group.includes(one) && group.includes(other))) return undefined
  return groups.some((group) => group.includes(one)) && groups.some((group) => group.includes(other))
    ? other
    : undefined
}

/** Whether the clause of the unit that has the number is taken up with it. */
function isSaidWith(clause: ClaimClause, each: ClaimClause, number: string): boolean {
  if (!each.numbers.includes(number)) return false
  const held = each.ideas.filter((idea) => bestLikeness(idea, clause.ideas) >= 0.8).length
  return held >= Math.max(1, each.ideas.length / 2)
}

const counts = /(?<number>\d[\d,.]*)\s?(?<counter>명|년|개월|개|쌍|자|원|도|번|배|점|시간|분|초|%|퍼센트)/gu

/** A number of things of a kind where the unit has another number of that kind and not this one: "6명" for "9명". */
function findWrongCount(sentence: string, source: string): string | undefined {
  const there = [...source.matchAll(counts)].map(({ groups }) => groups)
  const wrong = [...sentence.matchAll(counts)].find(({ groups }) => {
    const sameKind = there.filter((each) => each?.['counter'] === groups?.['counter'])
    return sameKind.length > 0 && !sameKind.some((each) => each?.['number'] === groups?.['number'])
  })
  return wrong?.[0]
}
