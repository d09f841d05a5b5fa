import { draftAhead, readPrompt, rowOf } from '../../concept-prompts/draft-ahead.ts'
import { dayOf } from '../../concept-prompts/due-times.ts'
import {
  writtenPromptSchema,
  type ConceptPrompt,
  type WrittenPrompt,
} from '../../concept-prompts/concept-prompt.ts'
import {
  addPrompt,
  changePrompt,
  findPrompt,
  keepSchedule,
  readDays,
  readPrompts,
  type StoredPrompt,
} from '../../store/concept-prompt-store.ts'
import type { State, StateAccess } from '../../store/open-state.ts'
import type { Language } from '../../language.ts'
import type { Tutor } from '../../tutor.ts'
import { conceptPolicyOf } from './policy-of.ts'
import { postPrompt } from './post-prompt.ts'
import { inLanguage } from './show-question.ts'

export interface QueueParts {
  state: State
  tutor: Tutor
  nowMs: number
  /** The secret behind pseudonyms and parcel keys. */
  peopleKey: string
}

export type QueueChange =
  | 'approved'
  | 'skipped'
  | 'moved'
  | 'postedNow'
  | 'isPaused'
  | 'isResumed'
  | 'notThere'
  | 'noChannel'
  | 'doesNotHold'

/** What a step comes to, once it is written. */
export type Commit<Result> = (transaction: StateAccess) => Promise<Result>

/**
 * One step of staff with the queue, the same from chat and from the command line: what has to be looked at is looked
 * at now, what is written is written by what this returns, in the caller's transaction.
 */
export async function planStep(
  parts: QueueParts,
  step: 'approve' | 'skip' | 'sooner' | 'post-now' | 'pause' | 'resume',
  id = '',
): Promise<Commit<QueueChange>> {
  const { state, tutor } = parts
  const courseId = tutor.course.id
  if (step === 'pause' || step === 'resume') {
    return async (transaction) => {
      await keepSchedule(transaction, courseId, { isPaused: step === 'pause' })
      return step === 'pause' ? 'isPaused' : 'isResumed'
    }
  }
  const row = await findPrompt(state.tables, courseId, id)
  if (row === undefined) return async () => 'notThere'
  const mustHold = step === 'approve' || step === 'post-now'
  if (mustHold && !(await holds(tutor, readPrompt(row)))) return async () => 'doesNotHold'
  if (step === 'post-now') return (transaction) => postNow(transaction, parts, row)
  return async (transaction) => {
    const first = (await readPrompts(transaction, courseId, ['draft', 'approved']))[0]?.position ?? 1
    const change = {
      approve: { status: 'approved' as const },
      skip: { status: 'skipped' as const },
      sooner: { position: first - 1 },
    }[step]
    if (!(await changePrompt(transaction, id, ['draft', 'approved'], change))) return 'notThere'
    return step === 'approve' ? 'approved' : step === 'skip' ? 'skipped' : 'moved'
  }
}

/** Posts at once: today's prompt, where today has none yet, else one more. */
async function postNow(transaction: StateAccess, parts: QueueParts, row: StoredPrompt): Promise<QueueChange> {
  const { id: courseId, timeZone } = parts.tutor.course
  if (conceptPolicyOf(parts.tutor).channels.length === 0) return 'noChannel'
  const today = dayOf(parts.nowMs, timeZone)
  const isTaken = (await readDays(transaction, courseId)).some(({ day }) => day === today)
  const day = isTaken ? `extra:${row.id}` : today
  const isPosted = await postPrompt(transaction, row, { ...parts, day, dueMs: parts.nowMs })
  return isPosted ? 'postedNow' : 'notThere'
}

function holds(tutor: Tutor, prompt: ConceptPrompt): Promise<boolean> {
  return tutor.citationsHold(prompt.criteria.flatMap(({ citations }) => citations))
}

/** Drafts for the coming days are made where some are missing. */
export async function fillQueue({ state, tutor, nowMs }: QueueParts): Promise<void> {
  await draftAhead({ state, tutor, policy: conceptPolicyOf(tutor), timeZone: tutor.course.timeZone, nowMs })
}

/** A criterion as a line of the form: what a good answer says, then its quotes. */
export function rubricLine(
  { text, citations }: ConceptPrompt['criteria'][number],
  language: Language,
): string {
  return [inLanguage(text, language), ...citations.map(({ quote }) => quote)].map(withoutMarks).join(' | ')
}

/** Line breaks and bars part the lines of the form. */
function withoutMarks(text: string): string {
  return text.replaceAll(/\s*[\n|]\s*/gu, ' ').trim()
}

/**
 * What staff wrote into the form: the rubric is lines of "what a good answer says | the exact quote".
 *
 * @param edited The prompt that stood in the form: what was not changed there keeps what it says in the other language.
 */
export function readWritten(
  values: Record<string, string>,
  id: string,
  edited?: Pick<ConceptPrompt, 'kind' | 'criteria'>,
): WrittenPrompt | undefined {
  const lines = (values['rubric'] ?? '').split('\n').filter((line) => line.trim() !== '')
  const rubric = lines.map((line, index) => {
    const [says = '', ...quotes] = line.replace(/^\s*[-*]\s*/u, '').split('|')
    const quote = quotes.map((each) => each.trim()).filter((each) => each !== '')
    const unchanged = edited?.criteria.find(({ text }) =>
      Object.values(text).some((said) => withoutMarks(said) === says.trim()),
    )
    return {
      id: `c${index + 1}`,
      says: unchanged?.text ?? { [languageOfText(says)]: says.trim() },
      quote: Object.fromEntries(quote.map((each) => [languageOfText(each), each])),
    }
  })
  const question = Object.fromEntries(
    (['ko', 'en'] as const).flatMap((language) => {
      const text = values[language]?.trim() ?? ''
      return text === '' ? [] : [[language, text]]
    }),
  )
  const parsed = writtenPromptSchema.safeParse({ id, kind: edited?.kind, question, rubric })
  return parsed.success ? parsed.data : undefined
}

function languageOfText(text: string): 'ko' | 'en' {
  return /[가-힣]/u.test(text) ? 'ko' : 'en'
}

export type WriteResult =
  | { kind: 'added' | 'edited' | 'badRubric' | 'notThere' }
  | { kind: 'faults'; quotes: string[] }

/** Takes over what staff wrote, as a new prompt or in the place of one that waits; nothing whose quotes do not hold. */
export async function planWriting(
  { state, tutor, nowMs }: QueueParts,
  values: Record<string, string>,
  replaced?: string,
): Promise<Commit<WriteResult>> {
  const courseId = tutor.course.id
  const edited = replaced === undefined ? undefined : await findPrompt(state.tables, courseId, replaced)
  const written = readWritten(values, 'written', edited && readPrompt(edited))
  if (written === undefined) return async () => ({ kind: 'badRubric' })
  const checked = await tutor.checkPrompt(written, 'form')
  if ('faults' in checked) {
    return async () => ({ kind: 'faults', quotes: checked.faults.map(({ quote }) => quote) })
  }
  const { prompt } = checked
  return async (transaction) => {
    if (replaced === undefined) {
      const row = rowOf(courseId, prompt, [{ kind: 'written-by-staff' }], 'approved', nowMs, String(nowMs))
      await addPrompt(transaction, row)
      return { kind: 'added' }
    }
    const isDone = await changePrompt(transaction, replaced, ['draft', 'approved'], {
      content: JSON.stringify(prompt),
      concept: prompt.concept,
      status: 'approved',
    })
    return { kind: isDone ? 'edited' : 'notThere' }
  }
}
