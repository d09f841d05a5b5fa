import { conceptPolicyOf } from '../chat/concept-prompts/policy-of.ts'
import { policyOf } from '../chat/course-of-place.ts'
import type { Folders } from '../open-tutor.ts'
import { createLog } from '../serve/log.ts'
import { serve } from '../serve/serve.ts'
import type { Tutor } from '../tutor.ts'
import { tellIndexing } from './progress.ts'
import type { CommandParts } from './program.ts'

const staffChannel = 'staff'
/** Where the concept prompts are posted here. */
const classChannel = 'class'

export type ConsoleRole = 'student' | 'ta' | 'instructor'

/** The conversation at the terminal, until the person leaves. */
export async function chatHere(parts: CommandParts, folders: Folders, role: ConsoleRole): Promise<void> {
  const personId = `console-${role}`
  const terminal = await parts.openTerminal({
    personId,
    channels: role === 'student' ? [classChannel] : [classChannel, staffChannel],
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
  })
  const openTutor = (chosen: Folders) => parts.openTutor(chosen, tellIndexing(parts.config))
  const serving = await serve({
    dataFolder: folders.data,
    courses: [folders.course],
    openTutor: async (chosen) => withConsole(await openTutor(chosen), personId, role),
    indexAside: async () => undefined,
    platforms: [terminal],
    log: createLog('silent', process.stderr),
    ...(parts.config.TUTOR_PEOPLE_KEY === undefined ? {} : { peopleKey: parts.config.TUTOR_PEOPLE_KEY }),
  })
  const signals = ['SIGTERM', 'SIGINT'] as const
  const leave = () => void serving.stop().finally(() => process.exit(0))
  for (const signal of signals) process.once(signal, leave)
  await terminal.left
  await serving.stop()
  for (const signal of signals) process.off(signal, leave)
}

/**
 * Whoever sits at the machine may be anybody, everywhere. What is for the staff's channel is shown when staff sit
 * here, and a TA's reply when the student is back.
 */
function withConsole(tutor: Tutor, personId: string, role: ConsoleRole): Tutor {
  const you = `@${personId}`
  return {
    ...tutor,
    get course() {
      const policy = policyOf(tutor)
      const { roles: named } = policy
      const chat = {
        ...policy,
        places: [],
        staffChannels: [{ platform: 'terminal', channel: staffChannel }],
        roles: {
          ta: role === 'ta' ? [...named.ta, you] : named.ta,
          instructor: role === 'instructor' ? [...named.instructor, you] : named.instructor,
        },
      }
      const channels = [{ platform: 'terminal', channel: classChannel }]
      const conceptPrompts = { ...conceptPolicyOf(tutor), channels }
      return { ...tutor.course, chat, conceptPrompts }
    },
  }
}
