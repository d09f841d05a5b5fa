import { readPrompt } from '../../concept-prompts/draft-ahead.ts'
import type { ConceptPrompt } from '../../concept-prompts/concept-prompt.ts'
import { findDayOf, findPrompt } from '../../store/concept-prompt-store.ts'
import { findSubmission, keepStreakChoice, keepSubmission } from '../../store/concept-submission-store.ts'
import { answerField, assessAnswer } from '../concept-prompts/read-answer.ts'
import { answerAction } from '../concept-prompts/show-question.ts'
import { readStreak } from '../concept-prompts/read-streak.ts'
import { showFeedback } from '../concept-prompts/show-feedback.ts'
import { plainMessage, type Message } from '../message.ts'
import { pressId, type PressHandler } from '../press.ts'
import { queueConceptAnswer } from '../review/queue-concept-answer.ts'
import { shortText } from '../safe-text.ts'
import { say, type Glance, type Outcome, type Visit } from '../visit.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'

const yes = /^\s*(?:y|yes|ok|sure|ㅇ|ㅇㅇ|네|예|응|좋아요?|그래요?|돼요|됩니다)(?![\p{L}])/iu

/** Opens the sealed answer form, with what the person wrote before; its values come back as the answer. */
export const conceptAnswerAction: PressHandler = {
  name: answerAction,
  role: 'student',
  visibility: 'asker',
  mustBeKept: true,
  async form(promptId, language, glance) {
    const open = await findOpen(glance, promptId)
    if (open === undefined) return undefined
    const words = conceptPromptWording[language].form
    const before = await findSubmission(glance.state.tables, promptId, glance.person)
    return {
      id: pressId(answerAction, promptId),
      title: words.title,
      fields: [
        answerField(language, before?.answer),
        {
          name: 'shown',
          label: words.mayBeShown,
          kind: 'line',
          isRequired: false,
          maxCharacters: 20,
          ...(before?.may_be_shown === 1 && { value: words.yes }),
        },
        {
          name: 'name',
          label: words.name,
          kind: 'line',
          isRequired: false,
          maxCharacters: 60,
          ...(before?.shown_name != null && { value: before.shown_name }),
        },
      ],
    }
  },
  async run(visit, promptId, values) {
    const words = conceptPromptWording[visit.language]
    const prompt = await findOpen(visit, promptId)
    if (prompt === undefined || visit.event.kind === 'press') return say(tell(visit, words.closed))
    return submit(visit, promptId, prompt, values)
  },
}

/** The prompt, while it takes answers. */
async function findOpen(glance: Glance, promptId: string): Promise<ConceptPrompt | undefined> {
  const row = await findPrompt(glance.state.tables, glance.tutor.course.id, promptId)
  const day = row && (await findDayOf(glance.state.tables, promptId))
  const isOpen = day !== undefined && day.closed_ms === null && (day.closes_ms ?? 0) > glance.nowMs
  return row !== undefined && isOpen ? readPrompt(row) : undefined
}

async function submit(
  visit: Visit,
  promptId: string,
  prompt: ConceptPrompt,
  values: Record<string, string>,
): Promise<Outcome> {
  const { answer, assessment } = await assessAnswer(visit, prompt, values)
  // Feedback is in the language that the student wrote in.
  const language = answer === '' ? visit.language : assessment.language
  const feedback = showFeedback(prompt, assessment, language)
  if (assessment.kind === 'empty' || assessment.kind === 'abusive') return say(feedback)
  const streak = await readStreak(visit, promptId)
  const name = shortText(values['name'] ?? '', 60)
  const message = withStreak(feedback, streak)
  return {
    async commit(transaction) {
      const day = await findDayOf(transaction, promptId)
      if (day === undefined || day.closed_ms !== null) {
        return [{ message: plainMessage(language, conceptPromptWording[language].closed, 'asker') }]
      }
      await keepSubmission(transaction, {
        prompt_id: promptId,
        course_id: visit.tutor.course.id,
        person: visit.person,
        submitted_ms: visit.nowMs,
        language: assessment.language,
        answer,
        shown_name: name === '' ? null : name,
        may_be_shown: yes.test(values['shown'] ?? '') ? 1 : 0,
        assessment: JSON.stringify(assessment),
      })
      const cards = await queueConceptAnswer(transaction, visit, { promptId, prompt, answer, assessment })
      return [{ message }, ...cards]
    },
  }
}

function withStreak(message: Message, streak: number | undefined): Message {
  const words = conceptPromptWording[message.language]
  const line = streak === undefined ? '' : words.streak(streak)
  if (line === '') return message
  return {
    ...message,
    body: `${message.body}\n\n${line}`,
    actions: [...message.actions, { id: streakOffAction.name, label: words.streakTurnOff }],
  }
}

/** Hides the streak; the same again shows it. */
export const streakOffAction: PressHandler = {
  name: 'streak-off',
  role: 'student',
  visibility: 'asker',
  mustBeKept: true,
  async run(visit) {
    const isOff = (await readStreak(visit)) !== undefined
    const words = conceptPromptWording[visit.language]
    return {
      async commit(transaction) {
        await keepStreakChoice(transaction, { courseId: visit.tutor.course.id, person: visit.person, isOff })
        return [{ message: tell(visit, isOff ? words.streakIsOff : words.streakIsOn) }]
      },
    }
  },
}

function tell(visit: Visit, body: string): Message {
  return plainMessage(visit.language, body, 'asker')
}
