import type { AnswerEvent } from '../../tutor.ts'
import type { Answer, AnsweredAnswer } from '../answer.ts'
import { renderText } from '../compose-answer.ts'
import type { ModelAtRest } from './call-guard.ts'
import type { AnswerCollector, NumberedSentence } from './collect-answer.ts'
import { ModelFault } from './model-fault.ts'
import { type NoticeReason, noticeWording } from './model-wording.ts'

export interface Conclusion {
  extract: AnsweredAnswer
  collector: AnswerCollector
  outcome: { leftOut: number; inSourceWords: number; reason?: NoticeReason }
  timingsMs: Record<string, number>
  onEvent?: (event: AnswerEvent) => void
}

/** The model's sentences, the extract, or both: what was shown stays shown, and a torso is made whole by quotes. */
export function conclude({ extract, collector, outcome, timingsMs, onEvent }: Conclusion): Answer {
  const kept = collector.sentences.length - outcome.inSourceWords
  const isTooLittle = kept === 0 || kept < outcome.leftOut
  const reason =
    outcome.reason ?? (isTooLittle ? (outcome.leftOut > 0 ? 'unsupported' : 'silent') : undefined)
  const wasShown = collector.sentences.length > 0 && onEvent !== undefined
  if (isTooLittle && !wasShown)
    return { ...fallBack(extract, reason ?? 'silent', onEvent), leftOut: outcome.leftOut, timingsMs }
  if (isTooLittle || reason !== undefined) {
    for (const numbered of collector.addExtract(extract)) onEvent?.({ kind: 'sentence', ...numbered })
  }
  return {
    status: 'answered',
    language: extract.language,
    text: renderText(collector.sentences),
    sentences: [...collector.sentences],
    citations: [...collector.citations],
    writtenBy: 'model',
    leftOut: outcome.leftOut,
    timingsMs,
    ...(reason === undefined ? {} : { notice: noticeWording[extract.language][reason] }),
  }
}

/** The extract with the reason why it stands in for the model's answer. */
export function fallBack(
  extract: AnsweredAnswer,
  reason: NoticeReason,
  onEvent?: (event: AnswerEvent) => void,
): AnsweredAnswer {
  const shown = new Set<number>()
  for (const sentence of extract.sentences) {
    const citations = extract.citations.filter(
      ({ number }) => sentence.citations.includes(number) && !shown.has(number),
    )
    for (const { number } of citations) shown.add(number)
    const numbered: NumberedSentence = { sentence, citations }
    onEvent?.({ kind: 'sentence', ...numbered })
  }
  return { ...extract, notice: noticeWording[extract.language][reason] }
}

/** The reason that a student is told. */
export function reasonOf(error: ModelFault | ModelAtRest): NoticeReason {
  return error instanceof ModelFault ? error.kind : 'resting'
}
