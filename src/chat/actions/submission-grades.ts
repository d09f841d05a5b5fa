import { readGrades, type Grades } from '../../checks/grading.ts'
import { addAuditEntry } from '../../store/audit-log-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import {
  changeSubmissionCheck,
  findSubmissionCheck,
  keepBlindGrade,
  type StoredSubmissionCheck,
} from '../../store/submission-check-store.ts'
import type { Form } from '../message.ts'
import { plainMessage } from '../message.ts'
import { pressId, type PressHandler } from '../press.ts'
import { checkSubmission } from '../review/check-submission.ts'
import { criteriaOf, describeGrades, draftLines } from '../review/submission-card.ts'
import { quoteOf, safeText } from '../safe-text.ts'
import { say, wordsOf, type Glance, type Reply, type Visit } from '../visit.ts'
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
  return {
    name: way,
    role: 'ta',
    visibility: 'asker',
    mustBeKept: true,
    form: (id, language, glance) => gradeForm(way, id, language, glance),
    async run(visit, id, values) {
      const words = gradeWording[visit.language]
      const tell = (sentence: string): Reply => ({ message: plainMessage(visit.language, sentence, 'asker') })
      return {
        async commit(transaction) {
          const check = await findSubmissionCheck(transaction, id)
          if (check === undefined || !mayGrade(check, way, visit)) return [tell(words.already)]
          if (way === 'rule-appeal' && check.graded_by === visit.person) return [tell(words.appealNeedsOther)]
          const criteria = criteriaOf(check)
          const grades = readGrades(values['verdicts'] ?? '', criteria)
          if (grades === undefined) return [tell(words.unreadable(criteria.length))]
          const feedback = safeText(values['feedback'] ?? '').trim()
          await keepGrades(transaction, visit, check, { way, grades, feedback })
          return [tell(words.confirmed), ...toStudent(visit, check, { way, grades, feedback })]
        },
      }
    },
  }
}

export const gradeActions: PressHandler[] = [
  gradeAction('grade'),
  gradeAction('grade-blind'),
  gradeAction('rule-appeal'),
]

function mayGrade(check: StoredSubmissionCheck, way: Way, visit: Pick<Glance, 'tutor'>): boolean {
  const wanted = way === 'rule-appeal' ? 'appealed' : 'draft'
  return check.course_id === visit.tutor.course.id && check.status === wanted
}

async function gradeForm(
  way: Way,
  id: string,
  language: Glance['language'],
  glance: Glance,
): Promise<Form | undefined> {
  const check = await findSubmissionCheck(glance.state.tables, id)
  if (check === undefined || !mayGrade(check, way, glance)) return undefined
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
        // Whoever grades blind must not be led.
        ...(way === 'grade' ? { value: draftLines(check) } : {}),
      },
      { name: 'feedback', label: words.feedback, kind: 'paragraph', isRequired: false, maxCharacters: 2000 },
    ],
  }
}

interface Given {
  way: Way
  grades: Grades
  feedback: string
}

async function keepGrades(
  state: StateAccess,
  visit: Visit,
  check: StoredSubmissionCheck,
  { way, grades, feedback }: Given,
): Promise<void> {
  const json = JSON.stringify(grades)
  const change =
    way === 'rule-appeal'
      ? { status: 'ruled' as const, ruled_by: visit.person, ruled_ms: visit.nowMs }
      : { status: 'graded' as const, graded_by: visit.person, graded_ms: visit.nowMs }
  await changeSubmissionCheck(state, check.id, { ...change, grades: json, feedback })
  // Appealed ones are no fair sample of how well drafts agree.
  if (way === 'grade-blind') {
    await keepBlindGrade(state, {
      submission_id: check.id,
      course_id: check.course_id,
      person: visit.person,
      grades: json,
      given_ms: visit.nowMs,
    })
  }
  await addAuditEntry(state, {
    courseId: check.course_id,
    person: visit.person,
    act: way === 'rule-appeal' ? 'ruled' : 'graded',
    subject: check.id,
    detail: { grades, feedback },
    atMs: visit.nowMs,
  })
}

/** The student is told privately; what a TA pasted for themselves has nobody else to tell. */
function toStudent(visit: Visit, check: StoredSubmissionCheck, { way, grades, feedback }: Given): Reply[] {
  const address = check.person === visit.person ? undefined : visit.addresses.open(check.address)
  if (address === undefined) return []
  const language = /[가-힣]/u.test(check.submission) ? 'ko' : 'en'
  const words = gradeWording[language]
  const body = [
    quoteOf(check.question, 500),
    describeGrades(grades, criteriaOf(check), language),
    ...(feedback === '' ? [] : [feedback]),
  ].join('\n\n')
  const mayAppeal = way !== 'rule-appeal'
  return [
    {
      platform: address.platform,
      to: address.target,
      person: check.person,
      message: {
        ...plainMessage(language, body, 'asker'),
        title: mayAppeal ? words.feedbackTitle : words.ruledTitle,
        actions: mayAppeal
          ? [{ id: pressId('appeal', check.id), label: checkWording[language].actions.appeal }]
          : [],
      },
    },
  ]
}
