import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { courseIdOf } from '../../src/course/course-id.ts'

test.each([
  ['learning-kubernetes', 'learning-kubernetes'],
  ['CS101 (Spring)', 'cs101-spring'],
  ['data_structures.v2', 'data-structures-v2'],
])('the folder %s gives the id %s', (name, id) => {
  expect(courseIdOf(name)).toBe(id)
})

test('Korean names are not transliterated and stay apart', () => {
  expect(courseIdOf('쿠버네티스')).toMatch(/^course-[0-9a-f]{8}$/u)
  expect(courseIdOf('자료구조 1')).toMatch(/^1-[0-9a-f]{8}$/u)
  expect(courseIdOf('자료구조 1')).not.toBe(courseIdOf('운영체제 1'))
  expect(courseIdOf('자료구조'.normalize('NFD'))).toBe(courseIdOf('자료구조'))
})

test('every name gives a safe id, the same each time', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (name) => {
      const id = courseIdOf(name)
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/u)
      expect(id.length).toBeLessThanOrEqual(49)
      expect(courseIdOf(name)).toBe(id)
    }),
  )
})
