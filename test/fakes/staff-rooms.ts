import type { Platform } from '../../src/chat/platform.ts'
import type { OpenChat } from './open-chat.ts'

/** Who is in the class. */
export const personNames = ['mina', 'jun', 'tara', 'tom', 'iris'] as const
export type PersonName = (typeof personNames)[number]

/** A message as people read it, the same for every platform. */
export interface SeenMessage {
  /** Names the message as long as it stands there. */
  id: string
  /** Title and text, with the platform's escapes undone. */
  text: string
  buttons: Array<{ id: string; label: string }>
  where: 'class' | 'staff' | 'direct'
  /** The only person who sees it. */
  privateTo?: PersonName
  /** Alt texts of its images. */
  images: string[]
  files: Array<{ name: string; text: string }>
}

/** A form as it opens: what stands in each of its fields. */
export type OpenedForm = Record<string, string>

/** A class with its staff's room on one platform, its real client in between. */
export interface StaffRooms extends OpenChat {
  platform: Platform
  /** Who asks in the class's channel, by mentioning the tutor. */
  mention(person: PersonName, text: string): Promise<void>
  command(
    person: PersonName,
    name: string,
    options?: Record<string, string | boolean>,
    where?: 'class' | 'staff',
  ): Promise<void>
  /** Presses the newest button of that label which the person sees; the form that it opens, where it opens one. */
  press(person: PersonName, label: string): Promise<OpenedForm | undefined>
  /** Presses what was never shown to the person, as a changed client can. */
  forge(person: PersonName, actionId: string): Promise<OpenedForm | undefined>
  /** Sends in a form that was never opened. */
  forgeForm(person: PersonName, formId: string, values: Record<string, string>): Promise<void>
  /** Changes what stands in the form that is open, and sends it in. */
  fill(person: PersonName, values: Record<string, string>): Promise<void>
  /** Takes a TA's role away. */
  demote(person: PersonName): Promise<void>
  /** Uses the entry of that name in the menu of somebody's message. */
  useMenu(person: PersonName, entry: string, text: string): Promise<OpenedForm | undefined>
  seen(): SeenMessage[]
  /** What the platform would not have taken. */
  violations(): readonly string[]
}

/** What a person sees of it all, in order. */
export function seenBy(rooms: StaffRooms, person: PersonName): SeenMessage[] {
  const isStaff = person !== 'mina' && person !== 'jun'
  return rooms
    .seen()
    .filter(({ privateTo, where }) =>
      privateTo === undefined ? where === 'class' || isStaff : privateTo === person,
    )
}
