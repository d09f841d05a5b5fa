import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const named = /`(test\/[^`]+\.ts)`: ([^|`]+?)(?=; `|,? and `| \|)/gu

/** The tests that docs/reliability.md names: file and words, each promise by its number. */
function readPromises(): Array<{ number: number; tests: Array<{ file: string; name: string }> }> {
  const lines = readFileSync('docs/reliability.md', 'utf8').split('\n')
  return lines.flatMap((line) => {
    const number = /^\| (\d+) \|/u.exec(line)?.[1]
    if (number === undefined) return []
    const tests = [...line.matchAll(named)].flatMap(([, file = '', names = '']) =>
      names.split('; ').map((name) => ({ file, name: name.trim() })),
    )
    return [{ number: Number(number), tests }]
  })
}

it('every promise in docs/reliability.md names tests, and each of them is there', () => {
  const promises = readPromises()
  expect(promises.map(({ number }) => number)).toEqual(Array.from({ length: 39 }, (_, index) => index + 1))
  const missing = promises.flatMap(({ number, tests }) =>
    tests
      .filter(({ file, name }) => !readFileSync(file, 'utf8').includes(`${name}'`))
      .map(({ file, name }) => `${number}: ${file}: ${name}`),
  )
  expect(missing).toEqual([])
  expect(promises.filter(({ tests }) => tests.length === 0)).toEqual([])
})
