import type { ConceptPromptKind } from '../../concept-prompts/concept-prompt.ts'
import type { ConceptPrompt } from '../../concept-prompts/concept-prompt.ts'
import type { Reason } from '../../concept-prompts/rank-prompts.ts'
import type { SubmissionKind } from '../../answer/assess/assessment.ts'
import type { Language } from '../../language.ts'
import type { PromptStatus } from '../../store/concept-prompt-store.ts'
import { conceptPromptsEn } from './concept-prompts-en.ts'
import { conceptPromptsKo } from './concept-prompts-ko.ts'

/** Every sentence that concept prompts, practice and the digest say of themselves. */
export interface ConceptPromptWording {
  kinds: Record<ConceptPromptKind, string>
  origins: Record<ConceptPrompt['origin'], string>
  statuses: Record<PromptStatus, string>
  title: (concept: string) => string
  sealed: (until: string) => string
  goal: (percent: number) => string
  answer: string
  revise: string
  form: { title: string; answer: string; mayBeShown: string; name: string; yes: string }
  closed: string
  gone: string
  feedback: {
    title: (met: number, all: number) => string
    met: string
    missed: string
    missedPlace: (place: string) => string
    contradicted: string
    yourWords: string
    noGrade: string
    nextMissed: (heading: string) => string
    nextContradicted: (heading: string) => string
    nextAllMet: (concept: string) => string
  } & Record<Exclude<SubmissionKind, 'assessed'>, string>
  /** Empty for one day. */
  streak: (days: number) => string
  streakIsOff: string
  streakIsOn: string
  streakTurnOff: string
  results: {
    title: (concept: string) => string
    answered: (count: number) => string
    modelAnswer: string
    criterion: (met: number, all: number) => string
    contrast: string
    fuller: string
    other: string
    readAgain: string
    chartTitle: string
    chartAlt: (lines: string) => string
    staffTitle: (concept: string) => string
    columns: string[]
    noName: string
  }
  queue: Record<
    | 'title'
    | 'paused'
    | 'none'
    | 'noChannel'
    | 'why'
    | 'rubric'
    | 'approve'
    | 'skip'
    | 'edit'
    | 'postNow'
    | 'sooner'
    | 'pause'
    | 'resume'
    | 'approved'
    | 'skipped'
    | 'moved'
    | 'isPaused'
    | 'isResumed'
    | 'postedNow'
    | 'notThere'
    | 'doesNotHold'
    | 'badRubric'
    | 'added'
    | 'edited'
    | 'add',
    string
  > & { next: (time: string) => string; faults: (quotes: string) => string }
  writeForm: Record<'title' | 'questionKo' | 'questionEn' | 'rubric', string>
  reminders: {
    unapproved: (time: string) => string
    notPosted: string
    missed: string
    broken: (concept: string) => string
  }
  reasons: {
    taught: (date: string) => string
    'never-asked': () => string
    'due-again': (percent: number) => string
    refused: (count: number) => string
    'not-helpful': (count: number) => string
    repeated: (count: number) => string
    'low-coverage': (percent: number) => string
    'written-by-staff': () => string
  }
  today: { title: string; answered: string; notYet: string }
  practice: { title: (concept: string) => string; intro: string; none: string }
  digest: {
    title: (from: string, to: string) => string
    asked: string
    askedCounts: (questions: number, students: number) => string
    refused: string
    notUnderstood: string
    neverCited: string
    teachAgain: string
    none: string
    more: (count: number) => string
    point: (text: string, percent: number) => string
  }
}

export const conceptPromptWording: Record<Language, ConceptPromptWording> = {
  ko: conceptPromptsKo,
  en: conceptPromptsEn,
}

/** Why a concept prompt is proposed, in words. */
export function sayReason(reason: Reason, { reasons }: ConceptPromptWording): string {
  switch (reason.kind) {
    case 'taught':
      return reasons.taught(reason.date)
    case 'due-again':
    case 'low-coverage':
      return reasons[reason.kind](reason.metPercent)
    case 'refused':
    case 'not-helpful':
    case 'repeated':
      return reasons[reason.kind](reason.count)
    case 'never-asked':
    case 'written-by-staff':
    default:
      return reasons[reason.kind]()
  }
}
