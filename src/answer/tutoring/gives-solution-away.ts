import type { Chunk } from '../../ingest/chunk.ts'
import { splitSentences } from '../../ingest/split-sentences.ts'
import { likeness } from '../check/match-ideas.ts'
import { type Idea, readIdeas } from '../check/read-claim.ts'
import { readNumbers } from '../check/read-numbers.ts'
import type { Vocabulary } from './find-key-terms.ts'

/** What a text may say without giving anything away. */
export interface SolutionContext {
  solutions: readonly Chunk[]
  /** The tasks: their words are known to the student. */
  tasks: readonly Chunk[]
  /** Chunks that students may read and that the text draws on. */
  open: readonly Chunk[]
  vocabulary: Vocabulary
}

interface Statement {
  ideas: Idea[]
  numbers: Set<string>
}

/** Ideas this alike are one. */
const alike = 0.7
/** A statement that holds so much of what is new in a sentence of the solution says that sentence. */
const givenAwayShare = 0.5
const leastSharedIdeas = 2
/** A clause with fewer new ideas says too little by itself to be a solution. */
const leastClauseIdeas = 3
const clauseBorder =
  /[;:]\s|,\s(?=so |and |but |because |which )|\s(?=because |so that )|(?<=[가-힣](?:서|고|며|므로|니까|기 때문에)),?\s/u
/** A number of the solution gives it away in a sentence that is also about so much of the rest. */
const aboutShare = 0.3
const leastAboutIdeas = 3
const mostlyAboutShare = 0.4
/** The open material says it too where it holds so much of what the text and the solution share. */
const openlySaidShare = 0.85

/**
 * Whether a text says what a graded solution says, in its words, in a paraphrase or in the other language, beyond
 * what the task and the open material already say. Compared sentence by sentence and in pairs of sentences, by ideas
 * (the course's terms in both languages, forms of one word, everyday words that say the same) and by numbers.
 */
export function givesSolutionAway(
  text: string,
  { solutions, tasks, open, vocabulary }: SolutionContext,
): boolean {
  if (solutions.length === 0 || text.trim() === '') return false
  const read = (sentence: string) => readStatement(sentence, vocabulary)
  const heldBy = createIdeaMatcher(vocabulary)
  const said = withPairs(sentencesOf(text).map(read))
  const asked = merge(tasks.flatMap(unitTexts).map(read))
  let openly: Statement[] | undefined
  const isOpen = (shared: Statement) =>
    (openly ??= withPairs(open.flatMap(unitTexts).map(read))).some((statement) =>
      holdsAll(statement, shared, heldBy),
    )
  for (const solution of solutions) {
    for (const { secret, fresh } of secretsOf(solution, asked, read)) {
      for (const statement of said) {
        const shared = sharedWith(statement, fresh, secret, heldBy)
        if (shared !== undefined && !isOpen(shared)) return true
      }
    }
  }
  return false
}

/** Which of some ideas another statement holds. Likeness is dear, and the same ideas are compared again and again. */
type HeldBy = (ideas: readonly Idea[], others: readonly Idea[]) => Idea[]

const knownPairs = new WeakMap<Vocabulary['terms'], Map<string, boolean>>()
const mostKnownPairs = 500_000

function createIdeaMatcher({ terms }: Vocabulary): HeldBy {
  const known = knownPairs.get(terms) ?? new Map<string, boolean>()
  knownPairs.set(terms, known)
  if (known.size > mostKnownPairs) known.clear()
  const areAlike = (one: Idea, other: Idea): boolean => {
    const pair = `${one.surface}\n${other.surface}`
    let result = known.get(pair)
    if (result === undefined) {
      result = likeness(one, other) >= alike
      known.set(pair, result)
    }
    return result
  }
  return (ideas, others) => ideas.filter((idea) => others.some((other) => areAlike(idea, other)))
}

/** The sentences, pairs of sentences and fuller clauses of a solution, with what in them the tasks do not say. */
function secretsOf(solution: Chunk, asked: Statement, read: (text: string) => Statement) {
  const withFresh = (secret: Statement) => ({ secret, fresh: without(secret, asked) })
  const texts = unitTexts(solution)
  const clauses = texts
    .map((text) => text.split(clauseBorder))
    .filter((parts) => parts.length > 1)
    .flatMap((parts) => parts.map((part) => withFresh(read(part))))
    .filter(({ fresh }) => fresh.ideas.length >= leastClauseIdeas)
  return [...withPairs(texts.map(read)).map(withFresh), ...clauses]
}

/** What a statement shares with the secret part of a solution, where that is enough to give it away. */
function sharedWith(
  statement: Statement,
  fresh: Statement,
  secret: Statement,
  heldBy: HeldBy,
): Statement | undefined {
  const ideas = heldBy(fresh.ideas, statement.ideas)
  const numbers = new Set([...fresh.numbers].filter((number) => statement.numbers.has(number)))
  const saysIt = ideas.length >= leastSharedIdeas && ideas.length >= givenAwayShare * fresh.ideas.length
  const about = heldBy(secret.ideas, statement.ideas)
  // One new idea among the known ones of the same sentence: "the backup of the database fills the link".
  const addsToKnown =
    ideas.length > 0 &&
    about.length >= leastAboutIdeas &&
    about.length >= mostlyAboutShare * secret.ideas.length
  const statesResult =
    numbers.size > 0 &&
    (statement.ideas.length === 0 || weightOf(about) >= aboutShare * weightOf(secret.ideas))
  return saysIt || addsToKnown || statesResult ? { ideas, numbers } : undefined
}

function holdsAll(open: Statement, { ideas, numbers }: Statement, heldBy: HeldBy): boolean {
  if ([...numbers].some((number) => !open.numbers.has(number))) return false
  return weightOf(heldBy(ideas, open.ideas)) >= openlySaidShare * weightOf(ideas)
}

function weightOf(ideas: readonly Idea[]): number {
  return ideas.reduce((sum, { weight }) => sum + weight, 0)
}

/** Only the very words of the tasks, in either language, are known: what is merely like them may be the solution. */
function without({ ideas, numbers }: Statement, known: Statement): Statement {
  const keys = new Set(known.ideas.flatMap((idea) => [...idea.keys]))
  return {
    ideas: ideas.filter((idea) => ![...idea.keys].some((key) => keys.has(key))),
    numbers: new Set([...numbers].filter((number) => !known.numbers.has(number))),
  }
}

function readStatement(text: string, vocabulary: Vocabulary): Statement {
  const ideas = new Map(readIdeas(text, vocabulary).map((idea) => [idea.surface.toLowerCase(), idea]))
  return { ideas: [...ideas.values()], numbers: new Set(readNumbers(text)) }
}

function withPairs(statements: readonly Statement[]): Statement[] {
  const pairs = statements.slice(1).map((statement, index) => merge([statements[index], statement]))
  return [...statements, ...pairs]
}

function merge(statements: ReadonlyArray<Statement | undefined>): Statement {
  return {
    ideas: statements.flatMap((statement) => statement?.ideas ?? []),
    numbers: new Set(statements.flatMap((statement) => [...(statement?.numbers ?? [])])),
  }
}

function unitTexts({ units }: Chunk): string[] {
  return units.map(({ text }) => text)
}

function sentencesOf(text: string): string[] {
  const bare = text.replaceAll(/\[\d+\]/gu, ' ')
  return splitSentences(bare).map(({ from, to }) => bare.slice(from, to))
}
