import type { Language } from '../../language.ts'
import type { ReviewReason } from '../../course/check-policy.ts'
import { checkWordingEn } from './checks-en.ts'
import { checkWordingKo } from './checks-ko.ts'

/** Every sentence about checks. `who` is "a TA" or a name. */
export interface CheckWording {
  roles: { ta: string; instructor: string }
  reasons: Record<ReviewReason, string>
  actions: {
    verify: string
    correct: string
    reject: string
    take: string
    later: string
    reopen: string
    appeal: string
    grade: string
  }
  forms: {
    correct: { title: string; answer: string; searches: string }
    reject: { title: string; reason: string }
    grade: { title: string; verdicts: string; feedback: string }
    appeal: { title: string; reason: string }
  }
  card: {
    title: string
    why: string
    sources: string
    takenBy: (who: string) => string
    putOff: string
    decided: Record<'verified' | 'corrected' | 'rejected', (who: string) => string>
    changed: string
    studentSays: string
  }
  badge: Record<'verified' | 'corrected', (who: string, day: string) => string>
  unsourced: string
  noneSourced: string
  otherLanguage: string
  earlier: string
  materialChanged: string
  withdrawn: (who: string) => string
  notices: {
    withdrawnTitle: string
    withdrawn: (who: string) => string
    correctedTitle: string
    corrected: (who: string) => string
    verifiedTitle: string
    verified: (who: string) => string
    reason: string
    yourQuestion: string
  }
  done: Record<'verified' | 'corrected' | 'rejected' | 'taken' | 'later' | 'reopened', string>
  told: (people: number) => string
  faults: {
    gone: string
    decided: (who: string) => string
    taken: (who: string) => string
    notAnswered: string
    emptyCorrection: string
  }
  queue: { title: (count: number) => string; empty: string; hint: string }
}

export const checkWording: Record<Language, CheckWording> = { ko: checkWordingKo, en: checkWordingEn }
