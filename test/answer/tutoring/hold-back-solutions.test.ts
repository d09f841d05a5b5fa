import { expect, it } from 'vitest'
import type { AnswerEvent } from '../../../src/tutor.ts'
import { holdBackSolutions } from '../../../src/answer/tutoring/hold-back-solutions.ts'

const sentence = (text: string): AnswerEvent => ({
  kind: 'sentence',
  sentence: { text, citations: [1] },
  citations: [],
})

it('passes on a written answer up to the sentence with which all of it says a solution', () => {
  const passed: AnswerEvent[] = []
  const watch = holdBackSolutions(
    (event) => passed.push(event),
    (text) => text.includes('half') && text.includes('other'),
  )
  const events = [sentence('one'), sentence('a half'), sentence('the other'), sentence('four')]
  for (const event of [{ kind: 'step', step: 'writing' } as const, ...events]) watch(event)
  watch({ kind: 'usage', inputTokens: 1, outputTokens: 1 })
  expect(passed.map((event) => (event.kind === 'sentence' ? event.sentence.text : event.kind))).toEqual([
    'step',
    'one',
    'a half',
    'usage',
  ])
})
