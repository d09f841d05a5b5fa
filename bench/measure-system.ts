import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchCourse } from './bench-course.ts'
import type { Measurement } from './measurement.ts'
import { showsPassage } from './passage.ts'
import { percentile, scoreRanks, type RankedQuestion } from './score-ranks.ts'
import { systemLoaders } from './systems/system-loaders.ts'
import type { BuiltSystem } from './systems/system.ts'

const warmUpQuestions = 50
const neighbourQuestions = 100
const megabyte = 1024 * 1024

/**
 * Builds one system on one course and asks it all questions, once to warm up (a part of them) and once by the clock.
 * Meant for a process of its own: the memory it tells is the process's highest.
 */
export async function measureSystem(
  systemName: string,
  course: BenchCourse,
  indexFolder: string,
): Promise<Measurement> {
  const load = systemLoaders[systemName]
  if (!load) throw new RangeError(`There is no system "${systemName}".`)
  const system = await load()
  const startedAt = performance.now()
  const built = await system.build(course.folder, indexFolder)
  const buildSeconds = (performance.now() - startedAt) / 1000
  const { ranked, elapsedMs } = await askAll(built, course)
  const peakMegabytes = process.resourceUsage().maxRSS / 1024
  const texts = course.questions.slice(0, neighbourQuestions).map(({ text }) => text)
  const neighbourRecallAt10 = await built.measureNeighbourRecall?.(texts)
  await built.close()
  return {
    course: course.name,
    system: systemName,
    chunks: built.chunks,
    buildSeconds,
    chunksPerSecond: built.chunks / buildSeconds,
    diskMegabytes: (await bytesIn(indexFolder)) / megabyte,
    peakMegabytes,
    p50Ms: percentile(elapsedMs, 0.5),
    p99Ms: percentile(elapsedMs, 0.99),
    questions: ranked.length,
    ...scoreRanks(ranked),
    ...(neighbourRecallAt10 !== undefined && { neighbourRecallAt10 }),
  }
}

async function askAll(
  built: BuiltSystem,
  { questions }: BenchCourse,
): Promise<{ ranked: RankedQuestion[]; elapsedMs: number[] }> {
  for (const { text } of questions.slice(0, warmUpQuestions)) await built.search(text, 10)
  const ranked: RankedQuestion[] = []
  const elapsedMs: number[] = []
  for (const { text, kind, gold } of questions) {
    const startedAt = performance.now()
    const results = await built.search(text, 10)
    elapsedMs.push(performance.now() - startedAt)
    const place = results.findIndex((result) => gold.some((sought) => showsPassage(result, sought)))
    ranked.push({ kind, rank: place === -1 ? undefined : place + 1 })
  }
  elapsedMs.sort((one, other) => one - other)
  return { ranked, elapsedMs }
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) => stat(join(entry.parentPath, entry.name)))
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0)
}
