import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOfGlob, matchesGlob } from '../../src/course/path-glob.ts'

test.each([
  ['*.md', 'a.md', true],
  ['*.md', 'a/b.md', false],
  ['**/*.md', 'b.md', true],
  ['**/*.md', 'a/b/c.md', true],
  ['homework/**', 'homework/1/task.md', true],
  ['homework/**', 'homeworks/1.md', false],
  ['a/**/z.md', 'a/z.md', true],
  ['a/**/z.md', 'a/b/c/z.md', true],
  ['a/**/z.md', 'a/b/c/y.md', false],
  ['week?.md', 'week1.md', true],
  ['week?.md', 'week10.md', false],
  ['주?차/*', '주3차/강의.md', true],
  ['solutions', 'solutions/week1/a.md', true],
  ['solutions', 'my-solutions/a.md', false],
  ['solutions/', 'solutions/a.md', true],
  ['./a.md', 'a.md', true],
  ['a.md', 'A.md', false],
  ['a.md', 'axmd', false],
  ['(a+)+$', 'aaaa', false],
  ['?', '😀', true],
])('the glob %s and the path %s: %s', (glob, path, matches) => {
  expect(matchesGlob(path, glob)).toBe(matches)
})

test('Hangul matches in either of its spellings', () => {
  expect(matchesGlob('강의/1.md'.normalize('NFD'), '강의/*'.normalize('NFC'))).toBe(true)
  expect(matchesGlob('강의/1.md'.normalize('NFC'), '강의/*'.normalize('NFD'))).toBe(true)
})

test.each(['a\\b', '/etc/*', 'C:/x', '../a', 'a/../b', '{a,b}.md', '[ab].md', '!a', '', './', '/'])(
  'the glob "%s" is refused with a reason',
  (glob) => {
    expect(faultOfGlob(glob)).toMatch(/^[a-z].*[;,]/u)
  },
)

const folderName = fc.stringMatching(/^[ab가]{1,4}$/u)
const path = fc.array(folderName, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'))

test('a path matches itself, its folders, and itself with a letter or a name made wild', () => {
  fc.assert(
    fc.property(path, fc.nat(), (text, seed) => {
      const names = text.split('/')
      expect(matchesGlob(text, text)).toBe(true)
      expect(matchesGlob(text, names.slice(0, (seed % names.length) + 1).join('/'))).toBe(true)
      expect(matchesGlob(text, names.with(seed % names.length, '*').join('/'))).toBe(true)
      expect(matchesGlob(text, names.with(seed % names.length, '**').join('/'))).toBe(true)
      expect(matchesGlob(text, names.map((part) => '?'.repeat(part.length)).join('/'))).toBe(true)
    }),
  )
})

test('matching agrees with the plain recursive definition', () => {
  const segment = fc.stringMatching(/^(\*\*|[ab*?]{1,4})$/u)
  const glob = fc.tuple(segment, fc.constant('*')).map(([one, star]) => `${one}/${star}`)
  fc.assert(
    fc.property(
      path,
      fc.oneof(
        glob,
        fc.array(segment, { minLength: 1, maxLength: 4 }).map((list) => list.join('/')),
      ),
      (text, pattern) => {
        fc.pre(/[*?]/u.test(pattern))
        expect(matchesGlob(text, pattern)).toBe(matchesNames(text.split('/'), pattern.split('/')))
      },
    ),
    { numRuns: 500 },
  )
})

test('a hostile glob costs no more than the product of the lengths', () => {
  const startedAt = performance.now()
  expect(matchesGlob('a'.repeat(5000), `${'*a'.repeat(500)}b`)).toBe(false)
  expect(matchesGlob('a/'.repeat(2000).concat('a'), `${'**/a/'.repeat(300)}b`)).toBe(false)
  expect(performance.now() - startedAt).toBeLessThan(2000)
})

function matchesNames([name, ...names]: string[], [wanted, ...rest]: string[]): boolean {
  if (wanted === undefined) return name === undefined
  if (wanted === '**')
    return (
      matchesNames([...(name === undefined ? [] : [name]), ...names], rest) ||
      (name !== undefined && matchesNames(names, [wanted, ...rest]))
    )
  return name !== undefined && matchesLetters(name, wanted) && matchesNames(names, rest)
}

function matchesLetters(text: string, wanted: string): boolean {
  if (wanted === '') return text === ''
  if (wanted[0] === '*')
    return matchesLetters(text, wanted.slice(1)) || (text !== '' && matchesLetters(text.slice(1), wanted))
  return (
    text !== '' &&
    (wanted[0] === '?' || wanted[0] === text[0]) &&
    matchesLetters(text.slice(1), wanted.slice(1))
  )
}
