import { performance } from 'node:perf_hooks'
import type { Answer } from '../answer/answer.ts'
import type { Language } from '../language.ts'
import type { ScoredChunk } from '../retrieval/retrieval.ts'
import type { AnswerEvent } from '../tutor.ts'
import { judgeProbe, type Judgement, type ReadSource } from './judge-probe.ts'
import { createModelMeter, type MeteredModel, type ModelMeasures } from './measure-model.ts'
import { nearestRank } from './nearest-rank.ts'
import type { Probe } from './probe.ts'

/** So many of so many; nothing was measured where `of` is 0. */
export interface Share {
  count: number
  of: number
}

export interface ReadinessRow {
  recallAt5: Share
  /** Answerable probes whose answer holds every expected fact. */
  factsHeld: Share
  /** The same, looking at the answer's first three sentences only. */
  factsHeldFirst: Share
  quotePrecision: Share
  /** Answerable probes that were not answered. */
  wrongRefusals: Share
  /** Traps that were not refused. */
  falseAnswers: Share
  /** Nearest-rank percentiles of the time to an answer; 0 where no probe is of this language. */
  p50Ms: number
  p99Ms: number
}

export interface ProbeFailure {
  id: string
  kind: 'wrong-refusal' | 'not-retrieved' | 'facts-missing' | 'quote-not-exact' | 'false-answer'
  /** What was missing; empty where the kind says it all. */
  detail: string
}

/** What a course's probes showed. */
export interface ReadinessCard {
  overall: ReadinessRow
  languages: Record<Language, ReadinessRow>
  failures: ProbeFailure[]
  /** Only where a model writes the answers. */
  model?: ModelMeasures
}

export interface ReadinessRun {
  probes: Probe[]
  ask: (text: string, onEvent?: (event: AnswerEvent) => void) => Promise<Answer>
  search: (text: string, limit: number) => Promise<ScoredChunk[]>
  readSource: ReadSource
  onProgress?: (done: number, total: number) => void
  /** The model that writes the answers, if any: then it is measured too. */
  model?: MeteredModel
}

/**
 * Asks every probe, one after another so that the times are those of one student alone. What `ask`, `search` or
 * `readSource` throws ends the run: a card of half the probes would mislead.
 */
export async function runReadinessCard(run: ReadinessRun): Promise<ReadinessCard> {
  const judgements: Judgement[] = []
  const meter = run.model === undefined ? undefined : createModelMeter(run.model)
  for (const probe of run.probes) {
    const startedAtMs = performance.now()
    const answer =
      meter === undefined
        ? await run.ask(probe.question)
        : await meter.measure((onEvent) => run.ask(probe.question, onEvent))
    const elapsedMs = performance.now() - startedAtMs
    const retrieved = probe.expect === 'answered' ? (await run.search(probe.question, 5)).slice(0, 5) : []
    judgements.push(await judgeProbe(probe, { answer, retrieved, elapsedMs }, run.readSource))
    run.onProgress?.(judgements.length, run.probes.length)
  }
  const rowOf = (language: Language) => summarise(judgements.filter((each) => each.language === language))
  return {
    overall: summarise(judgements),
    languages: { ko: rowOf('ko'), en: rowOf('en') },
    failures: judgements.flatMap(failuresOf),
    ...(meter && { model: meter.read() }),
  }
}

function summarise(judgements: Judgement[]): ReadinessRow {
  const answerable = judgements.flatMap(({ answerable: found }) => found ?? [])
  const traps = judgements.flatMap(({ trap }) => trap ?? [])
  const sortedMs = judgements.map(({ elapsedMs }) => elapsedMs).sort((left, right) => left - right)
  return {
    recallAt5: share(answerable, ({ retrieved }) => retrieved),
    factsHeld: share(answerable, ({ missing }) => missing.length === 0),
    factsHeldFirst: share(answerable, ({ heldInFirstSentences }) => heldInFirstSentences),
    quotePrecision: {
      count: judgements.reduce((sum, { citations }) => sum + citations.exact, 0),
      of: judgements.reduce((sum, { citations }) => sum + citations.checked, 0),
    },
    wrongRefusals: share(answerable, ({ answered }) => !answered),
    falseAnswers: share(traps, ({ refused }) => !refused),
    p50Ms: nearestRank(sortedMs, 0.5),
    p99Ms: nearestRank(sortedMs, 0.99),
  }
}

function share<Item>(items: Item[], counts: (item: Item) => boolean): Share {
  return { count: items.filter(counts).length, of: items.length }
}

function failuresOf({ id, citations, answerable, trap }: Judgement): ProbeFailure[] {
  const failures: ProbeFailure[] = []
  if (trap && !trap.refused) failures.push({ id, kind: 'false-answer', detail: '' })
  if (answerable && !answerable.answered) failures.push({ id, kind: 'wrong-refusal', detail: '' })
  if (answerable && !answerable.retrieved) failures.push({ id, kind: 'not-retrieved', detail: '' })
  if (answerable?.answered && answerable.missing.length > 0) {
    const detail = answerable.missing.map((group) => group.slice(0, 2).join(' / ')).join('; ')
    failures.push({ id, kind: 'facts-missing', detail })
  }
  if (citations.exact < citations.checked) {
    const detail = `${citations.checked - citations.exact} of ${citations.checked} quotes`
    failures.push({ id, kind: 'quote-not-exact', detail })
  }
  return failures
}
