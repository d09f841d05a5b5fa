import { expect, test } from 'vitest'
import { measureNeighbourRecall } from '../../bench/systems/measure-neighbour-recall.ts'

/** Points at growing angles: the nearest of the first are those that follow it. */
const points = Array.from({ length: 40 }, (_, index) => [Math.cos(index / 40), Math.sin(index / 40)])

function indexThatFinds(neighbors: number[]) {
  return {
    getCurrentCount: () => points.length,
    getPoint: (label: number) => points[label] ?? [],
    searchKnn: () => ({ neighbors }),
  }
}

test('an index that finds the ten nearest has a recall of one', () => {
  expect(measureNeighbourRecall(indexThatFinds([3, 1, 2, 0, 4, 5, 6, 7, 8, 9]), [[1, 0]])).toBe(1)
})

test('an index that finds seven of the ten nearest has a recall of 0.7', () => {
  expect(measureNeighbourRecall(indexThatFinds([0, 1, 2, 3, 4, 5, 6, 20, 21, 22]), [[1, 0]])).toBeCloseTo(0.7)
})
