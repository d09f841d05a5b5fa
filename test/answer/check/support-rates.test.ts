import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createSupportCheck } from '../../../src/answer/check/check-support.ts'
import { splitSentences } from '../../../src/ingest/split-sentences.ts'
import { findTermPairs } from '../../../src/retrieval/find-term-pairs.ts'
import { readFrameWords } from '../../../src/retrieval/frame-words.ts'
import { createTermBase, readBuiltInTerms, termsOfPairs } from '../../../src/retrieval/term-base.ts'

const caseSchema = z.object({
  id: z.string(),
  kind: z.string(),
  supported: z.boolean(),
  language: z.enum(['ko', 'en']),
  sentence: z.string(),
  source: z.object({
    language: z.enum(['ko', 'en']),
    title: z.string(),
    headingPath: z.array(z.string()),
    text: z.string(),
  }),
})
type Case = z.infer<typeof caseSchema>

/**
 * `tuning` and `second-tuning` were read while the check was made. Of `fresh`, which another hand wrote on other
 * subjects, the passages with odd numbers were read too, those with even numbers never; nor was `held-out` since the
 * check took its present form.
 */
type CaseSet = 'tuning' | 'second-tuning' | 'fresh, odd' | 'fresh, even' | 'held-out'

function readCases(set: CaseSet): Case[] {
  const [name, half] = set.split(', ')
  const file = new URL(`../../fixtures/support/${name}.jsonl`, import.meta.url)
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => caseSchema.parse(JSON.parse(line)))
    .filter(({ id }) => half === undefined || (passageNumber(id) % 2 === 1) === (half === 'odd'))
}

/** 7 of "fresh-07-2". */
function passageNumber(id: string): number {
  return Number(id.split('-')[1])
}

interface Judged extends Case {
  isRight: boolean
}

const builtIn = readBuiltInTerms()
const frameWords = readFrameWords()

function judge(cases: readonly Case[]): Judged[] {
  const checks = new Map<string, ReturnType<typeof createSupportCheck>>()
  return cases.map((each) => {
    const { text, title, headingPath } = each.source
    const check =
      checks.get(text) ??
      createSupportCheck({
        terms: createTermBase([...builtIn, ...termsOfPairs(findTermPairs(text))]),
        frameWords,
      })
    checks.set(text, check)
    const units = splitSentences(text).map(({ from, to }) => text.slice(from, to))
    const { isSupported } = check(each.sentence, { units, headings: [title, ...headingPath] })
    return { ...each, isRight: isSupported === each.supported }
  })
}

function shareRight(judged: readonly Judged[]): number {
  return judged.filter(({ isRight }) => isRight).length / judged.length
}

/** Rates by kind and by language of source and sentence, for the report of the run. */
function renderRates(name: string, judged: readonly Judged[]): string {
  const groups = new Map<string, Judged[]>()
  for (const each of judged) {
    const side = each.supported ? 'true, kept' : 'false, caught'
    for (const key of [
      `${side}: all`,
      `${side}: ${each.kind}`,
      `${side}: ${each.source.language} → ${each.language}`,
    ]) {
      groups.set(key, [...(groups.get(key) ?? []), each])
    }
  }
  const lines = [...groups]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(
      ([key, all]) =>
        `  ${key.padEnd(30)} ${all.filter(({ isRight }) => isRight).length}/${all.length} (${(100 * shareRight(all)).toFixed(1)} %)`,
    )
  return `${name}\n${lines.join('\n')}\n`
}

describe('the support check', () => {
  const read = [
    ...judge(readCases('tuning')),
    ...judge(readCases('second-tuning')),
    ...judge(readCases('fresh, odd')),
  ]
  const unread = [...judge(readCases('fresh, even')), ...judge(readCases('held-out'))]
  const all = [...read, ...unread]
  process.stdout.write(renderRates('read', read) + renderRates('unread', unread))

  it('is measured on at least 150 true and 150 false sentences', () => {
    expect(all.filter(({ supported }) => supported).length).toBeGreaterThanOrEqual(150)
    expect(all.filter(({ supported }) => !supported).length).toBeGreaterThanOrEqual(150)
  })

  // What is to be reached is 85 and 98 of 100. On what was never read it is not: these floors keep what is reached.
  it('catches at least 85 of 100 false sentences that it was made with, and 80 of 100 others', () => {
    expect(shareRight(read.filter(({ supported }) => !supported))).toBeGreaterThanOrEqual(0.85)
    expect(shareRight(unread.filter(({ supported }) => !supported))).toBeGreaterThanOrEqual(0.8)
  })

  it('catches every changed number', () => {
    expect(all.filter(({ kind, isRight }) => kind === 'number' && !isRight).map(({ id }) => id)).toEqual([])
  })

  it('loses at most 4 of 100 true sentences that it was made with, and 9 of 100 others', () => {
    expect(shareRight(read.filter(({ supported }) => supported))).toBeGreaterThanOrEqual(0.96)
    expect(shareRight(unread.filter(({ supported }) => supported))).toBeGreaterThanOrEqual(0.91)
  })
})
