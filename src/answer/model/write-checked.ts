import type { Language } from '../../language.ts'
import type { CheckSupport } from '../check/check-support.ts'
import { type CallGuard, ModelAtRest } from './call-guard.ts'
import type { ChatClient, TokenCount } from './chat-client.ts'
import { checkWritten, type SourceWords } from './check-written.ts'
import type { AnswerCollector, NumberedSentence } from './collect-answer.ts'
import { countRoughly } from './count-roughly.ts'
import { writingMessage } from './instructions.ts'
import type { Mask } from './mask-personal-data.ts'
import { ModelFault } from './model-fault.ts'
import type { NoticeReason } from './model-wording.ts'
import type { Source } from './number-sources.ts'
import { writeSentences } from './write-sentences.ts'

export interface CheckedWritingRequest {
  question: string
  sources: readonly Source[]
  language: Language
  isStreamed: boolean
  deadlineMs: number
  mask: Mask
  client: ChatClient
  guard: CallGuard
  checkSupport: CheckSupport
  collector: AnswerCollector
  signal?: AbortSignal
  onUsage: (usage: TokenCount) => void
  onSentence: (numbered: NumberedSentence) => void
}

export interface WritingOutcome {
  leftOut: number
  /** How many of those left out were replaced by the source's own words. */
  inSourceWords: number
  /** What went wrong, where something did. */
  reason?: NoticeReason
  /** Tokens as far as they can be told without the server's count. */
  estimated: TokenCount
}

const mostSentences = 12
/** A model that goes on in this way will not come to sense. */
const mostLeftOut = 20

/** Thrown to end a reply whose language is wrong before any of it was shown. */
class WrongLanguage extends Error {}

/**
 * Lets the model write and checks each sentence as it comes. A reply that fails before anything was shown is asked for
 * again; so is, once, a reply in another language. Never throws a fault: the outcome says it.
 */
export async function writeChecked(request: CheckedWritingRequest): Promise<WritingOutcome> {
  const { client, guard, collector, deadlineMs, mask } = request
  let leftOut = 0
  let inSourceWords = 0
  let outputTokens = 0
  let languageTries = 0
  let isWrongLanguage = false

  const showInstead = async ({ text, cited }: SourceWords): Promise<void> => {
    const numbered = await collector.add(text, cited)
    if (numbered === undefined) return
    inSourceWords += 1
    request.onSentence(numbered)
  }

  const writeOnce = async (): Promise<void> => {
    // Only the last reply counts: a repeated one starts its count anew.
    leftOut = 0
    // Shown only beside a sentence that held: a model of whose sentences none does points at nothing of worth.
    const instead: SourceWords[] = []
    const written = writeSentences(
      {
        question: request.question,
        sources: request.sources,
        language: request.language,
        isRepeated: languageTries > 0,
        isStreamed: request.isStreamed,
        deadlineMs,
        hide: mask.hide,
        reveal: mask.reveal,
        onUsage: request.onUsage,
        onMalformed: (count) => {
          leftOut += count
        },
        ...(request.signal && { signal: request.signal }),
      },
      client,
    )
    for await (const sentence of written) {
      outputTokens += countRoughly(sentence.text + sentence.words)
      const checked = checkWritten({ written: sentence, ...request })
      if (checked.isKept) {
        for (const each of instead.splice(0)) await showInstead(each)
        const numbered = await collector.add(checked.text, checked.cited)
        if (numbered !== undefined) request.onSentence(numbered)
        else if (!collector.sentences.some(({ text }) => text === checked.text)) leftOut += 1
      } else {
        if (checked.why === 'language' && collector.sentences.length === 0) throw new WrongLanguage()
        leftOut += 1
        if (checked.instead !== undefined) instead.push(checked.instead)
        if (collector.sentences.length > 0) for (const each of instead.splice(0)) await showInstead(each)
      }
      if (collector.sentences.length >= mostSentences || leftOut >= mostLeftOut) return
    }
    // Text that holds no sentence at all is a reply in no form that was asked for.
    if (collector.sentences.length === 0 && leftOut > 0 && outputTokens === 0)
      throw new ModelFault('unreadable')
  }

  const outcome = (reason?: NoticeReason): WritingOutcome => ({
    leftOut,
    inSourceWords,
    estimated: { inputTokens: countRoughly(writingMessage(request.question, request.sources)), outputTokens },
    ...(reason === undefined ? {} : { reason }),
  })
  while (true) {
    try {
      await guard.run(
        async () => {
          try {
            await writeOnce()
          } catch (error) {
            // The server did its part; a wrong language must not open the circuit breaker.
            if (!(error instanceof WrongLanguage)) throw error
            languageTries += 1
            isWrongLanguage = true
          }
        },
        deadlineMs,
        () => collector.sentences.length === 0,
      )
      if (!isWrongLanguage) return outcome()
      isWrongLanguage = false
      if (languageTries > 1) return outcome('wrong-language')
    } catch (error) {
      if (error instanceof ModelFault) return outcome(error.kind)
      if (error instanceof ModelAtRest) return outcome('resting')
      throw error
    }
  }
}
