import { commands, findCommand } from '../../src/chat/commands/command-table.ts'
import type { ChatEvent, Place } from '../../src/chat/event.ts'
import { visibilityOf } from '../../src/chat/prepare-visit.ts'
import { safeText } from '../../src/chat/safe-text.ts'
import { toJson, type Handle } from './handle.ts'
import { submittedValues, type InteractionPayload } from './payloads.ts'
import { canHoldThreads, personOf, placeOf, threadNameOf, type Surroundings } from './place.ts'

export type ReadInteraction =
  | { kind: 'event'; event: ChatEvent }
  | { kind: 'autocomplete'; place: Place; person: ChatEvent['person']; typed: string }

/** Discord's kinds of interactions: https://docs.discord.com/developers/interactions/receiving-and-responding */
const kinds = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const

/** An interaction as an event; nothing where it is of a kind that the tutor gives nobody. */
export function readInteraction(
  payload: InteractionPayload,
  around: Surroundings,
  receivedMs: number,
): ReadInteraction | undefined {
  const user = payload.member?.user ?? payload.user
  const channelId = payload.channel_id ?? payload.channel?.id
  if (user == null || channelId == null) return undefined
  const place = placeOf(payload.guild_id, channelId, around)
  const known = personOf(user, payload.member, payload.guild_id, around)
  const person = payload.locale === undefined ? known : { ...known, locale: payload.locale }
  if (payload.type === kinds.autocomplete) {
    const typed = payload.data?.options.find(({ focused }) => focused === true)?.value ?? ''
    return { kind: 'autocomplete', place, person, typed: String(typed) }
  }
  const asked = whatIsAsked(payload)
  if (asked === undefined) return undefined
  const event: ChatEvent = { id: payload.id, place, person, ...asked }
  const isEphemeral = visibilityOf(event) === 'asker' && !place.isDirect
  const text = event.kind === 'command' ? mainTextOf(event) : ''
  const opensThread =
    text !== '' &&
    !isEphemeral &&
    !place.isDirect &&
    place.thread === undefined &&
    canHoldThreads(around.channel)
  const handle: Handle = {
    kind: 'interaction',
    interactionId: payload.id,
    applicationId: payload.application_id,
    token: payload.token,
    receivedMs,
    isEphemeral,
    ...(opensThread ? { threadName: threadNameOf(text) } : {}),
  }
  return { kind: 'event', event: { ...event, handle: toJson(handle) } }
}

type Asked =
  | { kind: 'command'; name: string; options: Record<string, string | number | boolean> }
  | { kind: 'press'; action: string }
  | { kind: 'form'; form: string; values: Record<string, string> }

function whatIsAsked({ type, data }: InteractionPayload): Asked | undefined {
  if (data === undefined) return undefined
  if (type === kinds.component) {
    return data.custom_id === undefined ? undefined : { kind: 'press', action: data.custom_id }
  }
  if (type === kinds.modal) {
    if (data.custom_id === undefined) return undefined
    return { kind: 'form', form: data.custom_id, values: submittedValues(data.components) }
  }
  if (type !== kinds.command || data.name === undefined) return undefined
  return data.target_id === undefined ? readSlashCommand(data.name, data) : readMenu(data.name, data)
}

type Data = NonNullable<InteractionPayload['data']>

function readSlashCommand(name: string, { options }: Data): Asked {
  const command = findCommand(name)
  const given = options.flatMap(({ name: option, value }) =>
    value === undefined ? [] : [[option, value] as const],
  )
  return { kind: 'command', name: command?.name ?? name, options: Object.fromEntries(given) }
}

/** A message's menu: its text is the command's main option. */
function readMenu(name: string, { target_id: id, resolved }: Data): Asked | undefined {
  const command = commands.find(({ messageMenu }) => Object.values(messageMenu ?? {}).includes(name))
  if (command?.mainOption === undefined) return undefined
  const message = resolved?.messages?.[id ?? '']
  const embedded = message?.embeds.map(({ description }) => description ?? '').join('\n') ?? ''
  const text = (message?.content ?? '').trim() === '' ? embedded : (message?.content ?? '')
  const most = command.options.find((option) => option.name === command.mainOption)?.max ?? 2000
  const options = { [command.mainOption]: safeText(text).trim().slice(0, most) }
  return { kind: 'command', name: command.name, options }
}

function mainTextOf(event: Extract<ChatEvent, { kind: 'command' }>): string {
  const option = findCommand(event.name)?.mainOption
  const text = option === undefined ? undefined : event.options[option]
  return typeof text === 'string' ? text.trim() : ''
}
