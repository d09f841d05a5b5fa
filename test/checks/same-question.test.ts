import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createQuestionFinder } from '../../src/checks/find-same-question.ts'
import { loadCourse } from '../../src/course/load-course.ts'
import { readFrameWords } from '../../src/retrieval/frame-words.ts'
import { createTermBase, readBuiltInTerms } from '../../src/retrieval/term-base.ts'

const pair = z.object({
  kind: z.enum(['paraphrase', 'near-miss']),
  half: z.enum(['tuning', 'held-out']),
  checked: z.string(),
  asked: z.string(),
})

// Written before the matcher; `held-out` was not looked at while it was made.
const pairs = readFileSync('test/fixtures/checks/same-question.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => pair.parse(JSON.parse(line)))

it('a checked answer is reused for most paraphrases in both languages, and hardly ever for a near miss', async () => {
  const { glossary } = await loadCourse('corpus/learning-kubernetes')
  const find = createQuestionFinder({
    terms: createTermBase([
      ...glossary.map(({ names }) => ({ names, origin: 'glossary' as const })),
      ...readBuiltInTerms(),
    ]),
    frameWords: readFrameWords(),
  })
  for (const half of ['tuning', 'held-out']) {
    const share = (kind: string) => {
      const these = pairs.filter((one) => one.kind === kind && one.half === half)
      expect(these.length).toBeGreaterThanOrEqual(50)
      return these.filter(({ checked, asked }) => find(asked, [checked]) === 0).length / these.length
    }
    const rates = { half, paraphrase: share('paraphrase'), nearMiss: share('near-miss') }
    expect(rates.paraphrase).toBeGreaterThanOrEqual(0.7)
    expect(rates.nearMiss).toBeLessThanOrEqual(0.02)
  }
})
