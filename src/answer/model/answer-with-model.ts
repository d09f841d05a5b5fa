import type { Config } from '../../config.ts'
import type { Course } from '../../course/course.ts'
import type { Retrieve } from '../../retrieval/retrieval.ts'
import type { UsageStore } from '../../store/usage-store.ts'
import type { AnswerEvent } from '../../tutor.ts'
import type { Answer } from '../answer.ts'
import type { ReadPassage } from '../check-quotes.ts'
import { createSupportCheck } from '../check/check-support.ts'
import type { Vocabulary } from '../check/read-claim.ts'
import { createStopwatch } from '../stopwatch.ts'
import { createCallGuard, ModelAtRest } from './call-guard.ts'
import { createChatClient, type TokenCount } from './chat-client.ts'
import { createAnswerCollector, isAnswered } from './collect-answer.ts'
import { conclude, fallBack, reasonOf } from './conclude-answer.ts'
import { countRoughly } from './count-roughly.ts'
import { createMask } from './mask-personal-data.ts'
import { ModelFault } from './model-fault.ts'
import { readModelSettings } from './model-settings.ts'
import { numberSources } from './number-sources.ts'
import { type EarlierTurn, joinWithLast, needsHistory, standAlone } from './stand-alone-question.ts'
import { openTicket, settleTicket } from './usage-ticket.ts'
import { writeChecked } from './write-checked.ts'

export interface ModelAnswererParts {
  config: Config
  course: Course
  retrieve: Retrieve
  /** Terms and frame words of the retrieval, for the check between the languages. */
  vocabulary: Vocabulary
  readPassage: ReadPassage
  usage: UsageStore
  /** The answer in the material's own words. */
  extract: (request: { text: string; mayRead?: (document: string) => boolean }) => Promise<Answer>
}

export type ModelEvent = AnswerEvent

export interface ModelQuestion {
  text: string
  /** The question put so that it stands alone, found without the model: for when the model does not put it so. */
  resolved?: string
  /** In place of the usual extract, as where the rules for graded work hold. */
  extract?: ModelAnswererParts['extract']
  history?: readonly EarlierTurn[]
  mayRead?: (document: string) => boolean
  /** Called with each checked sentence as soon as it is known; the reply is streamed where it is given. */
  onEvent?: (event: ModelEvent) => void
  signal?: AbortSignal
  /** Whose caps count, and the names of theirs to be masked. */
  asker: { id: string; names?: readonly string[] }
}

export type AnswerWithModel = (question: ModelQuestion) => Promise<Answer>

const retrievedChunks = 16
/** What the sources of one question are at the most, roughly. */
const mostSourceTokens = 3_200

/**
 * Answers by a language model; undefined where none is configured. The steps: make a follow-up stand alone, see whether
 * the material holds an answer at all, retrieve, let the model write from numbered sources, check each sentence, answer.
 * Whatever fails ends in the cited extract with a notice that says why. Throws only what `extract` and `retrieve` throw.
 */
export function createModelAnswerer(parts: ModelAnswererParts): AnswerWithModel | undefined {
  const settings = readModelSettings(parts.config)
  if (settings === undefined) return undefined
  const client = createChatClient(settings)
  const guard = createCallGuard(settings)
  const checkSupport = createSupportCheck(parts.vocabulary)

  return async (asked) => {
    const { text, history = [], mayRead, onEvent, signal, asker, extract: extractBy = parts.extract } = asked
    const stopwatch = createStopwatch()
    await client.prepare()
    const deadlineMs = performance.now() + settings.timeoutMs
    const mask = createMask(asker.names)
    const spent: TokenCount = { inputTokens: 0, outputTokens: 0 }
    const onUsage = ({ inputTokens, outputTokens }: TokenCount): void => {
      spent.inputTokens += inputTokens
      spent.outputTokens += outputTokens
    }
    const reading = mayRead === undefined ? {} : { mayRead }
    const leansBack = needsHistory(text, history)
    const resolved = asked.resolved ?? (leansBack ? joinWithLast(text, history) : text)
    onEvent?.({ kind: 'step', step: 'retrieving' })
    // What the question may cost at the most is set aside before any of it is spent.
    const outlay = countRoughly(text) + settings.maxOutputTokens + mostSourceTokens
    const ticket = openTicket(parts.usage, { asker: asker.id, tokens: outlay })
    let hasFailed = false
    try {
      let question = resolved
      if (leansBack && typeof ticket !== 'string') {
        const rewritten = guard.run(
          () =>
            standAlone({ text, history, hide: mask.hide, otherwise: resolved }, client, {
              deadlineMs,
              onUsage,
              ...(signal && { signal }),
            }),
          deadlineMs,
        )
        question = mask.reveal(await rewritten.catch(() => question))
      }
      const extract = await extractBy({ text: question, ...reading })
      stopwatch.lap('extract')
      if (!isAnswered(extract)) return extract
      if (typeof ticket === 'string') return fallBack(extract, ticket, onEvent)
      // A remote embedding is told no more than the model is.
      const hidden = mask.hide(question)
      const retrieval = await parts.retrieve({ text: hidden, limit: retrievedChunks, ...reading })
      const sources = numberSources(retrieval)
      stopwatch.lap('retrieve')
      if (sources.length === 0) return fallBack(extract, 'silent', onEvent)

      onEvent?.({ kind: 'step', step: 'writing' })
      const collector = createAnswerCollector(parts.readPassage, parts.course.linkTemplate)
      const outcome = await writeChecked({
        question,
        sources,
        language: extract.language,
        isStreamed: onEvent !== undefined,
        deadlineMs,
        mask,
        client,
        guard,
        checkSupport,
        collector,
        onUsage,
        onSentence: (numbered) => {
          if (collector.sentences.length === 1) stopwatch.lap('first-sentence')
          onEvent?.({ kind: 'sentence', ...numbered })
        },
        ...(signal && { signal }),
      })
      stopwatch.lap('write')
      if (spent.inputTokens === 0) onUsage(outcome.estimated)
      hasFailed = outcome.reason !== undefined
      return conclude({
        extract,
        collector,
        outcome,
        timingsMs: stopwatch.read(),
        ...(onEvent && { onEvent }),
      })
    } catch (error) {
      hasFailed = true
      if (!(error instanceof ModelFault) && !(error instanceof ModelAtRest)) throw error
      const extract = await extractBy({ text: resolved, ...reading })
      return isAnswered(extract) ? fallBack(extract, reasonOf(error), onEvent) : extract
    } finally {
      if (typeof ticket !== 'string') {
        settleTicket(ticket, { ...spent, hasFailed })
        onEvent?.({ kind: 'usage', ...spent })
      }
    }
  }
}
