import { readPrompt } from '../../concept-prompts/draft-ahead.ts'
import { findPrompt } from '../../store/concept-prompt-store.ts'
import { planStep, planWriting, rubricLine } from '../concept-prompts/change-queue.ts'
import { showDraft } from '../concept-prompts/show-draft.ts'
import { plainMessage, type Form } from '../message.ts'
import { pressId, type PressHandler } from '../press.ts'
import { safeText } from '../safe-text.ts'
import type { Glance, Outcome, Visit } from '../visit.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'

type Step = Parameters<typeof planStep>[1]

/** Takes a step with the queue and says what came of it, with the prompt as it is then. */
/** As much as the forms of both platforms hold. */
const longestField = 4000

export async function takeStep(visit: Visit, step: Step, id: string): Promise<Outcome> {
  const commit = await planStep(visit, step, id)
  return {
    async commit(transaction) {
      const change = await commit(transaction)
      const body = conceptPromptWording[visit.language].queue[change]
      return [{ message: plainMessage(visit.language, body, 'asker') }]
    },
  }
}

function stepAction(step: Step): PressHandler {
  return {
    name: `prompt-${step}`,
    role: 'instructor',
    visibility: 'asker',
    mustBeKept: true,
    run: (visit, id) => takeStep(visit, step, id),
  }
}

/** The form in which staff write a prompt, with what one holds that is edited. */
export async function writeForm(glance: Glance, replaced?: string): Promise<Form | undefined> {
  const words = conceptPromptWording[glance.language].writeForm
  const row =
    replaced === undefined
      ? undefined
      : await findPrompt(glance.state.tables, glance.tutor.course.id, replaced)
  if (replaced !== undefined && row === undefined) return undefined
  const prompt = row && readPrompt(row)
  const rubric = prompt?.criteria.map((criterion) => rubricLine(criterion, glance.language))
  const field = (name: string, label: string, value: string | undefined, isRequired: boolean) => ({
    name,
    label,
    kind: 'paragraph' as const,
    isRequired,
    maxCharacters: longestField,
    ...(value !== undefined && { value: value.slice(0, longestField) }),
  })
  return {
    id: pressId(writeAction.name, replaced),
    title: words.title,
    fields: [
      field('ko', words.questionKo, prompt?.question.ko, false),
      field('en', words.questionEn, prompt?.question.en, false),
      field('rubric', words.rubric, rubric?.join('\n'), true),
    ],
  }
}

/** What comes back of that form; also the button that opens it anew. */
const writeAction: PressHandler = {
  name: 'prompt-write',
  role: 'instructor',
  visibility: 'asker',
  mustBeKept: true,
  form: (id, _language, glance) => writeForm(glance, id === '' ? undefined : id),
  async run(visit, id, values) {
    const commit = await planWriting(visit, values, id === '' ? undefined : id)
    const { queue } = conceptPromptWording[visit.language]
    return {
      async commit(transaction) {
        const result = await commit(transaction)
        const body =
          result.kind === 'faults'
            ? queue.faults(result.quotes.map((quote) => `- ${safeText(quote).slice(0, 300)}`).join('\n'))
            : queue[result.kind]
        return [{ message: plainMessage(visit.language, body, 'asker') }]
      },
    }
  },
}

const editAction: PressHandler = { ...writeAction, name: 'prompt-edit' }

const showAction: PressHandler = {
  name: 'prompt-show',
  role: 'ta',
  visibility: 'asker',
  async run(visit, id) {
    const row = await findPrompt(visit.state.tables, visit.tutor.course.id, id)
    const { queue } = conceptPromptWording[visit.language]
    const message =
      row === undefined
        ? plainMessage(visit.language, queue.notThere, 'asker')
        : showDraft(row, visit.language)
    return { commit: async () => [{ message }] }
  },
}

export const promptQueueActions: PressHandler[] = [
  ...(['approve', 'skip', 'sooner', 'post-now', 'pause', 'resume'] as const).map(stepAction),
  writeAction,
  editAction,
  showAction,
]
