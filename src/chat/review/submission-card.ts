import { readRuledExamples } from '../../checks/read-rulings.ts'
import type { Language } from '../../language.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { StoredSubmissionCheck } from '../../store/submission-check-store.ts'
import { plainMessage, type Message, type Visibility } from '../message.ts'
import { pressId } from '../press.ts'
import { quoteOf } from '../safe-text.ts'
import { checkWording } from '../wording/check-wording.ts'
import { gradeWording } from '../wording/grade-wording.ts'
import { criteriaOf, describeDraft, listCriteria } from './describe-submission.ts'

/**
 * A student's answer that waits for staff: with the draft, or blind without it. An appeal is always blind, and shows
 * no earlier grade. What was ruled on the same criteria stands beside each.
 */
export async function submissionCard(
  state: StateAccess,
  check: StoredSubmissionCheck,
  view: { language: Language; visibility: Visibility },
): Promise<Message> {
  const { language, visibility } = view
  const words = gradeWording[language]
  const criteria = criteriaOf(check)
  const isAppeal = check.status === 'appealed'
  const isBlind = isAppeal || check.is_blind === 1
  const rulings = await readRuledExamples(state, check.course_id, criteria)
  const body = [
    ...wordsOfStudent(check, language),
    ...(isAppeal ? [`**${words.appealReason}**`, quoteOf(check.appeal ?? '', 1000)] : []),
    `**${isBlind ? words.criteria : words.draft}**`,
    isBlind ? listCriteria(criteria, rulings, language) : describeDraft(check, criteria, language, rulings),
    ...(isBlind ? [words.blind] : []),
  ].join('\n\n')
  const press = isAppeal ? 'rule-appeal' : isBlind ? 'grade-blind' : 'grade'
  return {
    ...plainMessage(language, body, visibility),
    title: isAppeal ? words.appealTitle : isBlind ? words.blindTitle : words.cardTitle,
    actions: [{ id: pressId(press, check.id), label: checkWording[language].actions.grade }],
  }
}

/** The card of what is decided: no draft and no grade, since another TA may have to rule on it without either. */
export function decidedCard(check: StoredSubmissionCheck, who: string, language: Language): Message {
  const words = gradeWording[language]
  const decided = check.status === 'ruled' ? words.ruledBy(who) : words.gradedBy(who)
  const body = [...wordsOfStudent(check, language), `**${decided}**`].join('\n\n')
  return { ...plainMessage(language, body, 'everyone'), title: words.decidedTitle }
}

function wordsOfStudent(check: StoredSubmissionCheck, language: Language): string[] {
  const words = gradeWording[language]
  return [
    `**${words.question}**`,
    quoteOf(check.question, 500),
    `**${words.submission}**`,
    quoteOf(check.submission, 1500),
  ]
}
