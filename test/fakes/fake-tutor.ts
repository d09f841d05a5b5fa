import type { Course } from '../../src/course/course.ts'
import { chatPolicySchema, type ChatPolicy } from '../../src/course/chat-policy.ts'
import type { Tutor } from '../../src/tutor.ts'
import { answeredWith, citationOf } from './answers.ts'
import type { z } from 'zod'

export function courseOf(
  id: string,
  chat: z.input<typeof chatPolicySchema> = {},
): Course & { chat: ChatPolicy } {
  return {
    id,
    folder: `/courses/${id}`,
    title: `Course ${id}`,
    languages: ['ko', 'en'],
    timeZone: 'Asia/Seoul',
    documents: [],
    glossary: [],
    evalThresholds: { recallAt5: 0, factsHeld: 0, quotePrecision: 0, wrongRefusals: 1, falseAnswers: 1 },
    chat: chatPolicySchema.parse(chat),
  }
}

type Verb = 'ask' | 'hint' | 'rework' | 'quiz' | 'search' | 'topics' | 'refresh' | 'readSource'
type Call = { [Name in Verb]: { verb: Name; answer: Tutor[Name] } }[Verb]

export interface ScriptedTutor extends Tutor {
  /** Fails where an expected call did not come. */
  assertDone(): void
}

/** A course in which nothing is asked: no concept prompts, and every criterion missed. */
const withoutConceptPrompts: Pick<
  Tutor,
  'assess' | 'conceptPrompts' | 'writePrompt' | 'checkPrompt' | 'citationsHold'
> = {
  assess: async ({ criteria, submission }) => ({
    kind: 'assessed',
    language: /[가-힣]/u.test(submission) ? 'ko' : 'en',
    verdicts: criteria.flatMap(({ id, citations: [citation] }) =>
      citation === undefined ? [] : [{ criterionId: id, verdict: 'missed' as const, citation, held: 0 }],
    ),
  }),
  conceptPrompts: async () => [],
  writePrompt: async () => undefined,
  checkPrompt: async ({ rubric }) => ({
    faults: rubric.map(({ id, quote }) => ({ criterionId: id, quote: quote.en ?? quote.ko ?? '' })),
  }),
  citationsHold: async () => false,
}

/** The same words mean the same; a sentence that begins with "Queue" stands in the material. */
const checking: Pick<Tutor, 'findSame' | 'cite' | 'passages'> = {
  async findSame({ text }, earlier) {
    const all = earlier.flatMap((one, index) => (one.toLowerCase() === text.toLowerCase() ? [index] : []))
    const [same] = all
    return { standAlone: text, all, ...(same === undefined ? {} : { same }) }
  },
  async cite({ text }) {
    const parts = text.split(/(?<=\.)\s+/u)
    const sourced = parts.filter((part) => part.startsWith('Queue'))
    return {
      sentences: parts.map((part) => ({
        text: part,
        citations: sourced.includes(part) ? [sourced.indexOf(part) + 1] : [],
      })),
      citations: sourced.map((part, index) => citationOf(index + 1, part)),
    }
  },
  passages: async () => [
    { chunkId: 'lessons/queues.md#1', contentHash: 'a'.repeat(64), text: 'A queue is a line.' },
  ],
}

/** A tutor that answers exactly the calls of its script, in order; any other call, or a missing one, fails. */
export function createScriptedTutor(course: Course, script: Call[]): ScriptedTutor {
  const open = [...script]
  const unexpected: string[] = []
  function next<Name extends Verb>(verb: Name): Tutor[Name] {
    const call = open.shift()
    if (call === undefined || call.verb !== verb) {
      unexpected.push(`${verb} came, ${call?.verb ?? 'nothing'} was expected`)
      throw new Error(unexpected.at(-1))
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the verbs are equal
    return call.answer as Tutor[Name]
  }
  return {
    course,
    ask: async (question) => next('ask')(question),
    hint: async (question, step) => next('hint')(question, step),
    rework: async (question, answer, how) => next('rework')(question, answer, how),
    quiz: async (request) => next('quiz')(request),
    ...withoutConceptPrompts,
    ...checking,
    search: async (request) => next('search')(request),
    topics: async (request) => next('topics')(request),
    refresh: async () => next('refresh')(),
    readSource: async (document) => next('readSource')(document),
    close: async () => undefined,
    assertDone() {
      if (unexpected.length > 0) throw new Error(unexpected.join('; '))
      if (open.length > 0)
        throw new Error(`calls that never came: ${open.map(({ verb }) => verb).join(', ')}`)
    },
  }
}

/**
 * A tutor that answers every question by repeating it with a citation, after the steps of a real one; for tests of
 * delivery, where what is answered does not matter but must be recognised.
 */
export function createEchoTutor(course: Course, writeMs = 0): Tutor {
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, writeMs))
  return {
    course,
    async ask({ text, onEvent }) {
      onEvent?.({ kind: 'step', step: 'retrieving' })
      await pause()
      onEvent?.({ kind: 'step', step: 'writing' })
      const answer = answeredWith(`Echo of <${text}>.`)
      const [sentence] = answer.sentences
      if (sentence !== undefined) onEvent?.({ kind: 'sentence', sentence, citations: answer.citations })
      return answer
    },
    async hint({ text }, step) {
      return { ...answeredWith(text), status: 'hint', step, text: `Hint ${step} for <${text}>. [1]` }
    },
    async rework({ text }, _answer, how) {
      return answeredWith(`${how} of <${text}>.`)
    },
    async quiz({ count, language }) {
      return Array.from({ length: count }, (_, index) => ({
        question: `Question ${index}?`,
        choices: ['right', 'wrong'],
        correct: 0,
        explanation: 'Because the material says so [1].',
        citations: answeredWith('because').citations,
        language,
      }))
    },
    ...withoutConceptPrompts,
    ...checking,
    async search() {
      return { results: [], language: 'en', concepts: [], coverage: 0 }
    },
    topics: async () => [],
    refresh: async () => false,
    readSource: async () => undefined,
    close: async () => undefined,
  }
}
