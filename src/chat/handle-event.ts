import { findPressHandler } from './actions/action-table.ts'
import { withCommandsOf } from './command-sign.ts'
import { askCommand } from './commands/ask.ts'
import { findCommand } from './commands/command-table.ts'
import { plainMessage } from './message.ts'
import type { ChatEvent } from './event.ts'
import { pressOf } from './prepare-visit.ts'
import { notePresser } from './review/note-showing.ts'
import { isAtLeast, type Role } from './roles.ts'
import { say, wordsOf, type Outcome, type Visit } from './visit.ts'

/** Runs what an event asks for, where the person's role of now allows it. */
export async function handleEvent(visit: Visit): Promise<Outcome> {
  const { event } = visit
  switch (event.kind) {
    case 'message':
      return askCommand.run(visit, { question: event.text })
    case 'command': {
      const command = findCommand(event.name)
      if (command === undefined) return refuse(visit, 'unknown')
      return guarded(visit, command.role, () => command.run(visit, event.options))
    }
    case 'press':
    case 'form':
    default:
      return press(visit, event)
  }
}

/** What the event ran, for logs and metrics. */
export function handlerNameOf({ event }: Pick<Visit, 'event'>): string {
  switch (event.kind) {
    case 'message':
      return 'message'
    case 'command':
      return findCommand(event.name)?.name ?? 'unknown'
    case 'press':
    case 'form':
    default:
      return findPressHandler(pressOf(event).name)?.name ?? 'unknown'
  }
}

async function press(visit: Visit, event: Extract<ChatEvent, { kind: 'press' | 'form' }>): Promise<Outcome> {
  const { name, argument } = pressOf(event)
  const values = event.kind === 'form' ? event.values : {}
  const handler = findPressHandler(name)
  if (handler === undefined) return refuse(visit, 'unknown')
  return guarded(visit, handler.role, async () =>
    handler.role === 'student'
      ? noteWith(await handler.run(visit, argument, values), visit, argument)
      : handler.run(visit, argument, values),
  )
}

/** Who presses a button under an answer has seen it. */
function noteWith(outcome: Outcome, visit: Visit, exchangeId: string): Outcome {
  return {
    ...outcome,
    async commit(transaction) {
      await notePresser(transaction, visit, exchangeId)
      return outcome.commit(transaction)
    },
  }
}

async function guarded(visit: Visit, needed: Role, run: () => Promise<Outcome>): Promise<Outcome> {
  return isAtLeast(visit.role, needed) ? run() : refuse(visit, 'notAllowed')
}

function refuse(visit: Visit, why: 'unknown' | 'notAllowed'): Outcome {
  const sentence = withCommandsOf(visit.event.place.platform, wordsOf(visit).faults[why])
  return say(plainMessage(visit.language, sentence, 'asker'))
}
