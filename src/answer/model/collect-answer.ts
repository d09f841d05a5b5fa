import type { Answer, AnsweredAnswer, AnswerSentence, Citation } from '../answer.ts'
import { isVerbatim, type ReadPassage } from '../check-quotes.ts'
import { linkTo } from '../link-to.ts'
import type { CitedUnit } from './check-written.ts'

/** A sentence with the citations that are new with it. */
export interface NumberedSentence {
  sentence: AnswerSentence
  citations: Citation[]
}

/** Gathers checked sentences and numbers what they cite, one number a place. */
export interface AnswerCollector {
  readonly sentences: readonly AnswerSentence[]
  readonly citations: readonly Citation[]
  /** undefined where a quote does not stand in the file as it is now, or the sentence was there before. */
  add(text: string, cited: readonly CitedUnit[]): Promise<NumberedSentence | undefined>
  /** Adds the sentences of an extract that cite something new. */
  addExtract(extract: AnsweredAnswer): NumberedSentence[]
}

export function createAnswerCollector(
  readPassage: ReadPassage,
  linkTemplate: string | undefined,
): AnswerCollector {
  const sentences: AnswerSentence[] = []
  const citations: Citation[] = []
  const numberOf = (citation: Omit<Citation, 'number'>): { number: number; added?: Citation } => {
    const known = citations.find(
      ({ document, quote, locator }) =>
        document === citation.document && quote === citation.quote && locator.from === citation.locator.from,
    )
    if (known !== undefined) return { number: known.number }
    const added = { ...citation, number: citations.length + 1 }
    citations.push(added)
    return { number: added.number, added }
  }
  const push = (text: string, cited: ReadonlyArray<Omit<Citation, 'number'>>): NumberedSentence => {
    const numbered = cited.map(numberOf)
    const sentence = { text, citations: [...new Set(numbered.map(({ number }) => number))] }
    sentences.push(sentence)
    return { sentence, citations: numbered.flatMap(({ added }) => added ?? []) }
  }
  return {
    sentences,
    citations,
    async add(text, cited) {
      if (sentences.some((sentence) => sentence.text === text)) return undefined
      const made = cited.map(({ source: { chunk }, unit }) => {
        const place = { document: chunk.document, headingPath: chunk.headingPath, locator: unit.locator }
        const url = linkTo(place, chunk.sectionId, linkTemplate)
        return {
          title: chunk.title,
          ...place,
          quote: unit.quote,
          ...(url === undefined ? {} : { url }),
          chunkId: chunk.id,
          chunkHash: chunk.contentHash,
        }
      })
      const held = await Promise.all(made.map((each) => isVerbatim({ ...each, number: 1 }, readPassage)))
      return made.length > 0 && held.every(Boolean) ? push(text, made) : undefined
    },
    addExtract(extract) {
      return extract.sentences.flatMap(({ text, citations: numbers }) => {
        const cited = extract.citations.filter(({ number }) => numbers.includes(number))
        const isNew = cited.some((each) => !citations.some(({ quote }) => quote === each.quote))
        return isNew && cited.length > 0 ? [push(text, cited)] : []
      })
    },
  }
}

/** Whether an extract is one that can stand in for a model's answer. */
export function isAnswered(answer: Answer): answer is AnsweredAnswer {
  return answer.status === 'answered'
}
