import { expect, test } from 'vitest'
import { conjugate, plural, withParticle } from '../../bench/generator/inflect.ts'

test('a Korean word takes the particle that fits its last sound', () => {
  expect(withParticle('캐시', 'object')).toBe('캐시를')
  expect(withParticle('복제본', 'object')).toBe('복제본을')
  expect(withParticle('시스템', 'topic')).toBe('시스템은')
  expect(withParticle('노드', 'with')).toBe('노드와')
})

test('English nouns and verbs are inflected regularly', () => {
  expect([plural('query'), plural('cache'), plural('switch'), plural('gateway')]).toEqual([
    'queries',
    'caches',
    'switches',
    'gateways',
  ])
  expect([
    conjugate('replicate', 'past'),
    conjugate('replicate', 'progressive'),
    conjugate('publish', 'third'),
  ]).toEqual(['replicated', 'replicating', 'publishes'])
})
