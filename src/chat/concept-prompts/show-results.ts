import type { Citation } from '../../answer/answer.ts'
import {
  metShareOf,
  readAssessment,
  resultsOf,
  type ClassResults,
} from '../../concept-prompts/class-results.ts'
import type { ConceptPrompt } from '../../concept-prompts/concept-prompt.ts'
import { csvOf } from '../../csv.ts'
import { detectLanguage, type Language } from '../../language.ts'
import type { StoredSubmission } from '../../store/concept-submission-store.ts'
import type { Message } from '../message.ts'
import { quoteOf, safeText, shortText } from '../safe-text.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'
import { describePlace } from './show-feedback.ts'
import { inLanguage, namesOf, timeOf, titleOf } from './show-question.ts'

/** The criterion's citations in a language; all of them where there is none in it. */
function citationsIn(citations: readonly Citation[], language: Language): Citation[] {
  const own = citations.filter(({ quote }) => detectLanguage(quote) === language)
  return own.length > 0 ? own : [...citations]
}

/** What the class sees when a prompt closes: the model answer, how it did point by point, and a chart of it. */
export async function showResults(
  prompt: ConceptPrompt,
  submissions: readonly StoredSubmission[],
  about: { languages: readonly Language[] },
): Promise<Message> {
  const results = resultsOf(prompt, submissions)
  const asked = about.languages.filter((language) => prompt.question[language] !== undefined)
  const spoken = asked.length > 0 ? asked : about.languages
  const [first = 'ko'] = spoken
  const numbered: Citation[] = []
  const parts = spoken.map((language) => sectionIn(language, prompt, results, numbered))
  const contrast = showContrast(results, first)
  return {
    language: first,
    title: conceptPromptWording[first].results.title(namesOf(prompt, spoken)),
    body: [...parts, ...contrast].join('\n\n'),
    citations: numbered,
    actions: [],
    visibility: 'everyone',
    ...(results.answered > 0 && { image: await chartOf(prompt, results, first) }),
  }
}

function sectionIn(
  language: Language,
  prompt: ConceptPrompt,
  results: ClassResults,
  numbered: Citation[],
): string {
  const words = conceptPromptWording[language].results
  const cite = (citation: Citation): string => {
    numbered.push({ ...citation, number: numbered.length + 1 })
    return `[${numbered.length}]`
  }
  const model = prompt.criteria.map(({ text, citations }) => {
    const own = citationsIn(citations, language)
    return `- ${shortText(inLanguage(text, language), 400)} ${own.map(cite).join('')}`
  })
  const counts = prompt.criteria.map(({ id, text }) => {
    const met = results.criteria.find(({ criterionId }) => criterionId === id)?.met ?? 0
    return `- ${shortText(inLanguage(text, language), 120)}: ${words.criterion(met, results.answered)}`
  })
  const weak = prompt.criteria.filter(({ id }) => {
    const result = results.criteria.find(({ criterionId }) => criterionId === id)
    return result !== undefined && result.met * 2 < results.answered
  })
  const places = weak.flatMap(({ citations }) => citationsIn(citations, language).slice(0, 1))
  const readAgain = [...new Set(places.map((citation) => describePlace(citation, language)))]
  return [
    words.answered(results.answered),
    `**${words.modelAnswer}**\n${model.join('\n')}`,
    ...(results.answered === 0 ? [] : [`**${words.chartTitle}**\n${counts.join('\n')}`]),
    ...(readAgain.length === 0
      ? []
      : [`**${words.readAgain}**\n${readAgain.map((place) => `- ${place}`).join('\n')}`]),
  ].join('\n\n')
}

function showContrast({ contrast }: ClassResults, language: Language): string[] {
  const [best, other] = contrast
  if (best === undefined || other === undefined) return []
  const words = conceptPromptWording[language].results
  return [
    `**${words.contrast}**`,
    `${words.fuller}\n${quoteOf(best.answer, 600)}`,
    `${words.other}\n${quoteOf(other.answer, 600)}`,
  ]
}

async function chartOf(
  prompt: ConceptPrompt,
  results: ClassResults,
  language: Language,
): Promise<NonNullable<Message['image']>> {
  const { drawChart } = await import('../../concept-prompts/draw-chart.ts')
  const words = conceptPromptWording[language].results
  const rows = prompt.criteria.map(({ id, text }) => ({
    label: shortText(inLanguage(text, language), 80),
    count: results.criteria.find(({ criterionId }) => criterionId === id)?.met ?? 0,
  }))
  const png = drawChart({ title: words.chartTitle, rows, most: results.answered })
  const lines = rows.map(({ label, count }) => `${label} ${words.criterion(count, results.answered)}`)
  return {
    pngBase64: png.toString('base64'),
    altText: words.chartAlt(lines.join('; ')),
    fileName: 'concept-prompt.png',
  }
}

/**
 * All answers with the names that students gave for the staff, as a message with a CSV file.
 *
 * @param about.isBlind Whether staff grade some of them without the tutor's draft: then it stands on none.
 */
export function showToStaff(
  prompt: ConceptPrompt,
  submissions: readonly StoredSubmission[],
  about: { language: Language; timeZone: string; isBlind: boolean },
): Message {
  const { language, timeZone, isBlind } = about
  const words = conceptPromptWording[language].results
  const rows = submissions.map((submission) => [
    submission.shown_name ?? words.noName,
    timeOf(submission.submitted_ms, timeZone),
    submission.revisions,
    submission.language,
    isBlind ? '–' : readAssessment(submission).kind,
    isBlind
      ? '–'
      : `${Math.round(metShareOf(submission) * prompt.criteria.length)}/${prompt.criteria.length}`,
    safeText(submission.answer),
  ])
  const shown = rows.slice(0, 30).map((row) => `- ${plainCell(String(row[0]))}: ${row[5]}`)
  return {
    language,
    title: words.staffTitle(titleOf(prompt, language)),
    body: [words.answered(submissions.length), ...(shown.length > 0 ? [shown.join('\n')] : [])].join('\n\n'),
    citations: [],
    actions: [],
    visibility: 'everyone',
    ...(rows.length > 0 && {
      attachment: { text: csvOf([words.columns, ...rows]), fileName: 'concept-prompt-answers.csv' },
    }),
  }
}

/** A student's name as plain text: nothing in it is markup. */
function plainCell(name: string): string {
  return quoteOf(shortText(name, 60)).slice(2)
}
