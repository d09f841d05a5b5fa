import type { Course } from '../../course/course.ts'
import { mayRead, ruleFor } from '../../course/document-rules.ts'
import type { Chunk } from '../../ingest/chunk.ts'

type Rules = Pick<Course, 'documents'>
type MayRead = (document: string) => boolean

/** Whether the course has any graded documents at all. */
export function hasGradedMaterial(course: Rules): boolean {
  return course.documents.some(({ graded }) => graded !== undefined)
}

/** Homework or an exam that is not over: before its release, inside its window, or without an end. */
export function isOpenTask(course: Rules, document: string, now: Date): boolean {
  const { graded, ignored } = ruleFor(course, document)
  if (ignored || graded?.role !== 'task') return false
  return graded.until === undefined || now <= graded.until
}

/**
 * What may be looked through to find out whether a question is about graded work: what students see, and tasks that
 * they may not see yet. Never shown to anyone, and never solutions.
 */
export function mayJudgeBy(course: Rules, now: Date): MayRead {
  return (document) => mayRead(course, document, 'student', now) || isOpenTask(course, document, now)
}

/** What hints are made from: what students see, without the tasks that are open. */
export function mayHintFrom(course: Rules, now: Date): MayRead {
  return (document) => mayRead(course, document, 'student', now) && !isOpenTask(course, document, now)
}

/** The graded chunks of a course, from all its chunks. */
export function splitGraded(chunks: readonly Chunk[], course: Rules): { tasks: Chunk[]; solutions: Chunk[] } {
  const roleOf = ({ document }: Chunk) => {
    const { graded, ignored } = ruleFor(course, document)
    return ignored ? undefined : graded?.role
  }
  return {
    tasks: chunks.filter((chunk) => roleOf(chunk) === 'task'),
    solutions: chunks.filter((chunk) => roleOf(chunk) === 'solution'),
  }
}
