import { expect, test } from 'vitest'
import { nearestKey } from '../../src/course/nearest-key.ts'

const known = ['id', 'title', 'timeZone', 'languages', 'linkTemplate']

test.each([
  ['titel', 'title'],
  ['Title', 'title'],
  ['time_zone', 'timeZone'],
  ['language', 'languages'],
  ['linktemplat', 'linkTemplate'],
  ['ids', 'id'],
])('%s is near to %s', (typed, key) => {
  expect(nearestKey(typed, known)).toBe(key)
})

test('nothing is near to another word, or to a very long one', () => {
  expect(nearestKey('colour', known)).toBeUndefined()
  expect(nearestKey('x'.repeat(1_000_000), known)).toBeUndefined()
  expect(nearestKey('title', [])).toBeUndefined()
})
