import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { BenchCourse } from './bench-course.ts'
import { readBenchFlags, type BenchFlags } from './read-bench-flags.ts'
import { firstCourse } from './first-course.ts'
import { generateCourse } from './generate-course.ts'
import { measurementSchema, type Measurement } from './measurement.ts'
import { renderMeasurements } from './render-measurements.ts'

const flags = readBenchFlags(process.argv.slice(2))
if ('usage' in flags) {
  process.stderr.write(flags.usage)
  process.exitCode = flags.exitCode
} else {
  await runBench(flags)
}

async function runBench({ sizes, systems, asJson }: BenchFlags): Promise<void> {
  const workFolder = await mkdtemp(join(tmpdir(), 'tutor-bench-'))
  const measurements: Measurement[] = []
  try {
    await measureCourse(await firstCourse(), systems, workFolder, measurements)
    for (const sections of sizes) {
      const folder = join(workFolder, 'course')
      tell(`writing a course of ${sections} sections`)
      const course = await generateCourse({ folder, sections, questionsPerKind: 200, seed: 20_261 })
      await measureCourse(course, systems, workFolder, measurements)
      await rm(folder, { recursive: true, force: true })
    }
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
  }
  const heading = `Node ${machine.node}, ${machine.platform}, ${machine.cores} cores`
  process.stdout.write(
    asJson
      ? `${JSON.stringify({ machine, measurements })}\n`
      : `${heading}\n\n${renderMeasurements(measurements)}`,
  )
}

async function measureCourse(
  course: BenchCourse,
  systems: string[],
  workFolder: string,
  measurements: Measurement[],
): Promise<void> {
  const courseFile = join(workFolder, 'course.json')
  await writeFile(courseFile, JSON.stringify(course))
  for (const system of systems) {
    tell(`${course.name}: ${system}`)
    const indexFolder = join(workFolder, 'index')
    await mkdir(indexFolder, { recursive: true })
    const measurement = await measureInOwnProcess(system, courseFile, indexFolder)
    measurements.push(measurement)
    const { recallAt5, p50Ms, p99Ms, buildSeconds } = measurement
    tell(
      `  R@5 ${(100 * recallAt5).toFixed(1)}, p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms, built in ${buildSeconds.toFixed(1)} s`,
    )
    await rm(indexFolder, { recursive: true, force: true })
  }
}

async function measureInOwnProcess(
  system: string,
  courseFile: string,
  indexFolder: string,
): Promise<Measurement> {
  const script = fileURLToPath(new URL('measure-in-own-process.js', import.meta.url))
  const child = spawn(process.execPath, [script, system, courseFile, indexFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  if (code !== 0)
    throw new Error(
      `The measurement of ${system} failed, as told above; mend it or leave it out with --systems.`,
    )
  return measurementSchema.parse(JSON.parse(stdout))
}

function tell(line: string): void {
  process.stderr.write(`bench: ${line}\n`)
}
