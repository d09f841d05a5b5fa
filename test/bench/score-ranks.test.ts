import { expect, test } from 'vitest'
import { percentile, scoreRanks } from '../../bench/score-ranks.ts'

test('recall counts the ranks within its limit and the reciprocal rank falls with the rank', () => {
  const ranked = [1, 2, 6, undefined].map((rank) => ({ kind: 'any', rank }))
  const scores = scoreRanks(ranked)
  expect(scores.recallAt1).toBe(0.25)
  expect(scores.recallAt5).toBe(0.5)
  expect(scores.mrrAt10).toBeCloseTo((1 + 1 / 2 + 1 / 6) / 4)
})

test('each kind of question has its own recall', () => {
  const ranked = [
    { kind: 'reworded', rank: 1 },
    { kind: 'translated', rank: undefined },
    { kind: 'translated', rank: 5 },
  ]
  expect(scoreRanks(ranked).recallAt5ByKind).toEqual({ reworded: 1, translated: 0.5 })
})

test('without questions every score is zero', () => {
  expect(scoreRanks([])).toEqual({ recallAt1: 0, recallAt5: 0, mrrAt10: 0, recallAt5ByKind: {} })
})

test('a percentile is one of the values, by nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(percentile(values, 0.5)).toBe(50)
  expect(percentile(values, 0.99)).toBe(99)
  expect(percentile([7], 0.99)).toBe(7)
})
