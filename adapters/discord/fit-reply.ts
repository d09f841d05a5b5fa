import type { APIEmbed } from 'discord.js'
import { DeliveryFault } from '../../src/chat/platform.ts'
import type { Language } from '../../src/language.ts'
import type { StandingMessage } from './discord-calls.ts'
import { discordLimits } from './limits.ts'
import type { RenderedMessage } from './render.ts'
import { discordWording } from './wording.ts'

/** A private reply is one message, which can be written twice without harm; what is too long for it becomes a file. */
export function fitIntoOne(rendered: readonly RenderedMessage[], language: Language): RenderedMessage {
  const last = rendered.at(-1)
  const [first, ...others] = rendered
  if (first === undefined || last === undefined) throw new DeliveryFault('refused', 'the message is empty')
  if (others.length === 0) return first
  const { restInFile, restFileName } = discordWording[language]
  const [embed] = first.body.embeds
  const files = [...last.files]
  const attachments = [...last.body.attachments]
  const rest = others.map(({ body }) => body.embeds[0]?.description ?? '').join('\n\n')
  attachments.push({ id: String(files.length), filename: restFileName })
  files.push({ name: restFileName, data: Buffer.from(rest, 'utf8') })
  const note: APIEmbed = { ...last.body.embeds[0], description: restInFile }
  return {
    files,
    body: { ...last.body, attachments, embeds: embed === undefined ? [note] : [embed, note] },
  }
}

/** A further reply to the same interaction stands below the first. */
export function addTo(standing: StandingMessage, further: RenderedMessage): RenderedMessage {
  const kept = standing.embeds.map(({ title, description, color }): APIEmbed => ({
    ...(title == null ? {} : { title }),
    ...(description == null ? {} : { description }),
    ...(color == null ? {} : { color }),
  }))
  const embeds = [...kept, ...further.body.embeds]
  const length = embeds.reduce(
    (sum, { title, description }) => sum + (title?.length ?? 0) + (description?.length ?? 0),
    0,
  )
  const fits = length <= discordLimits.embedsCharacters && embeds.length <= discordLimits.embeds
  return fits ? { ...further, body: { ...further.body, embeds } } : further
}
