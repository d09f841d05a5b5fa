import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { showsPassage } from '../../bench/passage.ts'

const passage = (fromLine: number, toLine: number, document = 'a.md') => ({ document, fromLine, toLine })

test('a result that holds the whole sought section and more shows it', () => {
  expect(showsPassage(passage(1, 40), passage(11, 20))).toBe(true)
})

test('a part of the sought section shows it', () => {
  expect(showsPassage(passage(12, 14), passage(11, 20))).toBe(true)
})

test('a neighbour that reaches into the sought section by less than half does not show it', () => {
  expect(showsPassage(passage(1, 14), passage(11, 20))).toBe(false)
})

test('the same lines of another document do not show the sought section', () => {
  expect(showsPassage(passage(11, 20, 'b.md'), passage(11, 20))).toBe(false)
})

test('which of two passages is the result makes no difference', () => {
  const anyPassage = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(30))
    .map(([from, length]) => passage(from, from + length))
  fc.assert(
    fc.property(
      anyPassage,
      anyPassage,
      (one, other) => showsPassage(one, other) === showsPassage(other, one),
    ),
  )
})
