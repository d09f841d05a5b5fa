import type { Unit } from '../../ingest/document.ts'
import type { Language } from '../../language.ts'
import { understandQuestion } from '../understand-question.ts'
import { type KeyTerm, newKeyTerms, type Vocabulary } from './find-key-terms.ts'
import { type HintEvidence, sectionName } from './hint-evidence.ts'
import { findListAround } from './list-around.ts'
import { chooseColumn, matchesCell } from './choose-column.ts'
import { bareName } from './name-matcher.ts'
import { splitDefinition } from './read-definition.ts'
import { tutoringWording } from './tutoring-wording.ts'

const reasonCue =
  /\b(?:because|since|so that|due to|thanks to|in order to)\b|때문|위해|덕분|므로|니까|이유는/iu
const quantity = /\d|O\(/iu
const enumeration = /(?:,[^,]{2,40}){3}/u
/** A Korean verb that happens to be in the built-in terms is no idea. */
const predicate = /(?:[면고며서다한된는게지])$/u
const mostIdeas = 2

/**
 * A question that leads to the answer, made from the evidence by its kind: a table asks for its row or column, a list
 * for its points, a reason for its consequence, a definition for how its parts belong together.
 */
export function askLeadingQuestion(
  question: string,
  evidence: HintEvidence,
  language: Language,
  vocabulary: Vocabulary,
): string {
  const wording = tutoringWording[language]
  const section = sectionName(evidence.section)
  const [unit] = evidence.units
  if (unit === undefined) return wording.askSection(section, [])
  if (unit.kind === 'code') return wording.askCode(section)
  if (unit.kind === 'table-row')
    return askAboutRow(question, unit, sectionName(evidence.chunk), language, vocabulary)
  const list = findListAround(evidence)
  if (list !== undefined && evidence.units.length > 1) return wording.askList(list.label, list.units.length)

  const { asks } = understandQuestion(question, vocabulary.frameWords)
  const fresh = newKeyTerms(unit.text, question, vocabulary)
  if (!asks.has('definition') && fresh.some(({ kind, text }) => kind === 'number' || quantity.test(text))) {
    return wording.askNumber(namesOf(fresh, mostIdeas))
  }
  const reason = causeIn(unit, language)
  if (reason !== undefined && !asks.has('definition')) {
    const ideas = newKeyTerms(reason, question, vocabulary).filter(({ origin }) => origin === 'glossary')
    return wording.askReason(namesOf(ideas, 1)[0])
  }
  const definition = splitDefinition(unit.text)
  if (enumeration.test(unit.text)) return wording.askSection(section, [])
  const isOfAsked =
    definition !== undefined && newKeyTerms(bareName(definition.term), question, vocabulary).length === 0
  if (definition !== undefined && !definition.needsList && isOfAsked)
    return wording.askDefinition(bareName(definition.term), namesOf(fresh, mostIdeas))
  return wording.askSection(section, namesOf(fresh, mostIdeas))
}

function askAboutRow(
  question: string,
  unit: Unit,
  section: string,
  language: Language,
  vocabulary: Vocabulary,
): string {
  const wording = tutoringWording[language]
  const [subject = '', ...rest] = unit.cells ?? [unit.text]
  if (matchesCell(question, subject, vocabulary)) {
    const column = chooseColumn(question, unit, vocabulary)
    return column?.name === undefined
      ? wording.askSection(section, [bareName(subject)])
      : wording.askColumn(section, bareName(subject), bareName(column.name))
  }
  const place = rest.findIndex((cell) => matchesCell(question, cell, vocabulary))
  const column = unit.header?.[place + 1]
  const cell = rest[place]
  return cell === undefined ? wording.askSection(section, []) : wording.askRow(section, cell, column)
}

/** The part of a sentence that states a cause. */
function causeIn({ text }: Unit, language: Language): string | undefined {
  const cue = reasonCue.exec(text)
  if (cue === null) return undefined
  if (language === 'ko' || /[가-힣]/u.test(cue[0]))
    return cue[0].startsWith('이유') ? text.slice(cue.index) : text.slice(0, cue.index)
  return text.slice(cue.index + cue[0].length)
}

/**
 * Ideas that a hint may name: terms of the course, else of the subject, each once. Proper names are left out: they are
 * what is asked for too often.
 */
function namesOf(terms: readonly KeyTerm[], most: number): string[] {
  const named = terms.filter(
    ({ kind, text, from, keys }) =>
      kind === 'term' && !keys.some((key) => quantity.test(key)) && !(from > 0 && /^[A-Z]/u.test(text)),
  )
  const ofCourse = named.filter(({ origin }) => origin === 'glossary')
  const names = (
    ofCourse.length > 0
      ? ofCourse
      : named.filter(({ origin, text }) => origin === 'base' && !predicate.test(text))
  ).map(({ text }) => text)
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].slice(0, most)
}
