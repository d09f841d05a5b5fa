import type { Answer, Citation } from '../answer/answer.ts'
import type { Language } from '../language.ts'
import type { Action, Message, Visibility } from './message.ts'
import { pressId } from './press.ts'
import { sayChecker } from './review/checker.ts'
import { safeText, shortText } from './safe-text.ts'
import { chatWording } from './wording/chat-wording.ts'
import { shareWording } from './wording/share-wording.ts'
import { checkWording } from './wording/check-wording.ts'

/** What stands under an answer, besides the answer itself. */
export interface AnswerSurroundings {
  exchangeId: string
  visibility: Visibility
  /** The languages of the course: the button for the other one is there where there are two. */
  languages: readonly Language[]
  hasStaffChannel: boolean
  /** It was given privately in a channel, and may be shown to everyone there. */
  canShare?: boolean
}

/** The message of an answer, with the buttons that make sense for it. */
export function answerMessage(answer: Answer, around: AnswerSurroundings): Message {
  const words = chatWording[answer.language]
  const notice = answer.notice === undefined ? '' : `\n\n${safeText(answer.notice)}`
  return {
    language: answer.language,
    ...(answer.status === 'hint' ? { title: words.hintTitle(answer.step) } : badgeOf(answer)),
    body: safeText(answer.text) + nearestOf(answer) + notice,
    citations: answer.citations,
    actions: actionsOf(answer, around),
    visibility: around.visibility,
  }
}

/** The mark of a human's check. */
function badgeOf({ checked, language }: Answer): Pick<Message, 'title'> {
  if (checked === undefined) return {}
  return {
    title: checkWording[language].badge[checked.verdict](sayChecker(checked.by, language), checked.on),
  }
}

function nearestOf(answer: Answer): string {
  if (answer.status !== 'not_in_course' || answer.nearest.length === 0) return ''
  const words = chatWording[answer.language]
  // The answer's own text may name them already.
  const first = answer.nearest[0]
  if (first !== undefined && answer.text.includes(first.headingPath.at(-1) ?? first.title)) return ''
  const lines = answer.nearest.map(
    (section) =>
      `- ${[section.title, ...section.headingPath].map((part) => shortText(part, 80)).join(' › ')}`,
  )
  return `\n\n${words.nearest}\n${lines.join('\n')}`
}

function actionsOf(answer: Answer, around: AnswerSurroundings): Action[] {
  const labels = chatWording[answer.language].actions
  const action = (name: string, label: string): Action => ({ id: pressId(name, around.exchangeId), label })
  const askTa = around.hasStaffChannel ? [action('ask-ta', labels.askTa)] : []
  if (answer.status === 'not_in_course') return [action('not-helpful', labels.notHelpful), ...askTa]
  const share = around.canShare === true ? [action('share', shareWording[answer.language].button)] : []
  const sources = answer.citations.length > 0 ? [action('sources', labels.sources)] : []
  if (answer.status === 'hint') {
    return [
      ...sources,
      ...(answer.step < 4 ? [action('next-hint', labels.nextHint)] : []),
      ...askTa,
      ...share,
    ]
  }
  return [
    ...sources,
    action('helpful', labels.helpful),
    action('not-helpful', labels.notHelpful),
    action('simpler', labels.simpler),
    action('example', labels.example),
    action('quiz-on', labels.quiz),
    ...(around.languages.length > 1 ? [action('other-language', labels.otherLanguage)] : []),
    ...askTa,
    ...share,
  ]
}

/** Where a citation stands: "Title › Heading, lines 3–7". */
export function describeCitation(citation: Citation, language: Language): string {
  const path = [citation.title, ...citation.headingPath].map((part) => shortText(part, 80)).join(' › ')
  return `${path}, ${describeLocator(citation.locator, language)}`
}

/** "lines 3–7", "page 2", "12:05–12:40". */
export function describeLocator(locator: Citation['locator'], language: Language): string {
  const say = locator.kind === 'time' ? clock : String
  return chatWording[language].locator[locator.kind](say(locator.from), say(locator.to))
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
