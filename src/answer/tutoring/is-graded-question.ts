import type { Course } from '../../course/course.ts'
import type { Chunk } from '../../ingest/chunk.ts'
import { createConceptMatcher } from '../../retrieval/match-concepts.ts'
import type { Retrieval, ScoredChunk } from '../../retrieval/retrieval.ts'
import { readNumbers } from '../check/read-numbers.ts'
import { shareOf } from '../concept-shares.ts'
import { weighConcepts } from '../weigh-concepts.ts'
import { isOpenTask } from './graded-material.ts'

/** A task that fits nearly as well as the best lesson counts as the best: a hint too many harms less than a solution. */
const nearlyBest = 0.95
/** A question that holds so much of one sentence of a task, and is held by it, is that task said again. */
const restatedShare = 0.75
const leastRestatedConcepts = 3
const heldFully = 0.5

/**
 * Whether a question is about graded work: the material that fits it best is a graded task that is not over, or it
 * says a sentence of such a task again. The retrieval must have been allowed to see the tasks (`mayJudgeBy`).
 */
export function isGradedQuestion(
  question: string,
  retrieval: Retrieval,
  course: Pick<Course, 'documents'>,
  now: Date,
): boolean {
  const isTask = ({ chunk }: ScoredChunk) => isOpenTask(course, chunk.document, now)
  const tasks = retrieval.results.filter(isTask)
  if (tasks.length === 0) return false
  const weights = weighConcepts(retrieval.concepts)
  const match = createConceptMatcher(retrieval)
  const bestTask = Math.max(...tasks.map(scoreOf))
  const open = retrieval.results.filter((each) => !isTask(each))
  const bestOpen = Math.max(0, ...open.map(scoreOf))
  const fitOf = (chunks: readonly ScoredChunk[]) =>
    Math.max(0, ...chunks.map(({ chunk }) => shareOf(match(wholeText(chunk)), weights)))
  const taskFit = fitOf(tasks)
  if (taskFit >= heldFully && bestTask >= bestOpen * nearlyBest && taskFit >= fitOf(open)) return true
  if (taskFit >= heldFully && bestTask >= bestOpen) return true
  return restates(question, retrieval, weights, tasks, open)
}

/** The score without the bonus for the asker's language: a task may be asked about in the other one. */
function scoreOf({ score, parts }: ScoredChunk): number {
  return score - (parts.language ?? 0)
}

function wholeText({ title, headingPath, text }: Chunk): string {
  return [title, ...headingPath, text].join('\n')
}

function restates(
  question: string,
  retrieval: Retrieval,
  weights: readonly number[],
  tasks: readonly ScoredChunk[],
  open: readonly ScoredChunk[],
): boolean {
  const match = createConceptMatcher(retrieval)
  const meaning = retrieval.concepts.filter(({ isFrame }) => !isFrame).length
  if (meaning < leastRestatedConcepts) return false
  const numbers = readNumbers(question)
  const fitOf = (chunks: readonly ScoredChunk[]) => {
    const units = chunks.flatMap(({ chunk }) => chunk.units)
    return Math.max(
      0,
      ...units.map(({ text }) => {
        const stated = new Set(readNumbers(text))
        const missing = numbers.filter((number) => !stated.has(number)).length
        return shareOf(match(text), [...weights]) - missing / (weights.length + numbers.length)
      }),
    )
  }
  const taskFit = fitOf(tasks)
  return taskFit >= restatedShare && taskFit > fitOf(open)
}
