import type { Language } from '../language.ts'
import type { ConceptPromptPolicy } from './concept-prompt-policy.ts'
import type { ChatPolicy } from './chat-policy.ts'
import type { CheckPolicy } from './check-policy.ts'

/** A term with its other names in both languages; all names mean the same. */
export interface GlossaryEntry {
  names: string[]
  /** One sentence for students, where the author gave one. */
  note?: Partial<Record<Language, string>>
}

/** How a document is treated; the first rule of course.yaml whose glob matches its path applies. */
export interface DocumentRule {
  /** Globs of paths inside the course folder. */
  paths: string[]
  /** Who may see it; `everyone` where no rule matches. */
  audience: 'everyone' | 'staff'
  /** Nobody but staff sees it before this instant. */
  releasedAt?: Date
  /** Homework or an exam: the tutor hints only. `solutions` are never retrieved for students. */
  graded?: { role: 'task' | 'solution'; from?: Date; until?: Date }
  ignored: boolean
}

/** A folder of material and what its course.yaml says; a bare folder is a course with the defaults. */
export interface Course {
  /** Lower-case letters, digits and hyphens: from course.yaml, else from the folder's name. */
  id: string
  /** Absolute path of the folder. */
  folder: string
  title: string
  /** The languages the tutor answers in; both unless course.yaml says otherwise. */
  languages: Language[]
  /** IANA name. */
  timeZone: string
  /** A template with {document}, {from}, {to}, {anchor} for a citation's link. */
  linkTemplate?: string
  documents: DocumentRule[]
  glossary: GlossaryEntry[]
  /** Places, staff, caps and retention on chat platforms; the defaults where absent. */
  chat?: ChatPolicy
  /** How staff check answers; the defaults where absent. */
  checks?: CheckPolicy
  /** When and where the daily concept prompt is posted; the defaults where absent. */
  conceptPrompts?: ConceptPromptPolicy
  /** Thresholds of the readiness card, each a share from 0 to 1. */
  evalThresholds: {
    recallAt5: number
    factsHeld: number
    quotePrecision: number
    wrongRefusals: number
    falseAnswers: number
  }
}
