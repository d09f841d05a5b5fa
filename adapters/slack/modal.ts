import type { ChatEvent } from '../../src/chat/event.ts'
import type { Form, FormField, Message } from '../../src/chat/message.ts'
import { shortText } from '../../src/chat/safe-text.ts'
import type { Language } from '../../src/language.ts'
import { limitsOfParts, splitField } from './form-fields.ts'
import type { FormMetadata } from './form-metadata.ts'
import { readHandle } from './handle.ts'
import { slackLimits } from './limits.ts'
import { plainMrkdwn } from './escape-text.ts'
import { buttonRows, renderBlocks } from './render.ts'
import type { SlackInput, SlackModal } from './slack-block.ts'

const words = {
  ko: { close: '닫기', send: '보내기', wait: '잠시만 기다려 주세요…' },
  en: { close: 'Close', send: 'Send', wait: 'One moment…' },
} satisfies Record<Language, unknown>

const plain = (text: string, maxCharacters: number) => ({
  type: 'plain_text' as const,
  text: shortText(text, maxCharacters) || '…',
  emoji: false,
})

/** The form that an event has opened, as a modal. */
export function formModal(form: Form, event: ChatEvent, language: Language): SlackModal {
  const handle = readHandle(event.handle)
  const metadata: FormMetadata = {
    form: form.id,
    place: event.place,
    ...(handle?.team === undefined ? {} : { team: handle.team }),
    ...(handle?.responseUrl === undefined ? {} : { responseUrl: handle.responseUrl }),
  }
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain(form.title, slackLimits.modalTitleCharacters),
    submit: plain(words[language].send, slackLimits.modalTitleCharacters),
    close: plain(words[language].close, slackLimits.modalTitleCharacters),
    private_metadata: JSON.stringify(metadata),
    blocks: form.fields.flatMap(inputsOf),
  }
}

/** One input, or several where what stands in the field is longer than Slack's inputs hold. */
function inputsOf(field: FormField): SlackInput[] {
  const parts = splitField(field.name, (field.value ?? '').slice(0, field.maxCharacters))
  const limits = limitsOfParts(parts, field.maxCharacters)
  return parts.map(({ name, value }, index) => ({
    type: 'input',
    block_id: name,
    optional: !field.isRequired || index > 0,
    label: plain(
      parts.length === 1 ? field.label : `${field.label} (${index + 1}/${parts.length})`,
      slackLimits.inputLabelCharacters,
    ),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: field.kind === 'paragraph',
      max_length: limits[index] ?? slackLimits.inputCharacters,
      ...(value === '' ? {} : { initial_value: value }),
    },
  }))
}

/** The modal that stands open while the reply is made. */
export function waitingModal(viewId: string, language: Language): SlackModal {
  return {
    ...shell(viewId, '…', language),
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: words[language].wait, verbatim: true } }],
  }
}

/** A private reply as a modal; none where it does not fit into one. */
export function replyModal(viewId: string, message: Message): SlackModal | undefined {
  const title = message.title ?? '…'
  const isShortTitle = title.length <= slackLimits.modalTitleCharacters
  const { title: _shown, ...untitled } = message
  const blocks = [...renderBlocks(isShortTitle ? untitled : message), ...buttonRows(message)]
  if (blocks.length === 0 || blocks.length > slackLimits.viewBlocks) return undefined
  return {
    ...shell(viewId, isShortTitle ? title : plainMrkdwn(shortText(title, 20)), message.language),
    blocks,
  }
}

function shell(viewId: string, title: string, language: Language): Omit<SlackModal, 'blocks'> {
  return {
    type: 'modal',
    callback_id: 'reply',
    external_id: viewId.slice(0, 255),
    title: plain(title, slackLimits.modalTitleCharacters),
    close: plain(words[language].close, slackLimits.modalTitleCharacters),
    private_metadata: '',
  }
}
