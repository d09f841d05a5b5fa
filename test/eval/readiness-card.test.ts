import { describe, expect, it } from 'vitest'
import type { Answer, Citation } from '../../src/answer/answer.ts'
import { failedThresholds } from '../../src/eval/failed-thresholds.ts'
import { documentId } from '../../src/eval/judge-probe.ts'
import type { Probe } from '../../src/eval/probe.ts'
import { runReadinessCard } from '../../src/eval/readiness-card.ts'
import { renderReadinessCard } from '../../src/eval/render-readiness-card.ts'
import type { ScoredChunk } from '../../src/retrieval/retrieval.ts'

const source = '# Laws\nAdding people makes it **later**.\nOverhead grows as O(n^2).\n'

function cite(quote: string, line: number, document = 'en/02-laws.md'): Citation {
  const locator = { kind: 'lines' as const, from: line, to: line }
  return {
    number: 1,
    document,
    title: 'Laws',
    headingPath: [],
    locator,
    quote,
    chunkId: 'a#0',
    chunkHash: 'h',
  }
}

function answered(sentences: string[], citations: Citation[]): Answer {
  return {
    status: 'answered',
    language: 'en',
    text: sentences.map((text) => `${text} [1]`).join(' '),
    sentences: sentences.map((text) => ({ text, citations: [1] })),
    citations,
    timingsMs: {},
    writtenBy: 'extract',
    leftOut: 0,
  }
}

const refused: Answer = {
  status: 'not_in_course',
  language: 'en',
  text: 'Not in the course.',
  timingsMs: {},
  reason: 'off-course',
  nearest: [],
  citations: [],
}

function found(document: string, sectionId?: string): ScoredChunk {
  const locator = { kind: 'lines' as const, from: 1, to: 3 }
  const chunk = {
    id: 'a#0',
    document,
    title: '',
    headingPath: [],
    language: 'en' as const,
    locator,
    contentHash: '',
  }
  return {
    chunk: { ...chunk, text: '', units: [], ...(sectionId ? { sectionId } : {}) },
    score: 1,
    parts: {},
  }
}

const brooks = { expect: 'answered' as const, facts: [['later', '늦어']], sections: ['brooks-law'] }
const probes: Probe[] = [
  { id: 'good', question: 'What is the law?', ...brooks },
  { id: 'late-fact', question: 'Does more staff help?', ...brooks },
  { id: 'refused-ko', question: '사람을 더 넣으면?', ...brooks },
  {
    id: 'lacking',
    question: 'By document?',
    ...brooks,
    facts: [['later'], ['tight', '강한']],
    sections: ['laws'],
  },
  { id: 'trap-held', question: 'Weather?', expect: 'not_in_course' },
  { id: 'trap-fallen', question: '점심?', expect: 'not_in_course' },
]
const rightQuote = cite('makes it **later**', 2)
const answers: Record<string, Answer> = {
  'What is the law?': answered(['It gets later.'], [rightQuote]),
  'Does more staff help?': answered(['One.', 'Two.', 'Three.', 'It gets later.'], [rightQuote]),
  '사람을 더 넣으면?': refused,
  'By document?': answered(
    ['It gets later.'],
    [rightQuote, cite('makes it later', 2), cite('x', 1, 'gone.md')],
  ),
  'Weather?': refused,
  '점심?': answered(['Overhead grows.'], [cite('Overhead grows as O(n^2).', 3)]),
}
const retrieved: Record<string, ScoredChunk[]> = {
  'What is the law?': [found('en/x.md', 'conways-law'), found('en/x.md', 'brooks-law')],
  'Does more staff help?': [
    ...Array.from({ length: 5 }, () => found('en/x.md')),
    found('en/x.md', 'brooks-law'),
  ],
  '사람을 더 넣으면?': [],
  'By document?': [found('en/02-laws.md')],
}

function strictly<Value>(values: Record<string, Value>, key: string): Promise<Value> {
  const value = values[key]
  return value === undefined ? Promise.reject(new Error(`unexpected: ${key}`)) : Promise.resolve(value)
}

const progress: string[] = []
const run = () =>
  runReadinessCard({
    probes,
    ask: (text) => strictly(answers, text),
    search: (text) => strictly(retrieved, text),
    readSource: (document) => Promise.resolve(document === 'en/02-laws.md' ? source : undefined),
    onProgress: (done, total) => progress.push(`${done}/${total}`),
  })

describe('runReadinessCard', () => {
  it('counts recall, facts, quotes, refusals and false answers, overall and by language', async () => {
    const { overall, languages } = await run()
    expect(overall).toMatchObject({
      recallAt5: { count: 2, of: 4 },
      factsHeld: { count: 2, of: 4 },
      factsHeldFirst: { count: 1, of: 4 },
      quotePrecision: { count: 4, of: 6 },
      wrongRefusals: { count: 1, of: 4 },
      falseAnswers: { count: 1, of: 2 },
    })
    expect(languages.ko).toMatchObject({
      wrongRefusals: { count: 1, of: 1 },
      falseAnswers: { count: 1, of: 1 },
    })
    expect(languages.en).toMatchObject({
      wrongRefusals: { count: 0, of: 3 },
      falseAnswers: { count: 0, of: 1 },
    })
    expect(overall.p99Ms).toBeGreaterThanOrEqual(overall.p50Ms)
  })

  it('names each failure by its probe and says what was missing', async () => {
    expect((await run()).failures).toEqual([
      { id: 'late-fact', kind: 'not-retrieved', detail: '' },
      { id: 'refused-ko', kind: 'wrong-refusal', detail: '' },
      { id: 'refused-ko', kind: 'not-retrieved', detail: '' },
      { id: 'lacking', kind: 'facts-missing', detail: 'tight / 강한' },
      { id: 'lacking', kind: 'quote-not-exact', detail: '2 of 3 quotes' },
      { id: 'trap-fallen', kind: 'false-answer', detail: '' },
    ])
  })

  it('reports progress after each probe', async () => {
    progress.length = 0
    await run()
    expect(progress).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6'])
  })
})

describe('renderReadinessCard', () => {
  it('aligns a column for all probes and one for each language, with the failures below', async () => {
    const lines = renderReadinessCard(await run()).split('\n')
    const column = lines[0]?.indexOf('ko') ?? -1
    expect(lines[1]).toMatch(/^recall@5 +50\.0 % \(2\/4\) +0\.0 % \(0\/1\) +66\.7 % \(2\/3\)$/u)
    expect(lines.slice(1, 9).every((line) => /^ {2}\S/u.test(line.slice(column - 2)))).toBe(true)
    expect(lines[10]).toBe('Failures: 6')
    expect(lines).toContain('false-answer     trap-fallen')
  })

  it('shows a dash for what was not measured', async () => {
    const readSource = () => Promise.resolve(source)
    const search = () => Promise.resolve([])
    const ask = () => Promise.resolve(refused)
    const card = await runReadinessCard({ probes: probes.slice(4, 5), ask, search, readSource })
    expect(renderReadinessCard(card)).toMatch(/recall@5 +- +- +-\n/u)
    expect(renderReadinessCard(card)).toContain('No failures')
  })
})

describe('failedThresholds', () => {
  const lenient = { recallAt5: 0, factsHeld: 0, quotePrecision: 0, wrongRefusals: 1, falseAnswers: 1 }

  it('is empty where every threshold is met exactly', async () => {
    expect(failedThresholds(await run(), lenient)).toEqual([])
  })

  it('holds each language to the threshold by itself', async () => {
    expect(failedThresholds(await run(), { ...lenient, recallAt5: 0.5, falseAnswers: 0.5 })).toEqual([
      'recall@5 (ko): 0.0 %, at least 50.0 % is asked for.',
      'false answers (ko): 100.0 %, at most 50.0 % is asked for.',
    ])
  })

  it('fails what no probe measured', async () => {
    const readSource = () => Promise.resolve(source)
    const search = () => Promise.resolve([])
    const ask = () => Promise.resolve(refused)
    const card = await runReadinessCard({ probes: probes.slice(4, 5), ask, search, readSource })
    expect(failedThresholds(card, lenient).map((sentence) => sentence.split(':')[0])).toEqual([
      'recall@5',
      'facts held',
      'wrong refusals',
    ])
  })
})

describe('documentId', () => {
  it('is the file name without its order, edition and extension', () => {
    expect(documentId('lessons/ko/03-brooks-law.md')).toBe('brooks-law')
    expect(documentId('brooks-law.ko.md')).toBe('brooks-law')
  })
})
