import { practiceId } from '../../concept-prompts/choose-practice.ts'
import type { ConceptPrompt } from '../../concept-prompts/concept-prompt.ts'
import type { Language } from '../../language.ts'
import type { Message } from '../message.ts'
import { pressId } from '../press.ts'
import { safeText } from '../safe-text.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'
import { inLanguage, titleOf } from './show-question.ts'

export const practiceAction = 'practice-answer'

export function showPractice(prompt: ConceptPrompt, language: Language): Message {
  const words = conceptPromptWording[language]
  return {
    language,
    title: words.practice.title(titleOf(prompt, language)),
    body: `**${safeText(inLanguage(prompt.question, language))}**\n\n${words.practice.intro}`,
    citations: [],
    actions: [{ id: pressId(practiceAction, practiceId(prompt)), label: words.answer }],
    visibility: 'asker',
  }
}
