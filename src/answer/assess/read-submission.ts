import type { ClaimClause, Idea, ReadUnit, Vocabulary } from '../check/read-claim.ts'
import { readClaim } from '../check/read-claim.ts'
import type { OwnWords } from './assessment.ts'

/** A sentence of a submission, or two in a row, as the assessment compares it. */
export interface Passage {
  ownWords: OwnWords
  clauses: ClaimClause[]
  ideas: Idea[]
  /** One sentence, not two. */
  isSingle: boolean
}

const longestSubmission = 4_000

/** Where sentences end: at a mark followed by space, at a line's end, and where a Korean sentence ends without a mark. */
const sentencePiece = /[^.!?。\n]*(?:\.(?=\S)[^.!?。\n]*)*[.!?。]?/gu

/** The sentences of a text with their places, without the white space round them. */
export function splitSentences(text: string): OwnWords[] {
  const found: OwnWords[] = []
  for (const match of text.slice(0, longestSubmission).matchAll(sentencePiece)) {
    const piece = match[0].trim()
    if (!/[\p{L}\p{N}]/u.test(piece)) continue
    const from = match.index + match[0].indexOf(piece)
    found.push({ from, to: from + piece.length, text: piece })
  }
  return found
}

/** What a submission can be measured by: each sentence, and each two in a row (a thought may run on). */
export function readPassages(submission: string, vocabulary: Vocabulary): Passage[] {
  const sentences = splitSentences(submission).map((ownWords) => readPassage(ownWords, vocabulary))
  const pairs = sentences.slice(1).map((second, index): Passage => {
    const first = sentences[index] ?? second
    const { from } = first.ownWords
    const { to } = second.ownWords
    return {
      ownWords: { from, to, text: submission.slice(from, to) },
      clauses: [...first.clauses, ...second.clauses],
      ideas: [...first.ideas, ...second.ideas],
      isSingle: false,
    }
  })
  return [...sentences, ...pairs]
}

function readPassage(ownWords: OwnWords, vocabulary: Vocabulary): Passage {
  const { clauses } = readClaim(ownWords.text, vocabulary)
  return { ownWords, clauses, ideas: clauses.flatMap(({ ideas }) => ideas), isSingle: true }
}

/** A statement as the check compares it. */
export function readStatement(text: string, vocabulary: Vocabulary): ReadUnit {
  const claim = readClaim(text, vocabulary)
  return {
    claim,
    ideas: claim.clauses.flatMap(({ ideas }) => ideas),
    numbers: new Set(claim.clauses.flatMap(({ numbers }) => numbers)),
  }
}
