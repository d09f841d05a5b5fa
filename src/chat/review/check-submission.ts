import { createHash } from 'node:crypto'
import { findRubric } from '../../checks/find-rubric.ts'
import { addSubmissionCheck, findSubmissionCheck } from '../../store/submission-check-store.ts'
import { countQuestion, readQuestionCounts } from '../../store/question-count-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import { dayOf } from '../day-of.ts'
import { plainMessage, type Message } from '../message.ts'
import { isAtLeast } from '../roles.ts'
import { say, wordsOf, type Outcome, type Reply, type Visit } from '../visit.ts'
import { gradeWording } from '../wording/grade-wording.ts'
import { checkPolicyOf } from './checker.ts'
import { readGate } from './gate-of-course.ts'
import { criteriaOf, describeDraft, submissionCard } from './submission-card.ts'

/** Of the submissions, once the gate is open, that are still graded blind. */
const auditShare = 0.1

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
  const usagePlace = {
    courseId: visit.tutor.course.id,
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
  })
  const { place, person } = visit.event
  return {
    async commit(transaction) {
      await countQuestion(transaction, usagePlace)
      await addSubmissionCheck(transaction, {
        id: visit.newId,
        course_id: visit.tutor.course.id,
        person: visit.person,
        made_ms: visit.nowMs,
        question,
        submission: answer,
        criteria: JSON.stringify(criteria),
        draft: JSON.stringify(draft),
        address: visit.addresses.seal({
          platform: place.platform,
          target: {
            kind: 'person',
            personId: person.id,
            ...(place.space === undefined ? {} : { space: place.space }),
          },
        }),
      })
      return isStaff ? showPasted(transaction, visit) : sendToStaff(transaction, visit)
    },
  }
}

async function showPasted(state: StateAccess, visit: Visit): Promise<Reply[]> {
  const check = await findSubmissionCheck(state, visit.newId)
  if (check === undefined) return []
  const view = { language: visit.language, isBlind: false, visibility: 'asker' as const }
  return [
    { message: plainMessage(visit.language, gradeWording[visit.language].pasted, 'asker') },
    { message: await submissionCard(state, check, view) },
  ]
}

async function sendToStaff(state: StateAccess, visit: Visit): Promise<Reply[]> {
  const check = await findSubmissionCheck(state, visit.newId)
  if (check === undefined) return []
  const gate = checkPolicyOf(visit.tutor).gate
  const isOpen = (await readGate(state, visit.tutor)).isOpen
  const isBlind = gate !== undefined && (!isOpen || isDrawn(check.id))
  const language = visit.tutor.course.languages[0] ?? visit.language
  const card = await submissionCard(state, check, { language, isBlind, visibility: 'everyone' })
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
    ...staffReplies(visit, card, check.id),
  ]
}

/** A message to each of the staff's channels. */
export function staffReplies(visit: Visit, message: Message, submissionId: string): Reply[] {
  return visit.policy.staffChannels.map(({ platform, channel, space }) => ({
    message,
    platform,
    exchangeId: `staff:${submissionId}`,
    to: {
      kind: 'place' as const,
      place: { platform, channel, isDirect: false, ...(space === undefined ? {} : { space }) },
    },
  }))
}

function isDrawn(id: string): boolean {
  return createHash('sha256').update(`audit\n${id}`).digest().readUInt32BE() / 2 ** 32 < auditShare
}
