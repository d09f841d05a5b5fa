import type { Generated } from 'kysely'

/** What staff checks: the tutor's answers and the students'. Times are milliseconds; `person` is a pseudonym. */
export interface CheckTables {
  /** An answer in the review queue or decided; one for each exchange. */
  checks: {
    exchange_id: string
    course_id: string
    /** Who asked. */
    person: string
    /** JSON array of why it is there. */
    reasons: string
    status: 'open' | 'verified' | 'corrected' | 'rejected'
    queued_ms: number
    /** Put off until then. */
    later_until_ms: number | null
    taken_by: string | null
    /** How the taker is called towards others. */
    taken_label: string | null
    taken_ms: number | null
    decided_by: string | null
    decided_label: string | null
    decided_ms: number | null
    /** What changed in the material since it was checked, in words for staff; goes with the next verdict. */
    difference: string | null
  }
  /** Answers that a human stands behind: a question that means the same gets them first. */
  checked_answers: {
    exchange_id: string
    course_id: string
    /** Who asked the question that is kept here. */
    person: string
    /** So that it can be understood without its conversation. */
    question: string
    /** JSON of an answered answer. */
    answer: string
    decided_ms: number
  }
  /** Who was shown an answer, to be told should it be withdrawn. */
  showings: {
    /** The exchange that is checked. */
    exchange_id: string
    /** The exchange in which it was shown: itself, or a later one that was answered from the memory. */
    shown_in: string
    course_id: string
    person: string
    /** Where the person is told, encrypted under the people key. */
    address: string
    shown_ms: number
  }
  /** A student's answer with its draft, and what a TA made of it. */
  submission_checks: {
    id: string
    course_id: string
    person: string
    made_ms: number
    question: string
    submission: string
    /** JSON: the criteria. */
    criteria: string
    /** JSON: the assessment by the tutor; never a grade. */
    draft: string
    /** JSON: the verdict of a TA on each criterion; null until then. */
    grades: string | null
    feedback: string | null
    status: 'draft' | 'graded' | 'appealed' | 'ruled'
    /** Where the student is told, encrypted under the people key. */
    address: string
    graded_by: string | null
    graded_ms: number | null
    appeal: string | null
    appealed_ms: number | null
    ruled_by: string | null
    ruled_ms: number | null
    /** The concept prompt that it answers. */
    prompt_id: string | null
    /** Names the criteria as they are worded: rulings are examples for the same ones. */
    rubric: string | null
    /** Graded without the draft, decided once for all: nobody among staff sees the draft before. */
    is_blind: Generated<0 | 1>
    /** Somebody else's words that a member of staff pasted; `person` is who did. */
    is_pasted: Generated<0 | 1>
    /** Whose turn it is, so that two TAs do not grade the same one. */
    taken_by: string | null
    taken_ms: number | null
  }
  /** What a TA gave without having seen the tutor's draft. */
  blind_grades: {
    submission_id: string
    course_id: string
    person: string
    /** JSON: the verdict on each criterion. */
    grades: string
    given_ms: number
  }
  /** Grows only: triggers forbid everything but inserts. No words of anybody. */
  audit_log: {
    number: Generated<number>
    at_ms: number
    course_id: string
    /** A one-way name of who did it; leads to a person only by `audit_actors`. */
    actor: string
    act: string
    /** The exchange or submission. */
    subject: string
    /** SHA-256 of what was decided, as JSON. */
    detail_hash: string
    previous_hash: string
    hash: string
  }
  /** The salt behind a person's name in the audit log: without it the name leads to nobody. */
  audit_actors: { person: string; salt: string }
}
