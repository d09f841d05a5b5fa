import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../language.ts'
import { analysisFingerprint } from './analysis-fingerprint.ts'
import type { FrameWords } from './frame-words.ts'
import { sequenceBorder, type LexicalIndex } from './lexical-index.ts'
import { offCourseQuestions } from './off-course-questions.ts'
import type { Retrieve } from './retrieval.ts'
import { stringAt } from './string-table.ts'

export interface Threshold {
  /** Coverage from which a question is more likely about the course than not, 0 to 1. */
  coverage: number
  /** Coverage that questions made of the course's own words reach, and questions about other things; medians. */
  onCourse: number
  offCourse: number
}
export type Calibration = Record<Language, Threshold>

export interface CalibrationRequest {
  index: LexicalIndex
  retrieve: Retrieve
  frameWords: FrameWords
  cacheFolder: string
  generation: number
}

const sampledSentences = 40
const wordsOfQuestion = 5

/**
 * The course's own threshold between questions about it and others: word overlap by chance depends on how much text
 * a course has and in which language, so it is measured on questions of both kinds and kept with the caches.
 */
export async function calibrate(request: CalibrationRequest): Promise<Calibration> {
  const path = join(request.cacheFolder, 'calibration.json')
  const key = `calibration-2 ${analysisFingerprint} ${request.generation}`
  const kept = await readKept(path, key)
  if (kept !== undefined) return kept
  const calibration = { ko: await measure(request, 'ko'), en: await measure(request, 'en') }
  await writeFile(path, JSON.stringify({ key, ...calibration })).catch(() => {
    // A cache: measured again next time.
  })
  return calibration
}

async function readKept(path: string, key: string): Promise<Calibration | undefined> {
  try {
    const kept: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isKept(kept) && kept.key === key ? kept : undefined
  } catch {
    return undefined
  }
}

function isKept(value: unknown): value is Calibration & { key: string } {
  if (typeof value !== 'object' || value === null) return false
  return 'key' in value && ['ko', 'en'].every((language) => isThreshold(Reflect.get(value, language)))
}

function isThreshold(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return ['coverage', 'onCourse', 'offCourse'].every((name) => typeof Reflect.get(value, name) === 'number')
}

async function measure({ index, retrieve, frameWords }: CalibrationRequest, language: Language) {
  const about = await coverages(retrieve, sampleQuestions(index, frameWords, language))
  const other = await coverages(retrieve, offCourseQuestions[language])
  // The bar is where 95 of 100 off-course questions stay below, but never above what the course's own reach.
  return {
    coverage: Math.min(quantile(other, 0.95), quantile(about, 0.1)),
    onCourse: quantile(about, 0.5),
    offCourse: quantile(other, 0.5),
  }
}

async function coverages(retrieve: Retrieve, questions: readonly string[]): Promise<number[]> {
  const found: number[] = []
  for (const text of questions) found.push((await retrieve({ text, limit: 1 })).coverage)
  return found
}

/** Words of sampled sentences, every second one: as near to a question as text without a questioner comes. */
function sampleQuestions(index: LexicalIndex, frameWords: FrameWords, language: Language): string[] {
  const questions: string[] = []
  const step = Math.max(1, Math.floor(index.chunkCount / sampledSentences))
  for (let chunk = 0; chunk < index.chunkCount; chunk += step) {
    if ((index.chunkIsKorean[chunk] === 1) !== (language === 'ko')) continue
    const words = [...index.sequences.subarray(index.sequenceStarts[chunk], index.sequenceStarts[chunk + 1])]
      .filter((word) => word !== sequenceBorder)
      .map((word) => stringAt(index.words, word))
      .filter((word) => word.length > 1 && !frameWords.has(word))
    const middle = words.slice(words.length >> 1)
    questions.push(
      middle
        .filter((_, place) => place % 2 === 0)
        .slice(0, wordsOfQuestion)
        .join(' '),
    )
  }
  return questions.filter((question) => question !== '')
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((first, second) => first - second)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0
}
