import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Assessment } from '../../src/answer/assess/assessment.ts'
import type { ConceptPrompt } from '../../src/concept-prompts/concept-prompt.ts'
import { loadWrittenPrompts } from '../../src/concept-prompts/load-written-prompts.ts'
import type { Tutor } from '../../src/tutor.ts'
import { openConceptCourse } from '../fakes/concept-course.ts'
import { wilson } from '../fakes/wilson.ts'

const verdict = z.enum(['met', 'missed', 'contradicted'])
const submissionSchema = z.object({
  prompt: z.string(),
  kind: z.enum(['full', 'partial', 'wrong', 'off-topic']),
  language: z.enum(['ko', 'en']),
  half: z.enum(['tuning', 'held-out']),
  labels: z.record(z.string(), verdict),
  text: z.string(),
})

const submissions = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'concept-prompts', 'submissions.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => submissionSchema.parse(JSON.parse(line)))

let tutor: Tutor
const prompts = new Map<string, ConceptPrompt>()

beforeAll(async () => {
  tutor = await openConceptCourse(mkdtempSync(join(tmpdir(), 'tutor-assess-')))
  for (const written of await loadWrittenPrompts(tutor.course.folder)) {
    const checked = await tutor.checkPrompt(written, 'file')
    if ('prompt' in checked) prompts.set(written.id, checked.prompt)
  }
  return () => tutor.close()
}, 60_000)

function assess(promptId: string, submission: string): Promise<Assessment> {
  const prompt = prompts.get(promptId)
  if (prompt === undefined) throw new Error(`no concept prompt ${promptId}`)
  return tutor.assess({ question: prompt.question, criteria: prompt.criteria, submission })
}

/** Figures for whoever reads the test's output. */
function report(line: string): void {
  process.stdout.write(`${line}\n`)
}

describe('the assessment without a model', () => {
  it(
    'agrees with the labels on at least 80 of 100 criteria, and praises nothing off-topic',
    { timeout: 300_000 },
    async () => {
      expect(submissions.length).toBeGreaterThanOrEqual(60)
      expect(new Set(submissions.map(({ prompt }) => prompt)).size).toBe(10)
      const counts = { tuning: { hits: 0, all: 0 }, 'held-out': { hits: 0, all: 0 } }
      const perCriterion = new Map<string, { hits: number; all: number }>()
      for (const { prompt, text, labels, half, kind } of submissions) {
        const assessment = await assess(prompt, text)
        for (const { criterionId, verdict: found } of assessment.verdicts) {
          const isRight = (labels[criterionId] === 'met') === (found === 'met')
          const name = `${prompt}/${criterionId}`
          const criterion = perCriterion.get(name) ?? { hits: 0, all: 0 }
          perCriterion.set(name, { hits: criterion.hits + (isRight ? 1 : 0), all: criterion.all + 1 })
          counts[half].all += 1
          counts[half].hits += isRight ? 1 : 0
          if (kind === 'off-topic') expect(found, text).not.toBe('met')
        }
        if (kind === 'off-topic') expect(assessment.kind, text).toBe('off-topic')
      }
      for (const [half, { hits, all }] of Object.entries(counts)) {
        const [low, high] = wilson(hits, all)
        report(
          `${half}: ${hits} of ${all} criteria agree (${(hits / all).toFixed(3)}, 95 % ${low.toFixed(3)} to ${high.toFixed(3)})`,
        )
      }
      for (const [name, { hits, all }] of perCriterion) report(`  ${name}: ${hits} of ${all}`)
      expect(counts.tuning.hits / counts.tuning.all).toBeGreaterThanOrEqual(0.8)
    },
  )

  it('tells empty, copied and abusive submissions apart', { timeout: 60_000 }, async () => {
    const kindOf = async (text: string) => (await assess('brooks-law', text)).kind
    expect(await kindOf(' … ')).toBe('empty')
    expect(await kindOf('모르겠어요ㅠㅠ')).toBe('empty')
    expect(await kindOf("I don't know")).toBe('empty')
    expect(
      await kindOf(
        'Explain in your own words what happens when people are added to a late project, and why.',
      ),
    ).toBe('copied-question')
    expect(
      await kindOf(
        "Brooks's law says that adding people to a late software project makes the project later.",
      ),
    ).toBe('copied-material')
    expect(await kindOf('this is bullshit, you idiot')).toBe('abusive')
    expect(await kindOf('야 이 병신아 꺼져')).toBe('abusive')
  })

  it('marks the words of the student that met a criterion, at their place', { timeout: 60_000 }, async () => {
    const text = 'I think so. Newcomers have to be taught by busy people first.'
    const { verdicts } = await assess('brooks-law', text)
    const own = verdicts.find(({ criterionId }) => criterionId === 'training')?.ownWords
    expect(own).toBeDefined()
    expect(text.slice(own?.from, own?.to)).toBe(own?.text)
    expect(own?.text).toContain('Newcomers')
  })
})
