import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createQuestionFinder } from '../../src/checks/find-same-question.ts'
import { loadCourse } from '../../src/course/load-course.ts'
import { readFrameWords } from '../../src/retrieval/frame-words.ts'
import { createTermBase, readBuiltInTerms } from '../../src/retrieval/term-base.ts'

const pair = z.object({
  kind: z.enum(['paraphrase', 'near-miss']),
  half: z.enum(['tuning', 'held-out', 'second', 'third', 'fourth']),
  checked: z.string(),
  asked: z.string(),
})

// Each set was written before what it first measured; docs/checks.md has what came of the first runs.
const pairs = ['same-question', 'same-question-second', 'same-question-third'].flatMap((name) =>
  readFileSync(`test/fixtures/checks/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => pair.parse(JSON.parse(line))),
)

it('a checked answer is reused for most paraphrases in both languages, and hardly ever for a near miss', async () => {
  const { glossary } = await loadCourse('corpus/learning-kubernetes')
  const find = createQuestionFinder({
    terms: createTermBase([
      ...glossary.map(({ names }) => ({ names, origin: 'glossary' as const })),
      ...readBuiltInTerms(),
    ]),
    frameWords: readFrameWords(),
  })
  const leastReused = { tuning: 0.7, 'held-out': 0.7, second: 0.7, third: 0.7, fourth: 0.58 }
  for (const [half, least] of Object.entries(leastReused)) {
    const share = async (kind: string) => {
      const these = pairs.filter((one) => one.kind === kind && one.half === half)
      expect(these.length).toBeGreaterThanOrEqual(50)
      let found = 0
      for (const { checked, asked } of these) found += (await find(asked, [checked])).length
      return found / these.length
    }
    expect({ half, reused: (await share('paraphrase')) >= least }).toEqual({ half, reused: true })
    expect({ half, mistaken: (await share('near-miss')) > 0.02 }).toEqual({ half, mistaken: false })
  }
})
