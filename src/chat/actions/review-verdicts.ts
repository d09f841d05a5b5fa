import type { Language } from '../../language.ts'
import { answerSchema } from '../../answer/answer.ts'
import { findExchange, readConversation } from '../../store/exchange-store.ts'
import { plainMessage } from '../message.ts'
import { pressId, type PressHandler } from '../press.ts'
import { checkerOf } from '../review/checker.ts'
import { correctedAnswer } from '../review/corrected-answer.ts'
import { recordVerdict, type Verdict } from '../review/record-verdict.ts'
import { sayRefusal } from '../review/say-result.ts'
import { safeText } from '../safe-text.ts'
import { say, type Outcome, type Visit } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'

const memoryMs = 24 * 3_600_000

export const verifyAction: PressHandler = {
  name: 'check-verify',
  role: 'ta',
  visibility: 'asker',
  mustBeKept: true,
  run: async (visit, exchangeId) =>
    decide(visit, exchangeId, { kind: 'verified', standAlone: await readStandAlone(visit, exchangeId) }),
}

export const rejectAction: PressHandler = {
  name: 'check-reject',
  role: 'ta',
  visibility: 'asker',
  mustBeKept: true,
  form(exchangeId, language) {
    const words = checkWording[language].forms.reject
    return {
      id: pressId('check-reject', exchangeId),
      title: words.title,
      fields: [
        { name: 'reason', label: words.reason, kind: 'paragraph', isRequired: false, maxCharacters: 1000 },
      ],
    }
  },
  run: async (visit, exchangeId, values) =>
    decide(visit, exchangeId, { kind: 'rejected', reason: safeText(values['reason'] ?? '').trim() }),
}

/** As much as the forms of both platforms hold. */
const longestCorrection = 4000

export const correctAction: PressHandler = {
  name: 'check-correct',
  role: 'ta',
  visibility: 'asker',
  mustBeKept: true,
  async form(exchangeId, language, { state, tutor }) {
    const words = checkWording[language].forms.correct
    const exchange = await findExchange(state.tables, exchangeId)
    const isHere = exchange?.courseId === tutor.course.id
    const value = isHere ? textOf(exchange.answer) : ''
    return {
      id: pressId('check-correct', exchangeId),
      title: words.title,
      fields: [
        {
          name: 'answer',
          label: words.answer,
          kind: 'paragraph',
          isRequired: true,
          maxCharacters: longestCorrection,
          ...(value === '' ? {} : { value: value.slice(0, longestCorrection) }),
        },
        { name: 'searches', label: words.searches, kind: 'paragraph', isRequired: false, maxCharacters: 500 },
      ],
    }
  },
  async run(visit, exchangeId, values) {
    const text = safeText(values['answer'] ?? '').trim()
    if (text === '') {
      return say(plainMessage(visit.language, checkWording[visit.language].faults.emptyCorrection, 'asker'))
    }
    const searches = safeText(values['searches'] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const answer = await correctedAnswer(visit.tutor, { text, searches })
    const standAlone = await readStandAlone(visit, exchangeId)
    return decide(visit, exchangeId, { kind: 'corrected', standAlone, answer })
  },
}

/** The text of a stored answer without its citation numbers, to be changed in a form. */
function textOf(answer: string): string {
  const stored: unknown = JSON.parse(answer)
  const text = typeof stored === 'object' && stored !== null && 'text' in stored ? String(stored.text) : ''
  return text.replaceAll(/\s*\[\d+\]/gu, '')
}

/** The question as it is understood without its conversation: so it is remembered. */
async function readStandAlone(visit: Visit, exchangeId: string): Promise<string> {
  const exchange = await findExchange(visit.state.tables, exchangeId)
  if (exchange === undefined || exchange.courseId !== visit.tutor.course.id) return ''
  const earlier = await readConversation(visit.state.tables, {
    courseId: exchange.courseId,
    conversation: exchange.conversation,
    reader: exchange.reader,
    sinceMs: exchange.askedMs - memoryMs,
    beforeMs: exchange.askedMs,
    limit: 6,
  })
  const history = earlier.map(({ question, answer }) => ({
    question,
    answer: answerSchema.parse(JSON.parse(answer)),
  }))
  const { standAlone } = await visit.tutor.findSame(
    { text: exchange.question, reader: exchange.reader, history },
    [],
  )
  return standAlone
}

async function decide(visit: Visit, exchangeId: string, verdict: Verdict): Promise<Outcome> {
  return {
    async commit(transaction) {
      const result = await recordVerdict(transaction, exchangeId, verdict, {
        tutor: visit.tutor,
        addresses: visit.addresses,
        checker: checkerOf(visit),
        nowMs: visit.nowMs,
      })
      const tell = (sentence: string) => ({ message: plainMessage(visit.language, sentence, 'asker') })
      if (!result.isDecided) return [tell(sayRefusal(result, visit.language))]
      return [tell(sayDone(verdict.kind, result.toldPrivately, visit.language)), ...result.replies]
    },
  }
}

function sayDone(kind: Verdict['kind'], people: number, language: Language): string {
  const words = checkWording[language]
  return people === 0 ? words.done[kind] : `${words.done[kind]} ${words.told(people)}`
}
