import type { Unit } from '../ingest/document.ts'
import { detectLanguage } from '../language.ts'
import { type ConceptWeights, type MatchConcepts, shareOf } from './concept-shares.ts'

const englishSubject =
  /^(?:an?\s|the\s)?([^,;:!?]{2,80}?)\s(?:is|are|was|means?|refers? to|says?|states?|describes?)\s/iu
const koreanSubject = /^([^,;:!?]{1,60}?)(?:이라는 것은|이란|란|은|는)\s/u
/** "…의 정의에는 …": the topic is a place, not the subject. */
const koreanAdverbial = /[가-힣](?:에|에서|에게)$/u
/** "Conway's law: …", "응집도 - …": how a slide or a list defines. */
const slideSubject = /^([^,;!?.]{2,60}?)\s*(?:[:：=]|\s[-–—]\s)/u

/** How much of the question the subject must name. */
const mostlyNamed = 0.6
/** A subject with a word more is about something of what was asked about ("the data of a microservice"). */
const trustByOtherWords = [1, 0.6]
const koreanCopula = /(?:이다|다는 것|말한다|뜻한다|가리킨다|부른다|일컫는다|입니다|이에요|예요|임|말)[.)]*$/u
const withoutCopula = 0.75

/**
 * How surely a unit says of what the question asks about what it is, 0 to 1: its grammatical subject names that, and
 * little else, and the predicate is a noun.
 */
export function definesAsked(
  unit: Unit,
  match: MatchConcepts,
  weights: ConceptWeights,
  findNewWords: (text: string) => ReadonlySet<string>,
): number {
  if (unit.kind === 'table-row' || unit.kind === 'code') return 0
  const text = unit.text.replaceAll(/\([^)]*\)/gu, '').trim()
  const pattern = detectLanguage(text) === 'ko' ? koreanSubject : englishSubject
  const subject = (pattern.exec(text) ?? slideSubject.exec(text))?.[1]
  if (subject === undefined || koreanAdverbial.test(subject)) return 0
  if (shareOf(match(subject), weights) < mostlyNamed) return 0
  const trust = trustByOtherWords[findNewWords(subject).size] ?? 0
  return pattern === koreanSubject && !koreanCopula.test(text) ? trust * withoutCopula : trust
}
