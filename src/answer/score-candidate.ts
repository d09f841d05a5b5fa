import type { Candidate } from './candidate.ts'
import { leansOnContext } from './leans-on-context.ts'
import type { UnderstoodQuestion } from './understand-question.ts'

/** Material in the other language is taken where it fits clearly better. */
const otherLanguageFactor = 0.85
const foreignEditionFactor = 0.55

const ownWeight = 0.5
const contextWeight = 0.5
const chunkWeight = 1
const cueWeight = 0.12

/** How well a unit answers the question; comparable within one question. */
export function scoreCandidate(candidate: Candidate, question: UnderstoodQuestion): number {
  const score =
    ownWeight * candidate.ownShare +
    contextWeight * candidate.contextShare +
    chunkWeight * candidate.chunkScore +
    cueWeight * cueStrength(candidate, question)
  const { unit } = candidate
  const leaning = unit.kind === 'sentence' && leansOnContext(unit) ? leaningFactor : 1
  const single = !question.asks.has('example') && exampleCue.test(unit.text) ? singleCaseFactor : 1
  return score * noveltyFactor(candidate, question) * languageFactor(candidate, question) * leaning * single
}

/** A sentence that leans on what was said before it is taken where it fits clearly better. */
const leaningFactor = 0.92
/** What holds in general is said before a single case, where no case was asked for. */
const singleCaseFactor = 0.92

function languageFactor({ chunk, isForeignEdition }: Candidate, { language }: UnderstoodQuestion): number {
  if (chunk.language === language) return 1
  return isForeignEdition ? foreignEditionFactor : otherLanguageFactor
}

/** A unit that says little beyond the question's own words (a title, an agenda's line) answers no question but whether it is so. */
function noveltyFactor({ unit, newWords, isPointer }: Candidate, { asks }: UnderstoodQuestion): number {
  if (unit.kind === 'table-row') return 1
  if (isPointer) return 0.5
  if (asks.has('yes-no') && newWords().size > 0) return 1
  return [0.5, 0.75, 0.9][newWords().size] ?? 1
}

const reasonCue =
  /\b(because|since|so that|therefore|hence|due to|thanks to|in order to|reason|leads? to|cause[sd]?)\b|때문|위해|위한|므로|따라서|그래서|이유|왜냐|덕분|탓|하려면|니까|→/iu
const exampleCue =
  /\b(for example|for instance|such as|e\.g\.|example)\b|예를 들|예컨대|가령|예시|예:|예\)|예로/iu
const contrastCue =
  /\b(while|whereas|but|unlike|in contrast|instead|than|both|on the other hand)\b|반면|달리|비해|보다|대신|하지만|그러나|반대로/iu
const numberCue =
  /\d|O\(|\b(one|two|three|four|five|six|seven|eight|nine|ten|twice|half|square[ds]?)\b|[한두세네] (가지|개|번|명)|(다섯|여섯|일곱|여덟|아홉|열) ?(가지|개|번|명)|제곱/iu
const definitionCue =
  /\b(is|are|means?|refers? to|defined as|says?|states?|called)\b|(이란|란|은|는)\s.*(이다|다|말한다|뜻한다|것|입니다|함|임)[.]?$|정의|의미|뜻/iu

function cueStrength({ unit, position, definition }: Candidate, { asks }: UnderstoodQuestion): number {
  let strength = 0
  if (asks.has('reason') && reasonCue.test(unit.text)) strength += 1.3
  if (asks.has('example') && exampleCue.test(unit.text)) strength += 1
  if (asks.has('comparison') && (contrastCue.test(unit.text) || unit.kind === 'table-row')) strength += 0.7
  if (asks.has('number') && numberCue.test(unit.text)) strength += 1.5
  if (asks.has('mapping') && unit.kind === 'table-row') strength += 1
  const isListed = unit.kind === 'list-item' || (unit.kind === 'table-row' && unit.header === undefined)
  if (asks.has('list') && isListed) strength += 0.6
  const asksWhatItIs = asks.has('definition') || asks.has('comparison')
  const defines = asksWhatItIs ? definition() : 0
  if (defines > 0) strength += 2 * defines
  else if (asks.has('definition') && definitionCue.test(unit.text))
    strength += 0.5 + (position === 0 ? 0.5 : 0)
  return Math.min(strength, 2.5)
}
