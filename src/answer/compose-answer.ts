import type { Chunk } from '../ingest/chunk.ts'
import { detectLanguage, type Language } from '../language.ts'
import type { AnswerSentence, Citation } from './answer.ts'
import type { Candidate } from './candidate.ts'
import type { ReadPassage } from './check-quotes.ts'
import type { Evidence } from './choose-evidence.ts'
import { linkTo } from './link-to.ts'
import { type Quotation, quotePiece } from './quote-piece.ts'
import { sayRow } from './say-row.ts'
import { isFragment } from './widen-evidence.ts'
import { answerWording } from './wording.ts'

export interface Composed {
  sentences: AnswerSentence[]
  citations: Citation[]
}

/** Says each piece of evidence as a sentence in the asker's language and numbers its citations from 1. */
export async function composeAnswer(
  evidence: readonly Evidence[],
  language: Language,
  { linkTemplate, readPassage }: { linkTemplate: string | undefined; readPassage: ReadPassage },
): Promise<Composed> {
  const citations: Citation[] = []
  const sentences: AnswerSentence[] = []
  for (const piece of evidence) {
    const quotations = await quotePiece(piece, readPassage)
    const [first] = piece.candidates
    if (first === undefined) continue
    sentences.push({
      text: sayEvidence(piece, language, sentences.length === 0),
      citations: quotations.map((quotation) => numberOf(first.chunk, quotation, citations, linkTemplate)),
    })
  }
  return { sentences, citations }
}

function numberOf(
  chunk: Chunk,
  { quote, locator }: Quotation,
  citations: Citation[],
  linkTemplate: string | undefined,
): number {
  const known = citations.find(
    (each) => each.document === chunk.document && each.quote === quote && each.locator.from === locator.from,
  )
  if (known !== undefined) return known.number
  const place = { document: chunk.document, headingPath: chunk.headingPath, locator }
  const url = linkTo(place, chunk.sectionId, linkTemplate)
  const citation: Citation = {
    number: citations.length + 1,
    title: chunk.title,
    ...place,
    quote,
    ...(url === undefined ? {} : { url }),
    chunkId: chunk.id,
    chunkHash: chunk.contentHash,
  }
  citations.push(citation)
  return citation.number
}

function sayEvidence({ kind, candidates }: Evidence, language: Language, isFirst: boolean): string {
  const wording = answerWording[language]
  const [first] = candidates
  if (first === undefined) return ''
  if (kind === 'row') return endSentence(withTableName(first, sayRow(first.unit, wording)))
  const said =
    kind === 'list'
      ? sayList(candidates)
      : withSubject(first, candidates.map(({ unit }) => oneLine(unit.text)).join(' '))
  // The material's own words are never translated without a model: a student sees which language they are in.
  if (first.chunk.language === language || detectLanguage(said) === language) return endSentence(said)
  return isFirst ? wording.inOtherLanguage(said) : `“${said}”`
}

/** A row whose first cell does not name the question's subject is said under its heading. */
function withTableName({ chunk, unit }: Candidate, said: string): string {
  const heading = chunk.headingPath.at(-1)
  return unit.header === undefined && heading !== undefined ? `${heading}: ${said}` : said
}

/** A list as one sentence: its heading, or the sentence that leads into it, then the items. */
function sayList(candidates: readonly Candidate[]): string {
  const [first] = candidates
  if (first === undefined) return ''
  const isLed = first.unit.kind === 'sentence' && !isFragment(first.unit)
  const items = (isLed ? candidates.slice(1) : candidates).map(({ unit }) =>
    oneLine(unit.kind === 'table-row' ? (unit.cells ?? []).join(' – ') : unit.text).replace(/[.。;,]$/u, ''),
  )
  const lead = isLed ? oneLine(first.unit.text).replace(/\s*[.:：]$/u, '') : leadOf(first)
  return lead === undefined ? items.join('; ') : `${lead}: ${items.join('; ')}`
}

/** What a bare bullet is about: the sentence that leads into its list, else its heading. */
function leadOf({ chunk, unit, position }: Candidate): string | undefined {
  const before = chunk.units.slice(0, position).findLast(({ block }) => block !== unit.block)
  if (before?.kind === 'sentence' && /[:：]$/u.test(before.text.trim())) {
    return oneLine(before.text).replace(/\s*[:：]$/u, '')
  }
  return chunk.headingPath.at(-1) ?? chunk.title
}

/** A half sentence without a verb, as slides have them, is said under its heading. */
function withSubject({ chunk, unit }: Candidate, said: string): string {
  const heading = chunk.headingPath.at(-1)
  return isFragment(unit) && heading !== undefined && !said.includes(heading) ? `${heading}: ${said}` : said
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/gu, ' ').trim()
}

function endSentence(text: string): string {
  return /[.!?。…:]["'”’)\]]*$/u.test(text) ? text : `${text}.`
}

/** The text that a person reads: sentences with their citation numbers; lists and rows on lines of their own. */
export function renderText(
  sentences: readonly AnswerSentence[],
  kinds: ReadonlyArray<Evidence['kind']> = [],
): string {
  return sentences
    .map(({ text, citations }, index) => {
      const marked = `${text} ${citations.map((number) => `[${number}]`).join('')}`
      const breaks = index > 0 && (kinds[index] !== 'prose' || kinds[index - 1] !== 'prose')
      return index === 0 ? marked : `${breaks ? '\n' : ' '}${marked}`
    })
    .join('')
}
