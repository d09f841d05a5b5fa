import { countOpenChecks, readOpenChecks } from '../../store/check-store.ts'
import { findExchange } from '../../store/exchange-store.ts'
import { withCommandsOf } from '../command-sign.ts'
import { plainMessage } from '../message.ts'
import { isAtLeast } from '../roles.ts'
import { quoteOf } from '../safe-text.ts'
import { checkWording } from '../wording/check-wording.ts'
import type { HomeSection } from './home-section.ts'

const questionsShown = 5

/** For staff: how much waits in the review queue, and what is next. */
export const reviewQueueSection: HomeSection = async (glance) => {
  if (!isAtLeast(glance.role, 'ta')) return undefined
  const { tables } = glance.state
  const courseId = glance.tutor.course.id
  const words = checkWording[glance.language].queue
  const open = await readOpenChecks(tables, { courseId, nowMs: glance.nowMs, limit: questionsShown })
  if (open.length === 0) return undefined
  const exchanges = await Promise.all(open.map((check) => findExchange(tables, check.exchange_id)))
  const questions = exchanges.flatMap((exchange) =>
    exchange === undefined ? [] : [quoteOf(exchange.question, 200)],
  )
  return {
    ...plainMessage(
      glance.language,
      [...questions, withCommandsOf(glance.platform, words.hint)].join('\n\n'),
      'asker',
    ),
    title: words.title(await countOpenChecks(tables, courseId)),
  }
}
