import type { Course } from '../../src/course/course.ts'
import type { Tutor } from '../../src/tutor.ts'
import { bot, classChannel, guildId, staffChannel, taRole, type DiscordBody } from './discord-server.ts'
import { openDiscord, slash, textOf, until } from './open-discord.ts'
import { seenBy, type OpenedForm, type PersonName, type SeenMessage, type StaffRooms } from './staff-rooms.ts'

const instructorRole = '600000000000000002'
const ids: Record<PersonName, string> = {
  mina: '500000000000000001',
  jun: '500000000000000002',
  tara: '500000000000000003',
  tom: '500000000000000004',
  iris: '500000000000000005',
}
const rolesOf: Record<PersonName, string[]> = {
  mina: [],
  jun: [],
  tara: [taRole],
  tom: [taRole],
  iris: [instructorRole],
}

export const discordRooms = {
  roles: { ta: ['TA'], instructor: [instructorRole] },
  classChannel: { platform: 'discord', space: guildId, channel: classChannel },
  staffChannel: { platform: 'discord', space: guildId, channel: staffChannel },
}

const memberOf = (person: PersonName) => ({
  user: { id: ids[person], username: person, global_name: person, discriminator: '0', avatar: null },
  roles: rolesOf[person],
  permissions: '0',
  nick: null,
})

/** The class in Discord, with the real client in between. */
export async function openDiscordRooms(tutor: Tutor & { course: Course }): Promise<StaffRooms> {
  const opened = await openDiscord({ tutor })
  const { server, settled } = opened
  const demoted = new Set<PersonName>()
  let openForm: { id: string; fields: OpenedForm; channel: string } | undefined

  async function interact(person: PersonName, payload: DiscordBody, channel: string) {
    const known = memberOf(person)
    const member = demoted.has(person) ? { ...known, roles: [] } : known
    const first = await server.interact({ ...payload, member, channel_id: channel })
    openForm = undefined
    if (first['type'] === 9) {
      const fields = (first['data'].components as DiscordBody[]).map(({ component }) => [
        String(component.custom_id),
        String(component.value ?? ''),
      ])
      openForm = { id: String(first['data'].custom_id), fields: Object.fromEntries(fields), channel }
    }
    await settled()
    return openForm?.fields
  }

  function channelOfMessage(id: string): string {
    return server.messages.find((message) => message.id === id)?.channel_id ?? classChannel
  }

  function whereIs(channel: string): SeenMessage['where'] {
    const parent = server.threads.find((thread) => thread.id === channel)?.parent_id ?? channel
    return parent === classChannel ? 'class' : parent === staffChannel ? 'staff' : 'direct'
  }

  const nameOf = (id: string | undefined) =>
    (Object.keys(ids) as PersonName[]).find((person) => ids[person] === id)

  function send(person: PersonName, form: string, values: OpenedForm, channel: string) {
    const components = Object.entries(values).map(([name, value]) => ({
      type: 18,
      component: { type: 4, custom_id: name, value },
    }))
    return interact(person, { type: 5, data: { custom_id: form, components } }, channel)
  }

  const rooms: StaffRooms = {
    ...opened,
    async mention(person, text) {
      const before = server.shown().length
      const { user, ...member } = memberOf(person)
      server.say(`<@${bot.id}> ${text}`, { author: user, member })
      await until(() => server.shown().length > before)
      await settled()
    },
    async command(person, name, options = {}, where = 'class') {
      await interact(person, slash(name, options), where === 'class' ? classChannel : staffChannel)
    },
    async press(person, label) {
      for (const { id, buttons } of seenBy(rooms, person).toReversed()) {
        const button = buttons.find((one) => one.label === label)
        if (button === undefined) continue
        const data = { custom_id: button.id, component_type: 2 }
        return interact(person, { type: 3, data }, channelOfMessage(id))
      }
      throw new Error(`${person} sees no button ${label}`)
    },
    forge: (person, actionId) =>
      interact(person, { type: 3, data: { custom_id: actionId, component_type: 2 } }, classChannel),
    async forgeForm(person, formId, values) {
      await send(person, formId, values, classChannel)
    },
    async fill(person, values) {
      if (openForm === undefined) throw new Error('no form is open')
      const { id, fields, channel } = openForm
      await send(person, id, { ...fields, ...values }, channel)
    },
    async demote(person) {
      demoted.add(person)
    },
    useMenu(person, entry, text) {
      const messages = { '77': { id: '77', content: text, author: { id: ids.jun } } }
      const data = { id: '1', type: 3, name: entry, target_id: '77', resolved: { messages } }
      return interact(person, { type: 2, data }, classChannel)
    },
    seen: () =>
      server.shown().map((message): SeenMessage => {
        const recipient = message.privateTo ?? server.directPersonOf(message.channel_id)
        const person = nameOf(recipient)
        return {
          id: message.id,
          text: textOf(message),
          buttons: message.components.flatMap((row) =>
            row.components.map((button) => ({ id: button.custom_id ?? '', label: button.label })),
          ),
          where: whereIs(message.channel_id),
          ...(person === undefined ? {} : { privateTo: person }),
          images: message.embeds.flatMap(({ image }) => {
            const name = image?.url.replace('attachment://', '')
            const file = message.attachments.find(({ filename }) => filename === name)
            return file === undefined ? [] : [file.description ?? '']
          }),
          files: message.attachments.map(({ filename, text = '' }) => ({ name: filename, text })),
        }
      }),
    violations: () => server.problems,
  }
  return rooms
}
