import { z } from 'zod'
import { citationSchema, type AnsweredAnswer } from '../answer/answer.ts'
import type { Assessment, Criterion } from '../answer/assess/assessment.ts'
import { languages } from '../language.ts'
import type { BlindVerdict } from './judge-gate.ts'

const mostCriteria = 6

/** A TA's verdict on each criterion, by its id. Only this is a grade. */
export const gradesSchema = z.record(z.string(), z.enum(['met', 'missed']))
export type Grades = z.infer<typeof gradesSchema>

const ownWordsSchema = z.object({ from: z.number(), to: z.number(), text: z.string() })
export const assessmentSchema = z.object({
  kind: z.enum(['assessed', 'empty', 'copied-question', 'copied-material', 'abusive', 'off-topic']),
  language: z.enum(languages),
  verdicts: z.array(
    z.object({
      criterionId: z.string(),
      verdict: z.enum(['met', 'missed', 'contradicted']),
      ownWords: ownWordsSchema.optional(),
      citation: citationSchema,
      held: z.number(),
      fault: z.enum(['negation', 'number', 'reversed']).optional(),
      ruled: z.literal(true).optional(),
    }),
  ),
})

export const criteriaSchema = z.array(
  z.object({
    id: z.string(),
    text: z.object({ ko: z.string().optional(), en: z.string().optional() }),
    citations: z.array(citationSchema),
  }),
)

/** The rubric of a question that has none: what the cited answer to it says, sentence by sentence. */
export function rubricOf(answer: AnsweredAnswer): Criterion[] {
  return answer.sentences.slice(0, mostCriteria).map(({ text, citations }, index) => ({
    id: `c${index + 1}`,
    text: { [answer.language]: text },
    citations: answer.citations.filter(({ number }) => citations.includes(number)),
  }))
}

/** The draft as grades: contradicted is not met. */
export function draftGrades(draft: Assessment): Grades {
  return Object.fromEntries(
    draft.verdicts.map(({ criterionId, verdict }) => [criterionId, verdict === 'met' ? 'met' : 'missed']),
  )
}

const metWord = /^(?:met|yes|o|충족|맞음)$/iu
const missedWord = /^(?:missed|not met|no|x|미충족|틀림)$/iu

/**
 * Verdicts as a TA writes them, one line for each criterion in its order: "1 met", "2: missed", "충족".
 *
 * @returns undefined where a line is missing, too many or not to be read: a grade is never guessed.
 */
export function readGrades(text: string, criteria: ReadonlyArray<{ id: string }>): Grades | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length !== criteria.length) return undefined
  const grades: Grades = {}
  for (const [index, line] of lines.entries()) {
    const word = line.replace(/^\d+\s*[.:)]?\s*/u, '').trim()
    const id = criteria[index]?.id
    const verdict = metWord.test(word) ? 'met' : missedWord.test(word) ? 'missed' : undefined
    if (id === undefined || verdict === undefined) return undefined
    grades[id] = verdict
  }
  return grades
}

/** The verdicts of one blindly graded submission beside the tutor's draft, for the gate. */
export function blindVerdicts(stored: { question: string; draft: string; grades: string }): BlindVerdict[] {
  const draft = draftGrades(assessmentOf(stored.draft))
  const human = gradesSchema.parse(JSON.parse(stored.grades))
  return Object.entries(draft).flatMap(([id, verdict]) =>
    human[id] === undefined
      ? []
      : [{ criterion: `${stored.question} · ${id}`, tutor: verdict === 'met', human: human[id] === 'met' }],
  )
}

export function assessmentOf(json: string): Assessment {
  const { verdicts, ...draft } = assessmentSchema.parse(JSON.parse(json))
  return {
    ...draft,
    verdicts: verdicts.map(({ ownWords, fault, ruled, ...verdict }) => ({
      ...verdict,
      ...(ownWords === undefined ? {} : { ownWords }),
      ...(fault === undefined ? {} : { fault }),
      ...(ruled === undefined ? {} : { ruled }),
    })),
  }
}
