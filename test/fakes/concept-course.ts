import { join } from 'node:path'
import { conceptPromptPolicySchema } from '../../src/course/concept-prompt-policy.ts'
import { chatPolicySchema } from '../../src/course/chat-policy.ts'
import { openTutor } from '../../src/open-tutor.ts'
import type { Tutor } from '../../src/tutor.ts'
import type { z } from 'zod'

export const classChannel = { platform: 'fake', space: 'school', channel: 'class' }
export const staffRoom = { platform: 'fake', space: 'school', channel: 'staff' }

/** The course that ships with the tutor, with a schedule of its own, in the class's and the staff's channel. */
export async function openConceptCourse(
  dataFolder: string,
  policy: z.input<typeof conceptPromptPolicySchema> = {},
): Promise<Tutor> {
  const course = join(import.meta.dirname, '..', '..', 'corpus', 'learning-kubernetes')
  const tutor = await openTutor({ course, data: dataFolder })
  return withPolicy(tutor, policy)
}

export function withPolicy(tutor: Tutor, policy: z.input<typeof conceptPromptPolicySchema>): Tutor {
  const course = {
    ...tutor.course,
    chat: chatPolicySchema.parse({
      staffChannels: [staffRoom],
      roles: { ta: ['TA'], instructor: ['Instructor'] },
    }),
    conceptPrompts: conceptPromptPolicySchema.parse({ channels: [classChannel], ...policy }),
  }
  return { ...tutor, course }
}
