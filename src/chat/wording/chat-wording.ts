import type { Language } from '../../language.ts'
import { chatWordingEn } from './en.ts'
import { chatWordingKo } from './ko.ts'

/** Every sentence that the chat says of itself. */
export interface ChatWording {
  working: string
  /** @param ahead How many questions come first; 1 or more. */
  inQueue: (ahead: number) => string
  writing: string
  actions: {
    sources: string
    helpful: string
    notHelpful: string
    simpler: string
    example: string
    quiz: string
    otherLanguage: string
    askTa: string
    nextHint: string
    answerStudent: string
    forgetMe: string
  }
  forms: {
    notHelpful: { title: string; reason: string }
    nextHint: { title: string; attempt: string }
    answerStudent: { title: string; reply: string }
  }
  /** How a place in a document is named: "lines 3–7". */
  locator: Record<'lines' | 'page' | 'slide' | 'cell' | 'time', (from: string, to: string) => string>
  sourcesTitle: string
  noSources: string
  nearest: string
  thanks: string
  reworkedNot: string
  escalation: {
    sent: string
    alreadySent: string
    noStaffChannel: string
    staffTitle: string
    openMessage: string
    question: string
    tutorsAnswer: string
    answeredTitle: string
    yourQuestion: string
    delivered: string
    /** To staff. */
    undeliveredTitle: string
    undelivered: string
    alreadyAnswered: string
  }
  quiz: {
    title: (number: number, count: number) => string
    right: string
    wrong: (answer: string) => string
    score: (right: number, count: number) => string
    none: string
    answeredAlready: string
  }
  hintTitle: (step: number) => string
  attemptFirst: string
  /** Under an answer to a text that is longer than what is read of it. */
  readInPart: (characters: number) => string
  home: {
    greeting: (course: string) => string
    /** @param topic A section's title. */
    sampleQuestion: (topic: string) => string
    about: string
    moreDocuments: (count: number) => string
    ownQuestions: string
    noQuestions: string
  }
  help: { title: (course: string) => string; intro: string; outro: string }
  searchTitle: string
  nothingFound: string
  myData: string
  forgetAsk: string
  forgotten: string
  courseBroken: string
  faults: {
    failed: string
    unknown: string
    notAllowed: string
    gone: string
    badOption: (name: string) => string
    missingOption: (name: string) => string
    tooLong: (name: string, mostCharacters: number) => string
    whichCourse: string
    personCap: (cap: number) => string
    courseCap: string
    emptyQuestion: string
    notDurable: string
    notNow: string
  }
}

export const chatWording: Record<Language, ChatWording> = { ko: chatWordingKo, en: chatWordingEn }
