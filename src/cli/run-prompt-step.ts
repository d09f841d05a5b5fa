import { fillQueue, planStep } from '../chat/concept-prompts/change-queue.ts'
import { showDraft } from '../chat/concept-prompts/show-draft.ts'
import { showQueue } from '../chat/concept-prompts/show-queue.ts'
import { showToStaff } from '../chat/concept-prompts/show-results.ts'
import { gradesBlind } from '../chat/review/checker.ts'
import type { Message } from '../chat/message.ts'
import { conceptPromptWording } from '../chat/wording/concept-prompts.ts'
import { loadWrittenPrompts } from '../concept-prompts/load-written-prompts.ts'
import { readPrompt } from '../concept-prompts/draft-ahead.ts'
import { TutorError } from '../errors.ts'
import type { Language } from '../language.ts'
import { findPrompt } from '../store/concept-prompt-store.ts'
import { readSubmissions } from '../store/concept-submission-store.ts'
import { openState, type State } from '../store/open-state.ts'
import { readPeopleKey } from '../store/people-key.ts'
import type { Tutor } from '../tutor.ts'
import { answersAsJson, promptAsJson, queueAsJson } from './prompt-json.ts'
import type { PromptStep } from './prompt.ts'
import { describePlace } from './show-answer.ts'

export interface PromptStepRequest {
  tutor: Tutor
  dataFolder: string
  peopleKey: string | undefined
  step: PromptStep
  id: string
  language: Language | undefined
  asCsv: boolean
  asJson: boolean
}

/**
 * One step of `tutor prompt`; what it says.
 *
 * @throws TutorError where no such prompt waits, or a quote of concept-prompts.yaml does not hold.
 */
export async function runPromptStep(request: PromptStepRequest): Promise<string> {
  if (request.step === 'check') return checkFile(request.tutor, request.asJson)
  // A serving tutor may have the folder open: each step is one transaction, and its schedule finds what was written.
  const state = await openState(request.dataFolder)
  try {
    return await runWithState(request, state)
  } finally {
    await state.close()
  }
}

async function runWithState(request: PromptStepRequest, state: State): Promise<string> {
  const { tutor, step, id } = request
  const language = request.language ?? tutor.course.languages[0] ?? 'en'
  const { queue } = conceptPromptWording[language]
  const peopleKey = readPeopleKey(request.dataFolder, request.peopleKey)
  const parts = { state, tutor, nowMs: Date.now(), peopleKey }
  if (step === 'queue') {
    await fillQueue(parts)
    if (request.asJson) return jsonLine(await queueAsJson(parts))
    return asText(await showQueue(parts, language))
  }
  if (step === 'show' || step === 'answers') {
    const row = await findPrompt(state.tables, tutor.course.id, id)
    if (row === undefined) throw new TutorError('bad-input', `${queue.notThere} (\`tutor prompt\`)`)
    if (step === 'show')
      return request.asJson ? jsonLine(promptAsJson(row)) : asText(showDraft(row, language))
    const { timeZone } = tutor.course
    const submissions = await readSubmissions(state.tables, id)
    const isBlind = gradesBlind(tutor)
    if (request.asJson) return jsonLine(answersAsJson(id, readPrompt(row), submissions, isBlind))
    const message = showToStaff(readPrompt(row), submissions, { language, timeZone, isBlind })
    return request.asCsv ? (message.attachment?.text ?? '') : asText(message)
  }
  if (step === 'check') return checkFile(tutor, request.asJson)
  const commit = await planStep(parts, step, id)
  const change = await state.write(commit)
  if (change === 'notThere' || change === 'doesNotHold' || change === 'noChannel') {
    throw new TutorError('bad-input', queue[change])
  }
  if (request.asJson) return jsonLine({ step, ...(id === '' ? {} : { id }), change })
  return `${queue[change]}\n`
}

function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

/** Each quote of concept-prompts.yaml is looked up in the course. */
async function checkFile(tutor: Tutor, asJson: boolean): Promise<string> {
  const written = await loadWrittenPrompts(tutor.course.folder)
  const faults: Array<{ prompt: string; criterion: string; quote: string }> = []
  for (const prompt of written) {
    const checked = await tutor.checkPrompt(prompt, 'file')
    if (!('faults' in checked)) continue
    for (const { criterionId, quote } of checked.faults)
      faults.push({ prompt: prompt.id, criterion: criterionId, quote })
  }
  if (asJson) {
    // The object says what is wrong; a script sees it by the exit code too.
    if (faults.length > 0) process.exitCode = 2
    return jsonLine({ prompts: written.length, faults })
  }
  if (faults.length === 0) return `${written.length} concept prompts: every quote stands in the material.\n`
  const lines = faults.map(({ prompt, criterion, quote }) => `${prompt} / ${criterion}: ${quote}`)
  throw new TutorError(
    'course',
    `These quotes of concept-prompts.yaml do not stand in the material that students may read; copy them from it exactly:\n${lines.join('\n')}`,
  )
}

/** A message as the terminal prints it. */
export function asText({ title, body, citations }: Message): string {
  const sources = citations.map(
    (citation) => `[${citation.number}] ${describePlace(citation)}\n    ${citation.quote}`,
  )
  return `${[...(title === undefined ? [] : [title]), body.replaceAll('**', ''), ...sources].join('\n\n')}\n`
}
