import { type ClaimClause, type Idea, isPredicate, topicOf } from './read-claim.ts'
import { isPredicateStem } from '../../retrieval/strip-korean-endings.ts'
import { isVerbAt } from './read-frames.ts'

/** What a clause is about: in Korean all up to the particle of the topic, in English what stands before its verb. */
export function subjectOf(clause: ClaimClause): Idea[] {
  const name = nameGiven(clause)
  if (name !== undefined) return [name]
  const topic = topicOf(clause)
  if (topic === undefined) return []
  if (/[가-힣]/u.test(clause.text)) return phraseOf(topic, clause.ideas)
  const text = clause.text.toLowerCase()
  const subject: Idea[] = []
  for (const idea of clause.ideas) {
    const at = text.indexOf(idea.words[0]?.surface ?? '')
    if (at > 0 && idea.words.length === 1 && isVerbAt(clause.text, at, idea.surface)) break
    if (plainVerb.test(text.slice(0, at))) break
    subject.push(idea)
  }
  return subject.length < clause.ideas.length ? subject : clause.ideas.slice(0, 1)
}

/** Of "A를 B라 한다" the name B: it is what the sentence is about. */
export function nameGiven({ text, ideas }: ClaimClause): Idea | undefined {
  return naming.test(text)
    ? ideas.findLast(({ words }) => /[가-힣](?:라|라고|이라|이라고)$/u.test(words.at(-1)?.surface ?? ''))
    : undefined
}

const naming = /라고? (?:한다|하고|하며|합니다|하는데|부른다|부르|불린다|불리|일컫|칭하)/u

/** All that a Korean clause sets beside others: its words with a particle of the topic, with what belongs to them. */
export function topicsOf(clause: ClaimClause): Idea[] {
  const marked = clause.ideas.filter(
    (idea) =>
      !isPredicate(idea) && !isPredicateStem(idea.words.at(-1)?.base ?? '') && isMarked(idea, clause.text),
  )
  const found = marked.flatMap((idea) => phraseOf(idea, clause.ideas))
  return found.length > 0 ? found : subjectOf(clause)
}

/** Whether a word has the particle of the topic, which stands apart after Latin letters. */
function isMarked({ words }: Idea, text: string): boolean {
  const { surface = '', base = '' } = words.at(-1) ?? {}
  if (/[가-힣]/u.test(surface)) return surface !== base && /(?:은|는)$/u.test(surface)
  const at = text.toLowerCase().indexOf(surface)
  return at >= 0 && /^(?: 쪽)?[은는](?=\s)/u.test(text.slice(at + surface.length))
}

/** A Korean noun with the nouns that stand before it without a particle, or with that of a possessor. */
function phraseOf(topic: Idea, ideas: readonly Idea[]): Idea[] {
  const phrase = [topic]
  for (let place = ideas.indexOf(topic) - 1; place >= 0; place -= 1) {
    const idea = ideas[place]
    const word = idea?.words.at(-1)
    if (idea === undefined || word === undefined || isPredicate(idea)) break
    if (word.surface !== word.base && !word.surface.endsWith('의')) break
    phrase.unshift(idea)
  }
  return phrase
}

const plainVerb =
  /\b(?:is|are|was|were|has|have|had|can|could|may|might|must|will|would|should|do|does|did|uses?|used|means?|gives?|gave|takes?|took|makes?|made|needs?|needed|lets?|gets?|got|keeps?|kept|holds?|held|says?|said|tells?|told|shows?|occurs?|happens?)\b/u
