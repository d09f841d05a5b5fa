import type { Answer } from '../answer/answer.ts'
import type { AnswerEvent } from '../tutor.ts'
import { nearestRank } from './nearest-rank.ts'
import type { Share } from './readiness-card.ts'

/** What a language model's answers to the probes were like. */
export interface ModelMeasures {
  model: string
  /** Answers that the model wrote, without quotes to make up for what it lacks, of all answers. */
  written: Share
  /** Sentences that it wrote and the check left out. */
  leftOut: number
  /** Sentences that the check kept, of all that it wrote; of an answer made up by quotes none counts as kept. */
  supported: Share
  inputTokens: number
  outputTokens: number
  /** In the currency of the prices that are configured; absent where none is. */
  cost?: number
  /** From the question to the first sentence that is shown; nearest-rank percentiles. */
  firstSentenceP50Ms: number
  firstSentenceP99Ms: number
}

export interface MeteredModel {
  name: string
  costOf: (tokens: { inputTokens: number; outputTokens: number }) => number | undefined
}

/** Measures answers by a model while they are asked for, one after another. */
export function createModelMeter({ name, costOf }: MeteredModel) {
  const firstSentenceMs: number[] = []
  const spent = { inputTokens: 0, outputTokens: 0 }
  let answers = 0
  let written = 0
  let kept = 0
  let leftOut = 0

  return {
    async measure(ask: (onEvent: (event: AnswerEvent) => void) => Promise<Answer>): Promise<Answer> {
      const startedAtMs = performance.now()
      let firstMs: number | undefined
      const answer = await ask((event) => {
        if (event.kind === 'sentence') firstMs ??= performance.now() - startedAtMs
        if (event.kind !== 'usage') return
        spent.inputTokens += event.inputTokens
        spent.outputTokens += event.outputTokens
      })
      if (answer.status !== 'answered') return answer
      answers += 1
      leftOut += answer.leftOut
      if (firstMs !== undefined) firstSentenceMs.push(firstMs)
      if (answer.writtenBy === 'model' && answer.notice === undefined) {
        written += 1
        kept += answer.sentences.length
      }
      return answer
    },
    read(): ModelMeasures {
      const sortedMs = firstSentenceMs.toSorted((left, right) => left - right)
      const cost = costOf(spent)
      return {
        model: name,
        written: { count: written, of: answers },
        leftOut,
        supported: { count: kept, of: kept + leftOut },
        ...spent,
        ...(cost === undefined ? {} : { cost }),
        firstSentenceP50Ms: nearestRank(sortedMs, 0.5),
        firstSentenceP99Ms: nearestRank(sortedMs, 0.99),
      }
    },
  }
}
