import { answerSchema, type Answer } from '../answer/answer.ts'
import type { ReportRows } from '../store/report-store.ts'
import type { Topic } from '../tutor.ts'
import type { GateResult } from './judge-gate.ts'

/** What instructors are told of a course: counts of questions and sections, no words and no names. */
export interface Report {
  course: string
  /** First and last day of it, in the course's time zone. */
  days: Array<{ day: string; questions: number; answered: number; refused: number; hints: number }>
  questions: number
  people: number
  /** Shares of the questions, 0 to 1. */
  shares: { answered: number; refused: number; hints: number; checked: number }
  /** From asking for a TA to a human's answer. */
  humanAnswers: {
    asked: number
    answered: number
    medianHours: number | undefined
    slowestHours: number | undefined
  }
  queue: { open: number; verified: number; corrected: number; rejected: number }
  agreement: GateResult
  mostCited: Array<{ section: string; count: number }>
  /** Sections of the material that no answer cited. */
  neverCited: string[]
  /** Where answers were refused, not helpful, escalated or rejected. */
  confusions: Array<{ section: string; count: number }>
}

export interface ReportRequest {
  course: string
  rows: ReportRows
  topics: readonly Topic[]
  agreement: GateResult
  dayOf: (atMs: number) => string
}

const sectionsShown = 10
const hourMs = 3_600_000

export function makeReport({ course, rows, topics, agreement, dayOf }: ReportRequest): Report {
  const asked = rows.exchanges.map(({ id, person, asked_ms: askedMs, answer }) => ({
    id,
    person,
    day: dayOf(askedMs),
    answer: answerSchema.parse(JSON.parse(answer)),
  }))
  const share = (hold: (answer: Answer) => boolean) =>
    asked.length === 0 ? 0 : asked.filter(({ answer }) => hold(answer)).length / asked.length
  const cited = countBy(asked.flatMap(({ answer }) => [...new Set(answer.citations.map(nameSection))]))
  const troubled = new Set([
    ...rows.notHelpful,
    ...rows.escalations.map(({ exchange_id: id }) => id),
    ...rows.checks.filter(({ status }) => status === 'rejected').map(({ exchange_id: id }) => id),
  ])
  const confusing = asked
    .filter(({ id, answer }) => answer.status === 'not_in_course' || troubled.has(id))
    .flatMap(({ answer }) => sectionOf(answer))
  const sections = [...new Set(topics.map(nameSection))]
  const hours = rows.escalations
    .flatMap(({ asked_ms: from, answered_ms: to }) => (to === null ? [] : [(to - from) / hourMs]))
    .toSorted((one, other) => one - other)
  const decided = (status: string) => rows.checks.filter((check) => check.status === status).length
  return {
    course,
    days: [...new Set(asked.map(({ day }) => day))].map((day) => {
      const these = asked.filter((one) => one.day === day)
      const count = (status: Answer['status']) =>
        these.filter(({ answer }) => answer.status === status).length
      return {
        day,
        questions: these.length,
        answered: count('answered'),
        refused: count('not_in_course'),
        hints: count('hint'),
      }
    }),
    questions: asked.length,
    people: new Set(asked.map(({ person }) => person)).size,
    shares: {
      answered: share(({ status }) => status === 'answered'),
      refused: share(({ status }) => status === 'not_in_course'),
      hints: share(({ status }) => status === 'hint'),
      checked: share(({ checked }) => checked !== undefined),
    },
    humanAnswers: {
      asked: rows.escalations.length,
      answered: hours.length,
      medianHours: hours[Math.floor((hours.length - 1) / 2)],
      slowestHours: hours.at(-1),
    },
    queue: {
      open: decided('open'),
      verified: decided('verified'),
      corrected: decided('corrected'),
      rejected: decided('rejected'),
    },
    agreement,
    mostCited: cited.slice(0, sectionsShown),
    neverCited: sections.filter((section) => !cited.some((one) => one.section === section)),
    confusions: countBy(confusing).slice(0, sectionsShown),
  }
}

/** "lessons/queues.md › Bounded queues": the same for a topic and a citation. */
function nameSection(place: { document: string; headingPath: string[] }): string {
  return [place.document, ...place.headingPath].join(' › ')
}

function sectionOf(answer: Answer): string[] {
  const [place] = answer.status === 'not_in_course' ? answer.nearest : answer.citations
  return place === undefined ? [] : [nameSection(place)]
}

function countBy(sections: readonly string[]): Array<{ section: string; count: number }> {
  const counts = new Map<string, number>()
  for (const section of sections) counts.set(section, (counts.get(section) ?? 0) + 1)
  return [...counts]
    .map(([section, count]) => ({ section, count }))
    .toSorted((one, other) => other.count - one.count || (one.section < other.section ? -1 : 1))
}
