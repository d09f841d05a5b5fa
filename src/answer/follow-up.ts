import { detectLanguage } from '../language.ts'
import { createConceptMatcher } from '../retrieval/match-concepts.ts'
import type { QueryConcept, Retrieval, Retrieve } from '../retrieval/retrieval.ts'
import { shareOf } from './concept-shares.ts'
import { findNoun, putInPlaceOf } from './put-in-place-of.ts'
import { weighConcepts } from './weigh-concepts.ts'

export interface FollowUpParts {
  retrieve: Retrieve
  mayRead?: (document: string) => boolean
}

const usedQuestions = 3
const mostFragmentWords = 6
const mostKoreanWords = 3
const weighedChunks = 5
/** Where a table is looked for that has both things in it. */
const tableChunks = 15
/** Words and particles that open a question which goes on from the last one. */
const opener =
  /^(?:(?:ok(?:ay)?|well|so|and|but|then|what about|how about)\b[\s,]*(?:then\b[\s,]*)?(?:what about|how about)?|(?:그럼|그러면|그렇다면|그리고|근데|그런데|또)(?=\s)[\s,]*)/iu
const preposition = /^(?:(?:for|in|with|on|at|of|to|by|from)\s+)?(?:the\s+|an?\s+)?/iu
const greeting = /^(?:thanks?|thank you|hi|hello|hey|bye|good|great|고마|감사|안녕|네|넵|아니)/iu
const verb =
  /\b(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|what|which|who|why|how|when|where)\b|(?:뭐|뭘|무엇|무얼|무슨|누구|누가|어떻|어떤|어디|언제|왜|몇|얼마)/iu
const topicEnding = /(?:은|는|도)요?$/u
const hangul = /[가-힣]/u
const pronoun =
  /\b(?:it|its|this|that|these|those|they|them|their|the same|the former|the latter|the others?|he|she|his|her)\b|(?:^|\s)(?:그|이|저)(?:것|거|건|게|걸|들|때|중)?(?:[은는이가을를의도에]\S{0,2})?(?=[\s?!.]|$)/iu
/** A request that is about whatever was said last. */
const bare = /^(?:왜|더|또|자세히|다시|쉽게|간단히|예(?:를|시)|어째서|어떻게)(?=\s|\S?요?[\s?.!]*$)/u

/**
 * A question so that it can be understood without the conversation, found without a model: "and for Kubernetes?" takes
 * the place of what it is like in the last question; "who made it?" and "왜요?" get the last question's subject before
 * them. A question that stands alone is returned as it is.
 *
 * @param earlier the questions before it, oldest first.
 */
export async function resolveFollowUp(
  text: string,
  earlier: readonly string[],
  parts: FollowUpParts,
): Promise<string> {
  let resolved: string | undefined
  for (const question of [...earlier.slice(-usedQuestions), text]) {
    resolved = resolved === undefined ? question : await standOn(resolved, question, parts)
  }
  return resolved ?? text
}

async function standOn(before: string, text: string, parts: FollowUpParts): Promise<string> {
  const said = await retrieveFor(text, 1, parts)
  const own = subjectsOf(said)
  const isStrange = said.concepts.some(({ isFrame, inCourse }) => !isFrame && !inCourse)
  const fragment = fragmentOf(text)
  const isFragment = fragment !== undefined && (own.length > 0 || isStrange)
  if (greeting.test(text.trim())) return text
  const leans = isFragment || bare.test(text) || leansByPronoun(text, own) || (own.length === 0 && !isStrange)
  if (!leans) return text
  const last = await retrieveFor(before, 1, parts)
  const subjects = subjectsOf(last)
  if (isFragment && detectLanguage(text) === detectLanguage(before)) {
    const replaced = await replaceSubject(before, subjects, fragment, parts)
    if (replaced !== undefined) return replaced
  }
  const language = detectLanguage(text)
  const names = subjects.map((subject) => nameIn(language, subject, before))
  return names.length === 0 ? `${before} ${text}` : `${names.join(', ')}: ${text}`
}

function retrieveFor(text: string, limit: number, { retrieve, mayRead }: FollowUpParts): Promise<Retrieval> {
  return retrieve({ text, limit, ...(mayRead && { mayRead }) })
}

/** What a question is about: its concepts that are no mere frame and that the course knows. */
function subjectsOf({ concepts }: Retrieval): QueryConcept[] {
  const weights = weighConcepts(concepts)
  return concepts.filter(({ isFrame, inCourse }, index) => !isFrame && inCourse && (weights[index] ?? 0) > 0)
}

/** The noun of a question without a verb, as in "and for Kubernetes?", "그럼 로깅은요?", "도커는?". */
function fragmentOf(text: string): string | undefined {
  const asked = text.trim().replace(/[\s?!.]+$/u, '')
  const rest = asked.replace(opener, '')
  const isOpened = rest !== asked
  const noun = rest.replace(preposition, '').replace(topicEnding, '').trim()
  const words = noun.split(/\s+/u).length
  if (noun === '' || words > mostFragmentWords || verb.test(noun)) return undefined
  const isTopic = topicEnding.test(rest)
  // A Korean sentence ends in its verb, a fragment in a particle.
  if (hangul.test(rest)) return isTopic && words <= mostKoreanWords ? noun : undefined
  return isOpened ? noun : undefined
}

/** A pronoun leans back unless the question itself has named something before it. */
function leansByPronoun(text: string, own: readonly QueryConcept[]): boolean {
  const found = pronoun.exec(text)
  if (found === null) return false
  const before = text.slice(0, found.index).toLowerCase()
  return !own.some(({ surface }) => before.includes(surface.toLowerCase()))
}

function nameIn(language: string, { surface, otherNames }: QueryConcept, before: string): string {
  if (detectLanguage(surface) !== language) {
    const name = otherNames.find((other) => detectLanguage(other) === language)
    if (name !== undefined) return name
  }
  const place = findNoun(before, surface)
  return place === undefined ? surface : before.slice(place.start, place.end)
}

/** The last question about something else: of all subjects, the one whose replacement the material says most about. */
async function replaceSubject(
  before: string,
  subjects: readonly QueryConcept[],
  noun: string,
  parts: FollowUpParts,
): Promise<string | undefined> {
  const choices = subjects.flatMap((subject) => {
    const text = putInPlaceOf(before, subject.surface, noun)
    return text === undefined ? [] : [{ text, subject }]
  })
  if (choices.length <= 1) return choices[0]?.text
  const around = await retrieveFor(`${before} ${noun}`, tableChunks, parts)
  const alike = choices.filter(({ subject }) => areOfAKind(subject, noun, around))
  if (alike.length === 1) return alike[0]?.text
  let best: { text: string; fit: number } | undefined
  for (const { text } of alike.length > 1 ? alike : choices) {
    const fit = await fitOf(text, parts)
    if (best === undefined || fit > best.fit) best = { text, fit }
  }
  return best?.text
}

/** How much of a question the best single statement of the material holds, 0 to 1. */
async function fitOf(question: string, parts: FollowUpParts): Promise<number> {
  const found = await retrieveFor(question, weighedChunks, parts)
  const match = createConceptMatcher(found)
  const weights = weighConcepts(found.concepts)
  const statements = found.results.flatMap(({ chunk }) =>
    chunk.units.map(({ text, header = [] }) => [...chunk.headingPath, ...header, text].join('\n')),
  )
  return Math.max(0, ...statements.map((statement) => shareOf(match(statement), weights)))
}

/** Whether two things are of a kind: a table has them both among its columns, or both down its first column. */
function areOfAKind(subject: QueryConcept, noun: string, around: Retrieval): boolean {
  const names = (concept: Pick<QueryConcept, 'surface' | 'otherNames'>) =>
    [concept.surface, ...concept.otherNames].map((name) => name.toLowerCase())
  const other = around.concepts.find(({ surface }) => noun.toLowerCase().includes(surface.toLowerCase()))
  const [one, two] = [names(subject), other === undefined ? [noun.toLowerCase()] : names(other)]
  const holds = (cell: string, wanted: readonly string[]) =>
    wanted.some((name) => cell.toLowerCase().includes(name))
  const bothIn = (cells: readonly string[]) =>
    cells.some((cell) => holds(cell, one)) && cells.some((cell) => holds(cell, two))
  return around.results.some(({ chunk }) => {
    const rows = chunk.units.filter(({ kind }) => kind === 'table-row')
    return (
      rows.some(({ header = [] }) => bothIn(header)) || bothIn(rows.map(({ cells = [] }) => cells[0] ?? ''))
    )
  })
}
