import type { Answer, Citation } from '../../answer/answer.ts'
import { findUsableExchange } from '../answer-visit.ts'
import { plainMessage } from '../message.ts'
import type { PressHandler } from '../press.ts'
import { quoteOf, shortText } from '../safe-text.ts'
import { say, wordsOf } from '../visit.ts'

/** Shows, to the presser alone, for each sentence the exact quote, where it stands and how to open it. */
export const sourcesAction: PressHandler = {
  name: 'sources',
  role: 'student',
  visibility: 'asker',
  async run(visit, exchangeId) {
    const exchange = await findUsableExchange(visit, exchangeId)
    const words = wordsOf(visit)
    if (exchange === undefined) return say(plainMessage(visit.language, words.faults.gone, 'asker'))
    const { answer } = exchange
    if (answer.citations.length === 0) return say(plainMessage(visit.language, words.noSources, 'asker'))
    return say({
      ...plainMessage(visit.language, sourcesBody(answer), 'asker'),
      title: words.sourcesTitle,
      citations: answer.citations,
    })
  },
}

/** Each sentence with the quotes that carry it; where they stand and how to open them the citations say. */
function sourcesBody(answer: Answer): string {
  if (answer.status !== 'answered') return answer.citations.map(entryOf).join('\n\n')
  const shown = new Set<number>()
  const parts = answer.sentences.map((sentence) => {
    const cited = answer.citations.filter(
      (citation) => sentence.citations.includes(citation.number) && !shown.has(citation.number),
    )
    for (const citation of cited) shown.add(citation.number)
    const numbers = sentence.citations.map((number) => `[${number}]`).join('')
    const heading = `**${shortText(sentence.text, 120).replaceAll('*', '∗')}** ${numbers}`
    return [heading, ...cited.map(entryOf)].join('\n\n')
  })
  return parts.join('\n\n')
}

function entryOf(citation: Citation): string {
  return `[${citation.number}]\n${quoteOf(citation.quote)}`
}
