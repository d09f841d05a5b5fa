import { z } from 'zod'
import { readPrompt } from '../../concept-prompts/draft-ahead.ts'
import { reasonSchema } from '../../concept-prompts/rank-prompts.ts'
import type { StoredPrompt } from '../../store/concept-prompt-store.ts'
import type { Language } from '../../language.ts'
import type { Action, Message } from '../message.ts'
import { pressId } from '../press.ts'
import { safeText, shortText } from '../safe-text.ts'
import { conceptPromptWording, sayReason } from '../wording/concept-prompts.ts'
import { inLanguage, titleOf } from './show-question.ts'

/** What staff can do with a prompt that waits. */
export const queueActions = ['approve', 'skip', 'edit', 'post-now', 'sooner'] as const

/** A prompt that waits, as staff see it: the question, the rubric with its citations, why it is proposed, buttons. */
export function showDraft(row: StoredPrompt, language: Language): Message {
  const prompt = readPrompt(row)
  const words = conceptPromptWording[language]
  const { queue } = words
  const reasons = z.array(reasonSchema).parse(JSON.parse(row.reasons))
  let number = 0
  const citations = prompt.criteria.flatMap((criterion) =>
    criterion.citations.map((citation) => ({ ...citation, number: (number += 1) })),
  )
  let cited = 0
  const rubric = prompt.criteria.map((criterion) => {
    const numbers = criterion.citations.map(() => `[${(cited += 1)}]`).join('')
    return `- ${shortText(inLanguage(criterion.text, language), 300)} ${numbers}`
  })
  const questions = Object.values(prompt.question).map((question) => safeText(question))
  const why = reasons.map((reason) => `- ${sayReason(reason, words)}`)
  const labels: Record<(typeof queueActions)[number], string> = {
    approve: queue.approve,
    skip: queue.skip,
    edit: queue.edit,
    'post-now': queue.postNow,
    sooner: queue.sooner,
  }
  const offered = queueActions.filter((action) => action !== 'approve' || row.status === 'draft')
  const isWaiting = row.status === 'draft' || row.status === 'approved'
  const actions: Action[] = isWaiting
    ? offered.map((action) => ({ id: pressId(`prompt-${action}`, row.id), label: labels[action] }))
    : []
  return {
    language,
    title: `${row.id} · ${words.statuses[row.status]} · ${titleOf(prompt, language)}`,
    body: [
      `${words.kinds[prompt.kind]} · ${words.origins[prompt.origin]}`,
      ...questions,
      `**${queue.rubric}**\n${rubric.join('\n')}`,
      ...(why.length === 0 ? [] : [`**${queue.why}**\n${why.join('\n')}`]),
    ].join('\n\n'),
    citations,
    actions,
    visibility: 'asker',
  }
}
