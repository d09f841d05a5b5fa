import { expect, test } from 'vitest'
import { readBenchFlags } from '../../bench/read-bench-flags.ts'

test('without flags all systems are measured on courses of three sizes', () => {
  const flags = readBenchFlags([])
  expect(flags).toMatchObject({ sizes: [1_000, 10_000, 100_000], asJson: false })
  expect(flags).toHaveProperty('systems.0', 'course-tutor')
})

test('--quick leaves out the large courses', () => {
  expect(readBenchFlags(['--quick', '--json'])).toMatchObject({ sizes: [1_000], asJson: true })
})

test.each([
  ['--sections', '10,many', '--sections takes whole numbers'],
  ['--systems', 'Lucene', 'there is no system "Lucene"'],
  ['--fast', '', "Unknown option '--fast'"],
])('a wrong %s is told with the usage', (flag, value, reason) => {
  const outcome = readBenchFlags(value === '' ? [flag] : [flag, value])
  expect(outcome).toMatchObject({ exitCode: 2 })
  expect(outcome).toHaveProperty('usage', expect.stringContaining(reason))
})
