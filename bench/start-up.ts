import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../src/package-root.ts'
import { percentile } from './score-ranks.ts'

/**
 * How long `tutor ask` takes as a whole process, against `node` with an empty script, on the course that comes with
 * the tutor, already indexed. The two run in turn, so that a change of the machine's mood meets both.
 */
const pairs = Number(process.argv[2] ?? 20)
const question = '콘웨이의 법칙이란 무엇인가요?'

const folder = mkdtempSync(join(tmpdir(), 'tutor-start-up-'))
try {
  const emptyScript = join(folder, 'empty.mjs')
  writeFileSync(emptyScript, '')
  const tutor = join(packageRoot, 'dist', 'src', 'main.js')
  const data = ['--data', join(folder, 'data')]
  run([tutor, 'index', ...data])
  const ask = [tutor, 'ask', question, ...data]
  run(ask)
  const times = Array.from({ length: pairs }, () => ({ emptyMs: run([emptyScript]), askMs: run(ask) }))
  const median = (values: number[]): number =>
    percentile(
      values.toSorted((one, other) => one - other),
      0.5,
    )
  const result = {
    pairs,
    nodeMs: Math.round(median(times.map(({ emptyMs }) => emptyMs))),
    askMs: Math.round(median(times.map(({ askMs }) => askMs))),
    /** Median of the ratios of the pairs. */
    ratio: Number(median(times.map(({ emptyMs, askMs }) => askMs / emptyMs)).toFixed(2)),
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Milliseconds that `node` takes with these arguments, from start to exit. */
function run(parameters: string[]): number {
  const startedAt = performance.now()
  const { status, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' })
  const elapsedMs = performance.now() - startedAt
  if (status !== 0)
    throw new Error(`node ${parameters.join(' ')} failed; run \`npm run build\` first. ${stderr}`)
  return elapsedMs
}
