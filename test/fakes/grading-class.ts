import { applyRulings } from '../../src/answer/assess/apply-rulings.ts'
import type { AssessRequest, CriterionVerdict } from '../../src/answer/assess/assessment.ts'
import { checkPolicySchema } from '../../src/course/check-policy.ts'
import { addPrompt, settleDay } from '../../src/store/concept-prompt-store.ts'
import type { StateAccess } from '../../src/store/open-state.ts'
import type { Tutor } from '../../src/tutor.ts'
import { answeredWith, citationOf } from './answers.ts'
import { classroom, tara } from './events.ts'
import { createFakePlatform, type FakePlatform } from './fake-platform.ts'
import { courseOf, createEchoTutor } from './fake-tutor.ts'
import { openChat } from './open-chat.ts'

const chat = { roles: { ta: ['TA'] }, staffChannels: [{ platform: 'fake', channel: 'staff' }] }

/** Who presses in the staff's channel. */
export const atDesk = { person: tara, place: { ...classroom, channel: 'staff' } }
export const tomAtDesk = { ...atDesk, person: { ...tara, id: 'tom' } }

/** What the tutor says to every question: the one criterion of an answer that no rubric fits. */
export const literalAnswer = 'A queue keeps its order.'

/** A tutor whose drafts meet a criterion where the answer holds the criterion's own words. */
export function createLiteralTutor(course: Parameters<typeof createEchoTutor>[0]): Tutor {
  return {
    ...createEchoTutor(course),
    ask: async () => answeredWith(literalAnswer),
    async assess(request: AssessRequest) {
      const { submission } = request
      const verdicts = request.criteria.flatMap(({ id, text, citations: [citation] }): CriterionVerdict[] => {
        if (citation === undefined) return []
        const from = submission.indexOf(text.en ?? '')
        const ownWords = { from, to: from + (text.en ?? '').length, text: text.en ?? '' }
        const base = { criterionId: id, citation, held: from === -1 ? 0 : 1 }
        return from === -1
          ? [{ ...base, verdict: 'missed' as const }]
          : [{ ...base, verdict: 'met' as const, ownWords }]
      })
      const language = /[가-힣]/u.test(submission) ? ('ko' as const) : ('en' as const)
      return applyRulings({ kind: 'assessed', language, verdicts }, request)
    },
  }
}

/** Posts a concept prompt with two criteria that takes answers for a day. */
export async function postPrompt(state: StateAccess, id: string, courseId = 'queues'): Promise<void> {
  const nowMs = Date.now()
  const criteria = [
    { id: 'line', text: { en: 'a line', ko: '줄' }, citations: [citationOf(1, 'A queue is a line.')] },
    {
      id: 'first',
      text: { en: 'first out', ko: '먼저' },
      citations: [citationOf(2, 'First in, first out.')],
    },
  ]
  const prompt = {
    concept: 'queue',
    title: { en: 'Queue' },
    kind: 'explain',
    question: { en: `What is a queue (${id})?`, ko: `큐란 무엇인가요 (${id})?` },
    criteria,
    origin: 'file',
  }
  await addPrompt(state, {
    id,
    course_id: courseId,
    concept: 'queue',
    status: 'posted',
    content: JSON.stringify(prompt),
    reasons: '[]',
    made_ms: nowMs,
  })
  await settleDay(state, {
    course_id: courseId,
    day: id,
    outcome: 'posted',
    prompt_id: id,
    due_ms: nowMs - 1000,
    decided_ms: nowMs - 1000,
    closes_ms: nowMs + 86_400_000,
    closed_ms: null,
  })
}

/** A class whose students' answers are checked. */
export async function openGradingClass(
  checks: Parameters<typeof checkPolicySchema.parse>[0] = {},
  limits: object = {},
) {
  const platform = createFakePlatform()
  const course = { ...courseOf('queues', { ...chat, ...limits }), checks: checkPolicySchema.parse(checks) }
  const open = await openChat([createLiteralTutor(course)], [platform])
  const send = async (...events: Array<Parameters<FakePlatform['emit']>[0]>) => {
    for (const event of events) {
      await platform.emit(event)
      await open.settled()
    }
  }
  const cards = () =>
    platform.shown.filter(({ place, privateTo }) => place?.channel === 'staff' && privateTo === undefined)
  const toldTo = (id: string) => platform.shown.filter(({ privateTo }) => privateTo === id)
  const submissions = () =>
    open.state.tables.selectFrom('submission_checks').selectAll().orderBy('made_ms').execute()
  const firstId = async () => (await submissions())[0]?.id ?? ''
  return { platform, send, cards, toldTo, submissions, firstId, ...open }
}
