import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyseWord } from '../../src/retrieval/analyse-word.ts'
import { soundKey } from '../../src/retrieval/sound-key.ts'
import { sentenceBorder, splitTokens } from '../../src/retrieval/split-tokens.ts'

const wordsOf = (text: string) => splitTokens(text).filter((token) => token !== sentenceBorder)

test('Korean and Latin are parted where they touch', () => {
  expect(wordsOf('BST를 AVL트리와 비교')).toEqual(['BST', '를', 'AVL', '트리와', '비교'])
})

test('names that live by their punctuation stay whole', () => {
  expect(wordsOf('C++ and C#, .NET 8, O(n^2), O(n²), k8s')).toEqual([
    'C++',
    'and',
    'C#',
    '.NET',
    '8',
    'O(n^2)',
    'O(n^2)',
    'k8s',
  ])
})

test('sentences and lines end with a border', () => {
  expect(splitTokens('One. Two v1.2\nThree')).toEqual([
    'One',
    sentenceBorder,
    'Two',
    'v1.2',
    sentenceBorder,
    'Three',
  ])
})

test('an identifier is also found by its parts', () => {
  expect(analyseWord('readyReplicas').terms).toEqual(['readyreplicas', 'readi', 'replica'])
  expect(analyseWord('max_connections').terms).toContain('connect')
})

test.each([
  ['컨테이너에서는', '컨테이너'],
  ['데이터베이스를', '데이터베이스'],
  ['서비스의', '서비스'],
  ['배포하려면', '배포'],
])('%s is about %s', (surface, base) => {
  expect(analyseWord(surface).base).toBe(base)
})

test('a Korean word is also its pairs of syllables', () => {
  expect(analyseWord('컨테이너를').terms).toEqual(['컨테이너', '컨테', '테이', '이너'])
})

test.each([
  ['component', '컴포넌트'],
  ['container', '컨테이너'],
  ['database', '데이터베이스'],
  ['cluster', '클러스터'],
  ['application', '애플리케이션'],
])('%s and %s sound alike', (english, korean) => {
  expect(soundKey(english)).toBeDefined()
  expect(soundKey(english)).toBe(soundKey(korean))
})

test.each([
  ['newton', '한동안'],
  ['wrigley', '일거리가'],
  ['hartmann', '도메인'],
  ['monitor', '모나드'],
])('%s and %s do not sound alike: vowels stand elsewhere', (english, korean) => {
  expect(soundKey(english)).not.toBe(soundKey(korean))
})

test('any text is split into words that stand in it, and every word is analysed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const normal = text.replaceAll('²', '^2').replaceAll('³', '^3').normalize('NFKC')
      for (const token of wordsOf(text)) {
        expect(normal).toContain(token)
        const word = analyseWord(token)
        expect(word.terms.length).toBeGreaterThan(0)
        expect(word.terms).not.toContain('')
      }
    }),
    { examples: [['\u1fbf']] },
  )
})
