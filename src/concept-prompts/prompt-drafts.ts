import type { Chunk } from '../ingest/chunk.ts'
import type { Unit } from '../ingest/document.ts'
import type { Language } from '../language.ts'
import { withParticle } from '../answer/tutoring/korean-particle.ts'
import { leansOnContext } from '../answer/leans-on-context.ts'
import { isQuestion, type PlacedUnit } from '../answer/tutoring/section-units.ts'
import type { DefinitionFact, TableFact } from '../answer/tutoring/quiz-facts.ts'
import type { ConceptPromptKind } from './concept-prompt.ts'

/** A concept prompt in one language, out of one place of the material. */
export interface PromptDraft {
  kind: ConceptPromptKind
  language: Language
  question: string
  /** What a good answer says: each a unit of the material. */
  criteria: PlacedUnit[]
  chunk: Chunk
  /** Where its first criterion stands among the units of its section: editions of one lesson run alike. */
  place: number
}

export const mostCriteria = 4
export const leastCriteria = 2
const longestCriterion = 260

const wording = {
  ko: {
    explain: (term: string) =>
      `${withParticle(term, 'topic')} 무엇인지, 왜 중요한지 자기 말로 설명해 보세요.`,
    compare: (one: string, other: string) =>
      `${withParticle(one, 'and')} ${withParticle(other, 'object')} 비교해 보세요. 어떤 점이 서로 다른가요?`,
    mistake: (term: string, wrong: string) =>
      `다음 설명에는 잘못이 있습니다. 무엇이 잘못인지 찾아서 바르게 설명해 보세요.\n“${withParticle(term, 'topic')} ${wrong}”`,
  },
  en: {
    explain: (term: string) => `Explain in your own words what “${term}” means, and why it matters.`,
    compare: (one: string, other: string) => `Compare ${one} and ${other}: in which respects do they differ?`,
    mistake: (term: string, wrong: string) =>
      `There is a mistake in this explanation. Find it, and explain it rightly.\n“${capitalised(term)}: ${wrong}”`,
  },
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

/** Whether a unit can stand alone as what an answer should say. */
export function isStatement(unit: Unit): boolean {
  return isSentence(unit) && !leansOnContext(unit)
}

function isSentence(unit: Unit): boolean {
  return (
    (unit.kind === 'sentence' || unit.kind === 'list-item') &&
    !isQuestion(unit) &&
    unit.text.length <= longestCriterion &&
    unit.text.length >= 12 &&
    !unit.text.endsWith(':')
  )
}

/** A sentence that speaks of the last thing named by a word for it; under a question about that thing it is clear. */
const goesOn = /^(?:it|they|its|their)\b|^(?:이것은|이는|그것은|이들은|이것이|이를|그) /iu

/** "Explain in your own words": a definition, and what its paragraph and the next ones go on to say of the term. */
export function draftExplanation(
  fact: DefinitionFact,
  section: readonly PlacedUnit[],
): PromptDraft | undefined {
  const place = section.findIndex(({ unit }) => unit === fact.unit)
  const example = /^(?:for example|for instance|예를 들어|예컨대)/iu
  const after = section.slice(place + 1)
  const ofParagraph = after.filter(({ unit }) => unit.block === fact.unit.block && isSentence(unit))
  // Only what comes at once: later on "it" may be something else.
  const end = ofParagraph.findIndex(({ unit }) => !goesOn.test(unit.text))
  const going = new Set(ofParagraph.slice(0, end === -1 ? undefined : end))
  const more = after
    .filter(
      (placed) =>
        going.has(placed) ||
        (placed.chunk.headingPath.length === fact.chunk.headingPath.length &&
          isStatement(placed.unit) &&
          namesTerm(placed.unit.text, fact.term)),
    )
    .filter(({ unit }) => !example.test(unit.text))
    .slice(0, mostCriteria - 1)
  if (place === -1 || more.length + 1 < leastCriteria) return undefined
  const { language } = fact.chunk
  return {
    kind: 'explain',
    language,
    question: wording[language].explain(fact.term),
    criteria: [{ chunk: fact.chunk, unit: fact.unit }, ...more],
    chunk: fact.chunk,
    place,
  }
}

function namesTerm(text: string, term: string): boolean {
  return text.toLowerCase().includes(term.toLowerCase())
}

/** "Compare": a table that sets two things beside each other, a criterion for each row. */
export function draftComparison(table: TableFact, section: readonly PlacedUnit[]): PromptDraft | undefined {
  const [first] = table.rows
  const [, one, other] = table.header
  if (first === undefined || table.header.length !== 3 || one === undefined || other === undefined)
    return undefined
  if (table.rows.length < leastCriteria || one === '' || other === '') return undefined
  const { language } = first.chunk
  return {
    kind: 'compare',
    language,
    question: wording[language].compare(one, other),
    criteria: table.rows.slice(0, mostCriteria),
    chunk: first.chunk,
    place: section.findIndex(({ unit }) => unit === first.unit),
  }
}

/** "Find the mistake": a term with the description of another one of the same lesson. */
export function draftMistake(
  fact: DefinitionFact,
  other: DefinitionFact,
  section: readonly PlacedUnit[],
): PromptDraft {
  const { language } = fact.chunk
  return {
    kind: 'find-mistake',
    language,
    question: wording[language].mistake(fact.term, other.description),
    criteria: [
      { chunk: fact.chunk, unit: fact.unit },
      { chunk: other.chunk, unit: other.unit },
    ],
    chunk: fact.chunk,
    place: section.findIndex(({ unit }) => unit === fact.unit),
  }
}

const askedKinds: ReadonlyArray<[ConceptPromptKind, RegExp]> = [
  ['example', /\bexamples?\b|예를 (?:들|하나)|예시/iu],
  [
    'what-if',
    /\bwhat (?:happens|would happen|comes|becomes)\b.*\b(?:if|when)\b|\bwhat if\b|면 (?:어떻게|무슨 일|어떤 일)/iu,
  ],
  ['compare', /\bdifferences?\b|\bcompare\b|차이|비교/iu],
  ['explain', /\bwhy\b|까닭|이유|왜/iu],
]

/** The kind that a question of the material itself asks for. */
function kindOfQuestion(text: string): ConceptPromptKind | undefined {
  return askedKinds.find(([, pattern]) => pattern.test(text))?.[0]
}

/** A question that the material puts and answers itself, where the answer says at least two things. */
export function draftAsked(section: readonly PlacedUnit[]): PromptDraft[] {
  return section.flatMap(({ chunk, unit }, place) => {
    const kind = isQuestion(unit) ? kindOfQuestion(unit.text) : undefined
    if (kind === undefined || unit.text.length > 300) return []
    const criteria: PlacedUnit[] = []
    for (const each of section.slice(place + 1)) {
      if (isQuestion(each.unit) || criteria.length === mostCriteria) break
      if (each.chunk.headingPath.join('\n') !== chunk.headingPath.join('\n')) break
      if (isStatement(each.unit)) criteria.push(each)
    }
    if (criteria.length < leastCriteria) return []
    return [{ kind, language: chunk.language, question: unit.text, criteria, chunk, place }]
  })
}
