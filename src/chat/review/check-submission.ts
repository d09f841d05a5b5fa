import { findRubric } from '../../checks/find-rubric.ts'
import { readRuledExamples } from '../../checks/read-rulings.ts'
import { countQuestion, readQuestionCounts } from '../../store/question-count-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import { dayOf } from '../day-of.ts'
import { plainMessage, type Message } from '../message.ts'
import { isAtLeast } from '../roles.ts'
import { say, wordsOf, type Outcome, type Reply, type Visit } from '../visit.ts'
import { gradeWording } from '../wording/grade-wording.ts'
import { criteriaOf, describeDraft } from './describe-submission.ts'
import { keepSubmission, type KeptSubmission } from './keep-submission.ts'
import { submissionCard } from './submission-card.ts'
import { postSubmissionCard } from './submission-replies.ts'

/**
 * Checks a student's answer to a question. A student's own goes to the staff as a draft; what a member of staff pasted
 * comes back as a draft to them alone. Nothing of it is a grade.
 */
export async function checkSubmission(
  visit: Visit,
  { question, answer }: { question: string; answer: string },
): Promise<Outcome> {
  const words = gradeWording[visit.language]
  const refuse = (sentence: string) => say(plainMessage(visit.language, sentence, 'asker'))
  const isStaff = isAtLeast(visit.role, 'ta')
  if (!isStaff && visit.policy.staffChannels.length === 0) return refuse(words.noStaff)
  const courseId = visit.tutor.course.id
  const usagePlace = {
    courseId,
    person: visit.person,
    day: dayOf(visit.nowMs, visit.tutor.course.timeZone),
  }
  const usage = await readQuestionCounts(visit.state.tables, usagePlace)
  const { caps } = visit.policy
  const { faults } = wordsOf(visit)
  if (usage.person >= caps.personPerDay) return refuse(faults.personCap(caps.personPerDay))
  if (usage.course >= caps.coursePerDay) return refuse(faults.courseCap)
  const criteria = await findRubric(visit.tutor, {
    question,
    language: visit.language,
    reader: visit.reader,
    asker: { id: visit.person, names: visit.event.person.names ?? [] },
  })
  if (criteria === undefined) return refuse(words.noRubric)
  const draft = await visit.tutor.assess({
    question: { [visit.language]: question },
    criteria,
    submission: answer,
    examples: await readRuledExamples(visit.state.tables, courseId, criteria),
  })
  return {
    async commit(transaction) {
      await countQuestion(transaction, usagePlace)
      const kept = await keepSubmission(transaction, visit, {
        id: visit.newId,
        question,
        answer,
        criteria,
        draft,
        isPasted: isStaff,
      })
      return isStaff ? showPasted(transaction, visit, kept) : sendToStaff(transaction, visit, kept)
    },
  }
}

async function showPasted(state: StateAccess, visit: Visit, { check }: KeptSubmission): Promise<Reply[]> {
  const view = { language: visit.language, visibility: 'asker' as const }
  return [
    { message: plainMessage(visit.language, gradeWording[visit.language].pasted, 'asker') },
    { message: await submissionCard(state, check, view) },
  ]
}

async function sendToStaff(
  state: StateAccess,
  visit: Visit,
  { check, isOpen }: KeptSubmission,
): Promise<Reply[]> {
  const language = visit.tutor.course.languages[0] ?? visit.language
  const card = await submissionCard(state, check, { language, visibility: 'everyone' })
  const words = gradeWording[visit.language]
  const draft: Message = {
    ...plainMessage(
      visit.language,
      `${words.draftNote}\n\n${describeDraft(check, criteriaOf(check), visit.language)}`,
      'asker',
    ),
    title: words.draftTitle,
  }
  return [
    { message: isOpen ? draft : plainMessage(visit.language, words.sent, 'asker') },
    ...postSubmissionCard(visit.tutor, card, `submission:${check.id}`, visit.person),
  ]
}
