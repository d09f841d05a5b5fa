import type { Digest } from '../../concept-prompts/make-digest.ts'
import { dayOf } from '../../concept-prompts/due-times.ts'
import type { Language } from '../../language.ts'
import type { Message } from '../message.ts'
import { quoteOf, shortText } from '../safe-text.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'
import { inLanguage } from './show-question.ts'

const mostLines = 5

/** A week's digest as a message for staff; nobody is named. */
export function showDigest(digest: Digest, language: Language, timeZone: string): Message {
  const words = conceptPromptWording[language].digest
  const list = (title: string, lines: readonly string[]) => {
    const shown = lines.slice(0, mostLines).map((line) => `- ${line}`)
    const more = lines.length > mostLines ? [`- ${words.more(lines.length - mostLines)}`] : []
    return `**${title}**\n${lines.length === 0 ? words.none : [...shown, ...more].join('\n')}`
  }
  const plain = (text: string) => quoteOf(shortText(text, 160)).slice(2)
  return {
    language,
    title: words.title(dayOf(digest.fromMs, timeZone), dayOf(digest.toMs, timeZone)),
    body: [
      words.askedCounts(digest.questions, digest.students),
      list(
        words.asked,
        digest.asked.map(({ heading, count }) => `${plain(heading)}: ${count}`),
      ),
      list(
        words.refused,
        digest.refused.map(
          ({ heading, count, sample }) => `${plain(heading)}: ${count} (“${plain(sample)}”)`,
        ),
      ),
      list(
        words.notUnderstood,
        digest.notUnderstood.map(({ text, metPercent }) =>
          words.point(plain(inLanguage(text, language)), metPercent),
        ),
      ),
      list(words.teachAgain, digest.teachAgain.map(plain)),
      list(words.neverCited, digest.neverCited.map(plain)),
    ].join('\n\n'),
    citations: [],
    actions: [],
    visibility: 'asker',
  }
}
