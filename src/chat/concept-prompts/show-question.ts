import type { ConceptPrompt } from '../../concept-prompts/concept-prompt.ts'
import { languages, type Language } from '../../language.ts'
import type { Message } from '../message.ts'
import { pressId } from '../press.ts'
import { safeText, shortText } from '../safe-text.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'

export const answerAction = 'concept-answer'

/** What a concept is called, in a language where it has a name there. */
export function titleOf(
  { title, concept }: Pick<ConceptPrompt, 'title' | 'concept'>,
  language: Language,
): string {
  return shortText(title[language] ?? title.ko ?? title.en ?? concept, 120)
}

/** What it is called in each of the languages: "느슨한 결합 · Loose coupling". */
export function namesOf(
  prompt: Pick<ConceptPrompt, 'title' | 'concept'>,
  spoken: readonly Language[],
): string {
  return [...new Set(spoken.map((language) => titleOf(prompt, language)))].join(' · ')
}

/** The text in a language, else in the other. */
export function inLanguage(text: Partial<Record<Language, string>>, language: Language): string {
  return text[language] ?? text.ko ?? text.en ?? ''
}

/** The date and time of an instant in a time zone: "2026-03-02 09:00". */
export function timeOf(atMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(atMs)
  return parts.replace(', ', ' ')
}

/** The question as the class sees it: in every language that it has, the course's first one first. */
export function showQuestion(
  prompt: ConceptPrompt,
  about: {
    id: string
    languages: readonly Language[]
    closesMs: number
    timeZone: string
    goalPercent: number
  },
): Message {
  const order = [...about.languages, ...languages.filter((each) => !about.languages.includes(each))]
  const spoken = order.filter((language) => prompt.question[language] !== undefined)
  const [first = 'ko'] = spoken
  const until = timeOf(about.closesMs, about.timeZone)
  const parts = spoken.map((language) => `**${safeText(prompt.question[language] ?? '')}**`)
  const notes = about.languages.map((language) => {
    const words = conceptPromptWording[language]
    return [words.sealed(until), ...(about.goalPercent > 0 ? [words.goal(about.goalPercent)] : [])].join(' ')
  })
  const words = conceptPromptWording[first]
  // Whoever reads one of the languages finds the button.
  const labels = spoken.map((language) => conceptPromptWording[language].answer)
  return {
    language: first,
    title: words.title(namesOf(prompt, spoken)),
    body: [...parts, ...notes].join('\n\n'),
    citations: [],
    actions: [{ id: pressId(answerAction, about.id), label: labels.join(' / ') }],
    visibility: 'everyone',
  }
}
