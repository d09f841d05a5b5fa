import { slackLimits } from '../../adapters/slack/limits.ts'
import type { Tutor } from '../../src/tutor.ts'
import { openChat } from './open-chat.ts'
import { buttonsOf, openSlackClass, textOf } from './slack-class.ts'
import { menuPayload, pressPayload, submissionPayload } from './slack-payloads.ts'
import { botUser, teamId, type FakeMessage } from './slack-workspace.ts'
import { seenBy, type OpenedForm, type PersonName, type SeenMessage, type StaffRooms } from './staff-rooms.ts'

const idOf = (person: PersonName) => `U0${person.toUpperCase()}`
const nameOf = (id: string) => id.slice(2).toLowerCase() as PersonName

export const slackRooms = {
  roles: { ta: ['course-tas'], instructor: ['course-instructors'] },
  classChannel: { platform: 'slack', space: teamId, channel: 'C0CLASS' },
  staffChannel: { platform: 'slack', space: teamId, channel: 'C0STAFF' },
}

/** The class in Slack, with the real Bolt app in between. */
export async function openSlackRooms(tutor: Tutor): Promise<StaffRooms> {
  const slack = await openSlackClass('socket')
  const { server, send } = slack
  const { workspace } = server
  workspace.groups.push(
    { id: 'S0TAS', handle: 'course-tas', name: 'TAs', users: [idOf('tara'), idOf('tom')] },
    { id: 'S0INS', handle: 'course-instructors', name: 'Instructors', users: [idOf('iris')] },
  )
  const opened = await openChat([tutor], [slack.platform])
  const { settled } = opened
  const channels = { class: 'C0CLASS', staff: 'C0STAFF' }

  const openedModal = () => workspace.modals.findLast(({ isOpen, view }) => isOpen && view.submit)

  async function formOf(work: Promise<unknown>): Promise<OpenedForm | undefined> {
    for (const modal of workspace.modals) modal.isOpen = false
    const before = workspace.modals.length
    await work
    await settled()
    // The form is opened beside the acknowledgement.
    for (let turn = 0; turn < 20 && workspace.modals.length === before; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const blocks = openedModal()?.view.blocks ?? []
    const fields = blocks.flatMap((block) =>
      block.type === 'input' ? [[block.block_id, block.element.initial_value ?? ''] as const] : [],
    )
    return fields.length === 0 ? undefined : Object.fromEntries(fields)
  }

  function pressOn(person: PersonName, actionId: string, message: FakeMessage): Promise<unknown> {
    const user = idOf(person)
    const on = {
      channel: message.channel,
      ts: message.ts,
      thread: message.thread_ts,
      user,
      isEphemeral: message.ephemeralTo !== undefined,
    }
    const url = server.responseUrl(user, message.channel)
    return send(pressPayload({ action_id: actionId, value: actionId }, url, on))
  }

  function see(message: FakeMessage): SeenMessage {
    const { channel, ephemeralTo } = message
    const isDirect = channel.startsWith('D')
    const person = ephemeralTo ?? (isDirect ? `U${channel.slice(1)}` : undefined)
    return {
      id: message.ts,
      text: textOf(message.blocks, message.text),
      buttons: buttonsOf(message.blocks).map(({ action_id: id, text }) => ({ id, label: text.text })),
      where: isDirect ? 'direct' : channel === channels.staff ? 'staff' : 'class',
      ...(person === undefined ? {} : { privateTo: nameOf(person) }),
      images: message.blocks.flatMap((block) => (block.type === 'image' ? [block.alt_text] : [])),
      files: (message.files ?? []).map(({ id, name }) => ({
        name,
        text: workspace.files.get(id)?.bytes?.toString('utf8') ?? '',
      })),
    }
  }

  const rooms: StaffRooms = {
    ...opened,
    platform: slack.platform,
    async mention(person, text) {
      await slack.mention(text, { user: idOf(person) })
      await settled()
    },
    async command(person, name, options = {}, where = 'class') {
      const say = (value: string | boolean) =>
        typeof value === 'string' ? (/\s/u.test(value) ? `"${value}"` : value) : value ? 'yes' : 'no'
      const typed = [
        name,
        ...Object.entries(options).map(([option, value]) => `${option}=${say(value)}`),
      ].join(' ')
      await formOf(slack.command(typed, { user: idOf(person), channel: channels[where] }))
    },
    async press(person, label) {
      for (const { id, buttons } of seenBy(rooms, person).toReversed()) {
        const button = buttons.find((one) => one.label === label)
        const message = button && workspace.messages.find(({ ts }) => ts === id)
        if (message !== undefined) return formOf(pressOn(person, button?.id ?? '', message))
      }
      throw new Error(`${person} sees no button ${label}`)
    },
    async forge(person, actionId) {
      const message = workspace.messages.find(({ channel }) => channel === channels.class)
      if (message === undefined) throw new Error('nothing was said in the class')
      return formOf(pressOn(person, actionId, message))
    },
    async forgeForm(person, formId, values) {
      const place = { platform: 'slack', space: teamId, channel: channels.class, isDirect: false }
      const data = JSON.stringify({ form: formId, place, team: teamId })
      const view = { id: `V${workspace.nextTs()}`, callback_id: 'form', private_metadata: data }
      await send(submissionPayload(view, values, idOf(person)))
      await settled()
    },
    async fill(person, values) {
      const modal = openedModal()
      if (modal === undefined) throw new Error('no form is open')
      const standing = modal.view.blocks.flatMap((block) =>
        block.type === 'input' ? [[block.block_id, block.element.initial_value ?? ''] as const] : [],
      )
      modal.isOpen = false
      const { callback_id: callbackId, private_metadata: data } = modal.view
      const view = { id: modal.id, callback_id: callbackId, private_metadata: data }
      await send(submissionPayload(view, { ...Object.fromEntries(standing), ...values }, idOf(person)))
      await settled()
    },
    async demote(person) {
      for (const group of workspace.groups) group.users = group.users.filter((id) => id !== idOf(person))
      // The members that were asked for within these seconds are believed.
      await new Promise((resolve) => setTimeout(resolve, slackLimits.rolesConfirmedForMs))
    },
    useMenu(person, entry, text) {
      const user = idOf(person)
      const url = server.responseUrl(user, channels.class)
      const callbackId = { 'Check this answer': 'menu-check-en' }[entry] ?? entry
      const payload = menuPayload(callbackId, text, url)
      return formOf(send({ ...payload, user: { ...payload.user, id: user } }))
    },
    seen: () => workspace.messages.filter(({ user }) => user === botUser).map(see),
    violations: () => server.violations,
  }
  return rooms
}
