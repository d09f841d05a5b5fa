import type { Criterion, RuledExample } from '../../answer/assess/assessment.ts'
import { assessmentOf, criteriaSchema, draftGrades, type Grades } from '../../checks/grading.ts'
import type { Language } from '../../language.ts'
import type { StoredSubmissionCheck } from '../../store/submission-check-store.ts'
import { quoteOf, safeText, shortText } from '../safe-text.ts'
import { gradeWording } from '../wording/grade-wording.ts'

const examplesShown = 2

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
function sayCriterion(criterion: Criterion, language: Language): string {
  return safeText(criterion.text[language] ?? criterion.text.en ?? criterion.text.ko ?? '')
}

/** Each criterion with the material's words and what was ruled on it, without any verdict on this submission. */
export function listCriteria(
  criteria: readonly Criterion[],
  rulings: readonly RuledExample[],
  language: Language,
): string {
  return criteria
    .map((criterion, index) => {
      const [citation] = criterion.citations
      return [
        `${index + 1}. ${sayCriterion(criterion, language)}`,
        ...(citation === undefined ? [] : [quoteOf(shortText(citation.quote, 300))]),
        ...describeRulings(criterion.id, rulings, language),
      ].join('\n')
    })
    .join('\n\n')
}

/** Each criterion with its verdict, the student's own words, the material's, and what was ruled on it. */
export function describeDraft(
  check: Pick<StoredSubmissionCheck, 'draft'>,
  criteria: readonly Criterion[],
  language: Language,
  rulings: readonly RuledExample[] = [],
): string {
  const words = gradeWording[language]
  const draft = assessmentOf(check.draft)
  const parts = draft.verdicts.map(({ criterionId, verdict, ownWords, citation, ruled }, index) => {
    const criterion = criteria.find(({ id }) => id === criterionId)
    const said = criterion === undefined ? '' : sayCriterion(criterion, language)
    return [
      `${index + 1}. **${words.verdict[verdict]}**: ${said}`,
      ...(ruled === undefined ? [] : [words.asRuled]),
      ...(ownWords === undefined ? [] : [`${words.submission}:\n${quoteOf(ownWords.text, 300)}`]),
      `${words.material}:\n${quoteOf(shortText(citation.quote, 300))}`,
      ...describeRulings(criterionId, rulings, language),
    ].join('\n')
  })
  const kind = draft.kind === 'assessed' ? [] : [words.kinds[draft.kind]]
  return [...kind, ...parts].join('\n\n')
}

function describeRulings(
  criterionId: string,
  rulings: readonly RuledExample[],
  language: Language,
): string[] {
  const words = gradeWording[language]
  return rulings
    .flatMap(({ submission, verdicts }) => {
      const verdict = verdicts[criterionId]
      return verdict === undefined
        ? []
        : [`${words.ruled(words.verdict[verdict])}\n${quoteOf(submission, 300)}`]
    })
    .slice(0, examplesShown)
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

/** The lines of the form, filled with the draft: "1 met". */
export function draftLines(check: Pick<StoredSubmissionCheck, 'draft' | 'criteria'>): string {
  const draft = draftGrades(assessmentOf(check.draft))
  return criteriaOf(check)
    .map(({ id }, index) => `${index + 1} ${draft[id] ?? 'missed'}`)
    .join('\n')
}
