import {
  ComponentType,
  InteractionResponseType,
  MessageFlags,
  Routes,
  TextInputStyle,
  type REST,
} from 'discord.js'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Form } from '../../src/chat/message.ts'
import { shortText } from '../../src/chat/safe-text.ts'
import { isRefusal } from './errors.ts'
import { discordLimits } from './limits.ts'

/** The first response to an interaction; Discord takes one, within 3 s. */
export type FirstResponse =
  /** The reply follows. */
  | { kind: 'defer'; isEphemeral: boolean }
  | { kind: 'form'; form: Form }
  | { kind: 'choices'; choices: readonly string[] }
  /** Nothing follows; the sentence is for the person alone. */
  | { kind: 'decline'; sentence: string }

const pauseMs = 100

/**
 * Sends the first response; where Discord gave no answer once more, while there is time: a second one is refused as
 * such, which does no harm.
 */
export async function acknowledge(
  interaction: { id: string; token: string },
  response: FirstResponse,
  rest: REST,
  receivedMs: number,
): Promise<void> {
  const route = Routes.interactionCallback(interaction.id, interaction.token)
  for (;;) {
    try {
      await rest.post(route, { body: renderResponse(response), auth: false })
      return
    } catch (error) {
      const isLate = Date.now() - receivedMs + pauseMs > discordLimits.acknowledgeWithinMs
      if (isRefusal(error) || isLate) throw error
      await sleep(pauseMs)
    }
  }
}

/** The body of a first response. */
export function renderResponse(response: FirstResponse) {
  switch (response.kind) {
    case 'form':
      return { type: InteractionResponseType.Modal, data: renderForm(response.form) }
    case 'choices':
      return {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: {
          choices: response.choices
            .map((choice) => shortText(choice, discordLimits.choiceCharacters))
            .filter((choice, index, all) => choice !== '' && all.indexOf(choice) === index)
            .slice(0, discordLimits.choices)
            .map((choice) => ({ name: choice, value: choice })),
        },
      }
    case 'decline':
      return {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: {
          content: response.sentence,
          flags: MessageFlags.Ephemeral,
          allowed_mentions: { parse: [] },
        },
      }
    case 'defer':
    default:
      return {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: response.isEphemeral ? MessageFlags.Ephemeral : 0 },
      }
  }
}

function renderForm(form: Form) {
  return {
    custom_id: form.id,
    title: shortText(form.title, discordLimits.modalTitleCharacters),
    components: form.fields.slice(0, discordLimits.modalFields).map((field) => ({
      type: ComponentType.Label,
      label: shortText(field.label, discordLimits.fieldLabelCharacters),
      component: {
        type: ComponentType.TextInput,
        custom_id: field.name,
        style: field.kind === 'paragraph' ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: field.isRequired,
        max_length: Math.min(field.maxCharacters, discordLimits.fieldCharacters),
        ...(field.value === undefined || field.value === ''
          ? {}
          : { value: field.value.slice(0, Math.min(field.maxCharacters, discordLimits.fieldCharacters)) }),
      },
    })),
  }
}
