import type { Answer, Citation } from '../answer/answer.ts'
import type { Chunk } from '../ingest/chunk.ts'
import { detectLanguage, type Language } from '../language.ts'
import type { ScoredChunk } from '../retrieval/retrieval.ts'
import { holdsFacts } from './fact-match.ts'
import type { Probe } from './probe.ts'

/** The decoded text of a document of the course by its path; undefined where there is none. */
export type ReadSource = (document: string) => Promise<string | undefined>

export interface Evidence {
  answer: Answer
  /** Best first. */
  retrieved: ScoredChunk[]
  elapsedMs: number
}

/** What one probe showed. The fields that do not apply (facts of a trap) are absent. */
export interface Judgement {
  id: string
  language: Language
  elapsedMs: number
  /** Citations of kind `lines`, and how many of them quote the source exactly. */
  citations: { checked: number; exact: number }
  answerable?: {
    answered: boolean
    retrieved: boolean
    /** Groups of facts that the whole answer lacks. */
    missing: string[][]
    heldInFirstSentences: boolean
  }
  trap?: { refused: boolean }
}

/** How many sentences a student reads before giving up: the stricter count of facts looks at these alone. */
const firstSentences = 3

export async function judgeProbe(
  probe: Probe,
  evidence: Evidence,
  readSource: ReadSource,
): Promise<Judgement> {
  const { answer, retrieved, elapsedMs } = evidence
  const shared = {
    id: probe.id,
    language: probe.language ?? detectLanguage(probe.question),
    elapsedMs,
    citations: await checkQuotes(answer.citations, readSource),
  }
  if (probe.expect === 'not_in_course') {
    return { ...shared, trap: { refused: answer.status === 'not_in_course' } }
  }
  const answered = answer.status === 'answered'
  const opening = answered ? answer.sentences.slice(0, firstSentences).map(({ text }) => text) : []
  return {
    ...shared,
    answerable: {
      answered,
      retrieved: retrieved.some(({ chunk }) => standsIn(chunk, probe.sections)),
      missing: answered ? holdsFacts(answer.text, probe.facts).missing : probe.facts,
      heldInFirstSentences: holdsFacts(opening.join('\n'), probe.facts).missing.length === 0,
    },
  }
}

function standsIn(chunk: Chunk, sections: string[]): boolean {
  return (
    sections.includes(documentId(chunk.document)) ||
    (chunk.sectionId !== undefined && sections.includes(chunk.sectionId))
  )
}

/** `ko/03-brooks-law.md` and `brooks-law.ko.md` are both "brooks-law": the file's name without order and edition. */
export function documentId(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.replace(/^\d+[-_. ]/u, '').replace(/\..*$/u, '')
}

async function checkQuotes(citations: Citation[], readSource: ReadSource): Promise<Judgement['citations']> {
  const checked = citations.filter(({ locator }) => locator.kind === 'lines')
  let exact = 0
  for (const { document, locator, quote } of checked) {
    const source = await readSource(document)
    const lines = source?.split('\n').slice(locator.from - 1, locator.to)
    if (lines?.join('\n').includes(quote)) exact += 1
  }
  return { checked: checked.length, exact }
}
