import type { Answer, AnswerSentence } from '../answer/answer.ts'
import type { AnswerEvent } from '../tutor.ts'
import { showAnswer, showBesidesText } from './show-answer.ts'

type Ask = (onEvent: (event: AnswerEvent) => void) => Promise<Answer>

/**
 * Writes each checked sentence of an answer as soon as it is known, then the citations. An answer that came whole, or in
 * the end became another one (a hint, a refusal), is written whole.
 */
export async function streamAnswer(ask: Ask, write: (text: string) => void): Promise<void> {
  const shown: AnswerSentence[] = []
  const answer = await ask((event) => {
    if (event.kind !== 'sentence') return
    write(`${shown.length === 0 ? '' : '\n'}${marked(event.sentence)}`)
    shown.push(event.sentence)
  })
  if (shown.length === 0) return write(showAnswer(answer))
  const said = answer.status === 'answered' ? answer.sentences : []
  const isSame = said.length >= shown.length && shown.every(({ text }, index) => text === said[index]?.text)
  if (!isSame) return write(`\n\n${showAnswer(answer)}`)
  const rest = said.slice(shown.length).map((sentence) => `\n${marked(sentence)}`)
  write(`${rest.join('')}\n${showBesidesText(answer)}`)
}

function marked({ text, citations }: AnswerSentence): string {
  return `${text} ${citations.map((number) => `[${number}]`).join('')}`
}
