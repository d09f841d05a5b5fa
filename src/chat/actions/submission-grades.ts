import { findSubmissionCheck } from '../../store/submission-check-store.ts'
import { plainMessage, type Action, type Form } from '../message.ts'
import { pressId, type PressHandler } from '../press.ts'
import { checkerOf } from '../review/checker.ts'
import { checkSubmission } from '../review/check-submission.ts'
import { draftLines } from '../review/describe-submission.ts'
import { gradeSubmission, mayGrade, type GradeResult } from '../review/grade-submission.ts'
import { findNextSubmission, takeSubmission } from '../review/next-submission.ts'
import { submissionCard } from '../review/submission-card.ts'
import { safeText } from '../safe-text.ts'
import { say, wordsOf, type Glance, type Outcome, type Visit } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'
import { gradeWording } from '../wording/grade-wording.ts'

/** What the form of /check sends back. */
export const checkForm: PressHandler = {
  name: 'check',
  role: 'student',
  visibility: 'asker',
  mustBeKept: true,
  async run(visit, _argument, values) {
    const question = safeText(values['question'] ?? '')
      .trim()
      .slice(0, 1000)
    const answer = safeText(values['answer'] ?? '')
      .trim()
      .slice(0, 4000)
    const { faults } = wordsOf(visit)
    if (question === '' || answer === '')
      return say(plainMessage(visit.language, faults.emptyQuestion, 'asker'))
    return checkSubmission(visit, { question, answer })
  },
}

type Way = 'grade' | 'grade-blind' | 'rule-appeal'

/** Confirming or changing each criterion: with the draft in the form, blind, or as the ruling on an appeal. */
function gradeAction(way: Way): PressHandler {
  const isRuling = way === 'rule-appeal'
  return {
    name: way,
    role: 'ta',
    visibility: 'asker',
    mustBeKept: true,
    form: (id, language, glance) => gradeForm(way, id, language, glance),
    async run(visit, id, values) {
      const given = {
        verdicts: values['verdicts'] ?? '',
        feedback: safeText(values['feedback'] ?? '').trim(),
        isRuling,
      }
      const words = gradeWording[visit.language]
      return {
        async commit(transaction) {
          const result = await gradeSubmission(transaction, id, given, {
            tutor: visit.tutor,
            addresses: visit.addresses,
            checker: checkerOf(visit),
            nowMs: visit.nowMs,
          })
          if (!result.isDone) {
            return [{ message: plainMessage(visit.language, sayRefusal(result, visit), 'asker') }]
          }
          const next = await findNextSubmission(transaction, visit, result.promptId ?? undefined)
          const actions = next === undefined ? [] : [nextAction(result.promptId ?? '', visit)]
          const said = plainMessage(visit.language, words.confirmed, 'asker')
          return [{ message: { ...said, actions } }, ...result.replies]
        },
      }
    },
  }
}

/** The next answer that waits, to this member of staff alone; it is theirs for a while. */
export const nextSubmissionAction: PressHandler = {
  name: 'grade-next',
  role: 'ta',
  visibility: 'asker',
  mustBeKept: true,
  run: async (visit, promptId) => showNext(visit, promptId === '' ? undefined : promptId),
}

function showNext(visit: Visit, promptId: string | undefined): Outcome {
  return {
    async commit(transaction) {
      const next = await findNextSubmission(transaction, visit, promptId)
      if (next === undefined) {
        const { noneWaiting } = gradeWording[visit.language]
        return [{ message: plainMessage(visit.language, noneWaiting, 'asker') }]
      }
      await takeSubmission(transaction, visit, next)
      const view = { language: visit.language, visibility: 'asker' as const }
      return [{ message: await submissionCard(transaction, next, view) }]
    },
  }
}

export const gradeActions: PressHandler[] = [
  gradeAction('grade'),
  gradeAction('grade-blind'),
  gradeAction('rule-appeal'),
  nextSubmissionAction,
]

function nextAction(promptId: string, visit: Visit): Action {
  return { id: pressId(nextSubmissionAction.name, promptId), label: gradeWording[visit.language].next }
}

function sayRefusal(result: Extract<GradeResult, { isDone: false }>, { language }: Visit): string {
  const words = gradeWording[language]
  return result.why === 'unreadable' ? words.unreadable(result.criteria) : words[result.why]
}

async function gradeForm(
  way: Way,
  id: string,
  language: Glance['language'],
  glance: Glance,
): Promise<Form | undefined> {
  const check = await findSubmissionCheck(glance.state.tables, id)
  if (check === undefined || !mayGrade(check, way === 'rule-appeal', glance)) return undefined
  const words = checkWording[language].forms.grade
  return {
    id: pressId(way, id),
    title: words.title,
    fields: [
      {
        name: 'verdicts',
        label: words.verdicts,
        kind: 'paragraph',
        isRequired: true,
        maxCharacters: 500,
        // Whoever grades blind must not be led, whichever button it was.
        ...(way === 'grade' && check.is_blind === 0 ? { value: draftLines(check) } : {}),
      },
      { name: 'feedback', label: words.feedback, kind: 'paragraph', isRequired: false, maxCharacters: 2000 },
    ],
  }
}
