import type { Unit } from '../ingest/document.ts'
import { detectLanguage } from '../language.ts'
import { type ConceptWeights, type MatchConcepts, shareOf } from './concept-shares.ts'

const englishSubject =
  /^(?:an?\s|the\s)?([^,;:!?]{2,80}?)\s(?:is|are|was|means?|refers? to|says?|states?|describes?)\s/iu
const koreanSubject = /^([^,;:!?]{1,60}?)(?:이라는 것은|이란|란|은|는)\s/u
/** "Conway's law: …", "응집도 - …": how a slide or a list defines. */
const slideSubject = /^([^,;!?.]{2,60}?)\s*(?:[:：=]|\s[-–—]\s)/u

/** How much of the question the subject must name, and how many other words it may hold. */
const mostlyNamed = 0.6
const mostOtherWords = 1

/** Whether a unit says of what the question asks about what it is: its grammatical subject names that, and little else. */
export function definesAsked(
  unit: Unit,
  match: MatchConcepts,
  weights: ConceptWeights,
  findNewWords: (text: string) => ReadonlySet<string>,
): boolean {
  if (unit.kind === 'table-row' || unit.kind === 'code') return false
  const text = unit.text.replaceAll(/\([^)]*\)/gu, '').trim()
  const pattern = detectLanguage(text) === 'ko' ? koreanSubject : englishSubject
  const subject = (pattern.exec(text) ?? slideSubject.exec(text))?.[1]
  if (subject === undefined) return false
  return shareOf(match(subject), weights) >= mostlyNamed && findNewWords(subject).size <= mostOtherWords
}
