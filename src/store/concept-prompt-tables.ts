/** Times are milliseconds since 1970 (`…_ms`); `person` is always a pseudonym; JSON columns are text. */
export interface ConceptPromptTables {
  /** Drafts, what waits for its day, and what was asked. `content` is a ConceptPrompt, `reasons` why it was proposed. */
  concept_prompts: {
    id: string
    course_id: string
    concept: string
    status: 'draft' | 'approved' | 'skipped' | 'posted' | 'closed'
    /** Lower comes first. */
    position: number
    content: string
    reasons: string
    made_ms: number
  }
  /** One row for each time that the schedule names, in the course's time zone: what became of it, once and for all. */
  concept_prompt_days: {
    course_id: string
    /** `2026-03-02`, or `extra:<prompt>` for one posted by hand on a day that had its own. */
    day: string
    outcome: 'posted' | 'missed' | 'no-draft' | 'unapproved' | 'paused'
    prompt_id: string | null
    due_ms: number
    decided_ms: number
    closes_ms: number | null
    closed_ms: number | null
  }
  /** A student's latest answer, sealed until the prompt closes. */
  concept_submissions: {
    prompt_id: string
    course_id: string
    person: string
    submitted_ms: number
    revisions: number
    language: 'ko' | 'en'
    answer: string
    /** The name that the student wants staff to read; given in the form. */
    shown_name: string | null
    may_be_shown: 0 | 1
    assessment: string
  }
  /** Spaced repetition: one card for each concept of a person; the person '*' stands for the class. */
  concept_cards: {
    course_id: string
    person: string
    concept: string
    due_ms: number
    card: string
  }
  /** What a person has turned off. */
  concept_choices: {
    course_id: string
    person: string
    is_streak_off: 0 | 1
  }
  /** Whether the schedule stands still. */
  concept_schedules: {
    course_id: string
    is_paused: 0 | 1
    /** Up to when the schedule's times are decided. */
    decided_up_to_ms: number
  }
}
