import { analyseWord } from '../../retrieval/analyse-word.ts'
import { isPredicateStem } from '../../retrieval/strip-korean-endings.ts'
import { type ClaimClause, type Idea, isPredicate } from './read-claim.ts'

/** Who does what to whom, as far as particles and word order tell. */
export interface Frame {
  /** The verb: an idea of the clause, or one that only frames ("uses"). */
  predicate: Pick<Idea, 'words'>
  agent: Idea[]
  patient: Idea[]
}

/** The frames of a clause in reading order; a passive has its agent and patient put right. */
export function readFrames(clause: ClaimClause): Frame[] {
  return /[가-힣]/u.test(clause.text) ? readKorean(clause) : readEnglish(clause)
}

interface Placed {
  idea: Idea
  from: number
  to: number
}

/** Where the ideas of a clause stand in its text. */
function placeIdeas({ text, ideas }: ClaimClause): Placed[] {
  const plain = text.toLowerCase()
  const placed: Placed[] = []
  let start = 0
  for (const idea of ideas) {
    const first = idea.words[0]
    const last = idea.words.at(-1)
    if (first === undefined || last === undefined) continue
    const from = indexOfWord(plain, first.surface, start)
    if (from < 0) continue
    const at = plain.indexOf(last.surface, from)
    const to = (at < 0 ? from + first.surface.length : at + last.surface.length) || from
    placed.push({ idea, from, to })
    start = from + 1
  }
  return placed
}

function indexOfWord(text: string, word: string, start: number): number {
  for (let at = text.indexOf(word, start); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')) return at
  }
  return -1
}

const beforeNoun =
  /(?:^|[\s("'])(?:the|an?|of|in|on|at|for|with|by|from|into|onto|over|under|between|through|as|than|and|or|nor|its|their|his|her|our|your|this|that|these|those|each|every|any|all|some|no|other|another|same|such|one|two|more|most|less|several|many|few|own|new|small|large|only|both|about|without)\s+$/iu
const beforeVerb =
  /(?:^|\s)(?:to|can|could|may|might|must|will|would|shall|should|do|does|did|not|cannot|is|are|was|were|be|been|being|has|have|had|never|always|usually|often|also|then|it|they|which|that|who|and|we|you|i)\s+$/iu
const auxiliary =
  /\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+|also\s+|not\s+|still\s+|never\s+|always\s+)?$/iu
const participle = /(?:ed|en|wn|nt|lt|ld|pt|ft|ught|ade|one|ung|ept|eft|um|un|it|ut|ead|read|put|set|cut)$/u
const plainVerb =
  /\b(?:uses?|used|has|have|had|means?|meant|gives?|gave|given|takes?|took|makes?|made|needs?|needed|gets?|got|lets?|allows?|allowed|holds?|held|keeps?|kept|receives?|received|sends?|sent|shows?|showed|contains?|says?|said|calls?|called|owns?|owned)\b/giu

interface Verb {
  predicate: Pick<Idea, 'words'>
  from: number
  to: number
}

/** Whether a word of an English text stands where a verb does. */
export function isVerbAt(text: string, from: number, word: string): boolean {
  const before = text.slice(0, from)
  if (
    beforeVerb.test(before) &&
    !/(?:^|\s)(?:is|are|was|were|be|been|being|has|have|had)\s+$/iu.test(before)
  ) {
    return !/(?:^|\s)that\s+$/iu.test(before) || /(?:s|ed)$/u.test(word)
  }
  if (/\b(?:has|have|had)\s+(?:\w+ly\s+)?$/iu.test(before)) return /(?:ed|wn|ung|ught)$/u.test(word)
  if (auxiliary.test(before)) return participle.test(word) || word.endsWith('ing')
  if (beforeNoun.test(before) || before.trim() === '') return false
  if (/[,;:]\s*$/u.test(before)) return false
  const after = text.slice(from)
  return word.endsWith('ed') ? /^\S*\s+\w/u.test(after) : /[^su]s$/u.test(word) && afterVerb.test(after)
}

const afterVerb =
  /^\S*\s+(?:the|an?|its|their|his|her|each|every|all|any|one|two|three|\d+|no|another|other|that|how|what|when|where|whether|to|into|from|with|out|up|down|on|them|it|\w+ly|[A-Z]\w*)\b/u

function readEnglish(clause: ClaimClause): Frame[] {
  const placed = placeIdeas(clause)
  const text = clause.text
  const verbs: Verb[] = placed
    .filter(({ idea, from }) => idea.words.length === 1 && !idea.isName && isVerbAt(text, from, idea.surface))
    .map(({ idea, from, to }) => ({ predicate: idea, from, to }))
  for (const match of text.matchAll(plainVerb)) {
    const to = match.index + match[0].length
    if (verbs.some((verb) => verb.from < to && verb.to > match.index)) continue
    if (
      beforeNoun.test(text.slice(0, match.index)) &&
      !/\b(?:and|that|which|who)\s+$/iu.test(text.slice(0, match.index))
    )
      continue
    verbs.push({ predicate: { words: [analyseWord(match[0])] }, from: match.index, to })
  }
  verbs.sort((left, right) => left.from - right.from)
  const between = (from: number, to: number): Idea[] =>
    placed
      .filter(
        (each) => each.from >= from && each.to <= to && !verbs.some((verb) => verb.predicate === each.idea),
      )
      .map(({ idea }) => idea)
  const passing = new Set<number>()
  let subject: Idea[] = []
  return verbs.flatMap((verb, index) => {
    const before = between(verbs[index - 1]?.to ?? 0, verb.from)
    const linking = text.slice(verbs[index - 1]?.to ?? 0, verb.from)
    const hasOwnSubject = index === 0 || (before.length > 0 && !/\band\s+(?:\w+ly\s+)?$/iu.test(linking))
    // "A work made by an employee": what is said of a noun in passing leaves it the subject of what follows.
    const isInPassing = /^\s+by\s/u.test(text.slice(verb.to)) && !auxiliary.test(text.slice(0, verb.from))
    const followsPassing = index > 0 && passing.has(index - 1)
    if (isInPassing) passing.add(index)
    if (hasOwnSubject && !followsPassing) subject = before
    const end = verbs[index + 1]?.from ?? text.length
    const after = between(verb.to, end)
    const isPassive =
      auxiliary.test(text.slice(0, verb.from)) && participle.test(verb.predicate.words[0]?.surface ?? '')
    if (!isPassive) return [{ predicate: verb.predicate, agent: subject, patient: after }]
    const by = /\bby\b/iu.exec(text.slice(verb.to, end))
    const agent = by === null ? [] : between(verb.to + by.index, end)
    return [{ predicate: verb.predicate, agent, patient: subject }]
  })
}

const subjectParticle = /(?:이란|란|은|는|이|가|도|에서는)$/u
const objectParticle = /(?:을|를|만)$/u
const goalParticle = /(?:에게|한테|에|으로|로)$/u
const bareParticle = /^(?:은|는|이|가|을|를|에게|에|로)(?=[\s,])/u
const passive = /(?:되|돼|된|됩|될|어지|어졌|어진|아지|여지|받는|받아|당하|당한|뉜|뉘|불린|불리)/u
const adnominal = /(?:[가-힣]는|한|된|할|될|[어아여]진|[어아여]질)$/u

/** Roles are closed by their particles; a verb before a noun takes the subject nearest to it and belongs to the noun. */
function readKorean(clause: ClaimClause): Frame[] {
  const placed = placeIdeas(clause)
  const frames: Frame[] = []
  const subjects: Idea[][] = []
  let phrase: Idea[] = []
  let object: Idea[] = []
  let goal: Idea[] = []
  let byAgent: Idea[] = []
  for (const [index, { idea, to }] of placed.entries()) {
    const word = idea.words.at(-1)
    if (word === undefined) continue
    const { surface, base } = word
    const rest = clause.text.slice(to)
    const isVerb = isPredicateStem(base) || /(?:하|되)-?$/u.test(base) || isPredicate(idea)
    const isLast = index === placed.length - 1
    if ((isVerb || isLast) && adnominal.test(surface) && !isLast) {
      phrase.push(...(subjects.length > 1 ? (subjects.pop() ?? []) : []), ...object, ...goal, idea)
      object = []
      goal = []
      continue
    }
    if ((isVerb && !bareParticle.test(rest)) || (isLast && /(?:다|요|기|음)$/u.test(surface))) {
      const subject = subjects.at(-1) ?? []
      const patient = object.length > 0 ? object : goal.length > 0 ? goal : phrase
      frames.push(
        passive.test(surface)
          ? { predicate: idea, agent: byAgent, patient: subject }
          : { predicate: idea, agent: subject, patient },
      )
      if (subjects.length > 1) subjects.pop()
      phrase = []
      object = []
      goal = []
      byAgent = []
      continue
    }
    phrase.push(idea)
    const marked = surface + (bareParticle.exec(rest)?.[0] ?? '')
    if (marked === base) continue
    if (/^\s*의해/u.test(rest)) byAgent = phrase
    else if (objectParticle.test(marked)) object = phrase
    else if (goalParticle.test(marked)) goal = phrase
    else if (subjectParticle.test(marked)) subjects.push(phrase)
    else continue
    phrase = []
  }
  return frames
}
