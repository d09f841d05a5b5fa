import type { ChatEvent } from '../../src/chat/event.ts'
import { plainMessage, type Form } from '../../src/chat/message.ts'
import type { Parcel } from '../../src/chat/platform.ts'
import { chatWording } from '../../src/chat/wording/chat-wording.ts'
import { detectLanguage } from '../../src/language.ts'
import { languageFor } from './language-for.ts'
import { formModal } from './modal.ts'
import type { OpenedModals } from './opened-modals.ts'
import type { People } from './people.ts'

interface Parts {
  modals: OpenedModals
  people: People
  deliver(parcel: Parcel): Promise<unknown>
}

/** Slack opens a form within three seconds of the press or not at all: the person is told, so that they press again. */
export async function openForm(triggerId: string, form: Form, event: ChatEvent, parts: Parts): Promise<void> {
  const view = formModal(form, event, detectLanguage(form.title))
  if (!(await parts.modals.open(triggerId, `form-${event.id}`, view))) await tellFailure(event, parts)
}

/** Says that what was wanted did not come about; never throws. */
export async function tellFailure(event: ChatEvent, parts: Parts): Promise<void> {
  const { place, person, handle, id } = event
  try {
    const language = await languageFor(event, parts.people)
    const message = plainMessage(language, chatWording[language].faults.failed, 'asker')
    const target = {
      kind: 'reply' as const,
      place,
      personId: person.id,
      ...(handle === undefined ? {} : { handle }),
    }
    await parts.deliver({ key: `form-${id}`, target, message, mayHaveArrived: false })
  } catch {
    // There is no other way to say it.
  }
}
