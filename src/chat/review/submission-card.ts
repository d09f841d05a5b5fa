import { assessmentOf, criteriaSchema, draftGrades, gradesSchema, type Grades } from '../../checks/grading.ts'
import type { Criterion } from '../../answer/assess/assessment.ts'
import type { Language } from '../../language.ts'
import type { StateAccess } from '../../store/open-state.ts'
import { readRulings, type StoredSubmissionCheck } from '../../store/submission-check-store.ts'
import { plainMessage, type Message, type Visibility } from '../message.ts'
import { pressId } from '../press.ts'
import { quoteOf, safeText, shortText } from '../safe-text.ts'
import { checkWording } from '../wording/check-wording.ts'
import { gradeWording } from '../wording/grade-wording.ts'

const rulingsShown = 3

/** The criteria as they are kept. */
export function criteriaOf(check: Pick<StoredSubmissionCheck, 'criteria'>): Criterion[] {
  return criteriaSchema.parse(JSON.parse(check.criteria)).map(({ text, ...criterion }) => ({
    ...criterion,
    text: {
      ...(text.ko === undefined ? {} : { ko: text.ko }),
      ...(text.en === undefined ? {} : { en: text.en }),
    },
  }))
}

/** In the language, else in the other one. */
export function sayCriterion(criterion: Criterion, language: Language): string {
  return safeText(criterion.text[language] ?? criterion.text.en ?? criterion.text.ko ?? '')
}

/**
 * A student's answer for staff: with the draft, or blind without it. An appeal is always blind, and shows no earlier
 * grade.
 */
export async function submissionCard(
  state: StateAccess,
  check: StoredSubmissionCheck,
  view: { language: Language; isBlind: boolean; visibility: Visibility },
): Promise<Message> {
  const words = gradeWording[view.language]
  const criteria = criteriaOf(check)
  const isAppeal = check.status === 'appealed'
  const isBlind = view.isBlind || isAppeal
  const rulings = await readRulings(state, {
    courseId: check.course_id,
    question: check.question,
    limit: rulingsShown,
  })
  const body = [
    `**${words.question}**`,
    quoteOf(check.question, 500),
    `**${words.submission}**`,
    quoteOf(check.submission, 1500),
    ...(isAppeal ? [`**${words.appealReason}**`, quoteOf(check.appeal ?? '', 1000)] : []),
    `**${isBlind ? words.criteria : words.draft}**`,
    isBlind ? listCriteria(criteria, view.language) : describeDraft(check, criteria, view.language),
    ...(isBlind ? [words.blind] : []),
    ...(rulings.length === 0
      ? []
      : [`**${words.rulings}**`, ...rulings.map((ruling) => describeRuling(ruling, view.language))]),
  ].join('\n\n')
  const press = isAppeal ? 'rule-appeal' : isBlind ? 'grade-blind' : 'grade'
  return {
    ...plainMessage(view.language, body, view.visibility),
    title: isAppeal ? words.appealTitle : isBlind ? words.blindTitle : words.cardTitle,
    actions: [{ id: pressId(press, check.id), label: checkWording[view.language].actions.grade }],
  }
}

function listCriteria(criteria: readonly Criterion[], language: Language): string {
  return criteria
    .map((criterion, index) => {
      const [citation] = criterion.citations
      const quote = citation === undefined ? '' : `\n${quoteOf(shortText(citation.quote, 300))}`
      return `${index + 1}. ${sayCriterion(criterion, language)}${quote}`
    })
    .join('\n\n')
}

/** Each criterion with its verdict, the student's own words and the material's. */
export function describeDraft(
  check: Pick<StoredSubmissionCheck, 'draft'>,
  criteria: readonly Criterion[],
  language: Language,
): string {
  const words = gradeWording[language]
  const draft = assessmentOf(check.draft)
  const parts = draft.verdicts.map(({ criterionId, verdict, ownWords, citation }, index) => {
    const criterion = criteria.find(({ id }) => id === criterionId)
    const said = criterion === undefined ? '' : sayCriterion(criterion, language)
    const own = ownWords === undefined ? [] : [`${words.submission}:\n${quoteOf(ownWords.text, 300)}`]
    return [
      `${index + 1}. **${words.verdict[verdict]}**: ${said}`,
      ...own,
      `${words.material}:\n${quoteOf(shortText(citation.quote, 300))}`,
    ].join('\n')
  })
  const kind = draft.kind === 'assessed' ? [] : [words.kinds[draft.kind]]
  return [...kind, ...parts].join('\n\n')
}

/** Grades as a student and a colleague read them. */
export function describeGrades(grades: Grades, criteria: readonly Criterion[], language: Language): string {
  const words = gradeWording[language]
  return criteria
    .map((criterion, index) => {
      const verdict = grades[criterion.id]
      return `${index + 1}. **${verdict === undefined ? '–' : words.verdict[verdict]}**: ${sayCriterion(criterion, language)}`
    })
    .join('\n')
}

function describeRuling(
  ruling: { submission: string; grades: string | null; criteria: string },
  language: Language,
): string {
  if (ruling.grades === null) return ''
  const grades = gradesSchema.parse(JSON.parse(ruling.grades))
  return `${quoteOf(ruling.submission, 300)}\n${describeGrades(grades, criteriaOf(ruling), language)}`
}

/** The lines of the form, filled with the draft: "1 met". */
export function draftLines(check: StoredSubmissionCheck): string {
  const draft = draftGrades(assessmentOf(check.draft))
  return criteriaOf(check)
    .map(({ id }, index) => `${index + 1} ${draft[id] ?? 'missed'}`)
    .join('\n')
}
