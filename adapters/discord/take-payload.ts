import type { REST } from 'discord.js'
import type { ChatEvent } from '../../src/chat/event.ts'
import type { Acknowledgement, Lookups, Presence, Receive } from '../../src/chat/platform.ts'
import { acknowledge, type FirstResponse } from './acknowledge.ts'
import { createCatchUp, type CatchUp } from './catch-up.ts'
import type { Dispatch } from './connection.ts'
import type { Directory } from './people.ts'
import { readHandle } from './deliver.ts'
import { toDeliveryFault } from './errors.ts'
import {
  interactionPayloadSchema,
  messagePayloadSchema,
  type ChannelPayload,
  type InteractionPayload,
} from './payloads.ts'
import { readInteraction } from './receive-interaction.ts'
import { readMessage } from './receive.ts'
import { isThread, type Surroundings } from './place.ts'
import { discordWording } from './wording.ts'

/** Takes messages and interactions from the gateway: read, handed to the core, then acknowledged. */
export interface Intake {
  open(receive: Receive, lookups: Lookups, presence?: Presence): void
  close(): void
  /** Remembers that nothing is missed up to now, where that is so. */
  noteHere(): Promise<void>
  take(dispatch: Dispatch): void
  /** Resolves when the first response to an interaction of this run has been sent, or has failed. */
  untilAcknowledged(interactionId: string): Promise<void>
}

export interface IntakeParts {
  rest: REST
  /** For the first responses, which have limits of their own. */
  interactionRest: REST
  directory: Directory
  findChannel: (id: string) => Promise<ChannelPayload | undefined>
  botId: () => string
  isUp: () => boolean
  problem: (text: string) => void
}

export function createIntake(parts: IntakeParts): Intake {
  const { rest, directory, problem } = parts
  const acknowledging = new Map<string, Promise<void>>()
  let core: { receive: Receive; lookups: Lookups } | undefined
  let catchUp: CatchUp | undefined

  async function takeMessage(payload: unknown): Promise<void> {
    const { data: message } = messagePayloadSchema.safeParse(payload)
    if (message === undefined || core === undefined || message.author.bot === true) return
    const around = await surroundingsOf(message.guild_id, message.channel_id, undefined)
    const event = readMessage(message, around)
    if (event !== undefined) await core?.receive(event)
  }

  async function takeInteraction(payload: unknown): Promise<void> {
    const receivedMs = Date.now()
    const { data: interaction } = interactionPayloadSchema.safeParse(payload)
    if (interaction === undefined || core === undefined) return
    const channelId = interaction.channel_id ?? interaction.channel?.id ?? ''
    const around = await surroundingsOf(interaction.guild_id, channelId, interaction.channel)
    const read = readInteraction(interaction, around, receivedMs)
    if (read === undefined || core === undefined) return
    if (read.kind === 'autocomplete') {
      const choices = await core.lookups.suggestTopics(read, read.typed)
      await respond(interaction, { kind: 'choices', choices }, receivedMs)
      return
    }
    const { event } = read
    const sent = (async () => {
      const acknowledgement = await core.receive(event)
      await respond(interaction, responseTo(acknowledgement, event), receivedMs)
    })()
    const settled = sent.catch(() => undefined)
    // An interaction that comes again must not take the first one's place.
    if (!acknowledging.has(interaction.id)) {
      acknowledging.set(interaction.id, settled)
      void settled.then(() => acknowledging.delete(interaction.id))
    }
    await sent
  }

  async function respond(
    interaction: InteractionPayload,
    response: FirstResponse,
    receivedMs: number,
  ): Promise<void> {
    try {
      await acknowledge(interaction, response, parts.interactionRest, receivedMs)
    } catch (error) {
      // The reply finds another way; only a token that is refused for good is worth a word.
      const fault = toDeliveryFault(error)
      if (fault.kind === 'unauthorized') problem(fault.message)
    }
  }

  async function surroundingsOf(
    guildId: string | null | undefined,
    channelId: string,
    given: ChannelPayload | null | undefined,
  ): Promise<Surroundings> {
    const botId = parts.botId()
    const channel = given ?? (guildId == null ? undefined : await parts.findChannel(channelId))
    const parentId = isThread(channel) ? channel?.parent_id : undefined
    return {
      botId,
      channel,
      parent: parentId == null ? undefined : await parts.findChannel(parentId),
      roleName: (guild, role) => directory.roleName(guild, role),
      ownRoles: guildId == null ? [] : directory.ownRoles(guildId, botId),
    }
  }

  function run(work: Promise<void>): void {
    work.catch((error: unknown) => {
      problem(`an event of Discord was not taken (${error instanceof Error ? error.name : 'failure'})`)
    })
  }

  return {
    open(receive, lookups, presence) {
      core = { receive, lookups }
      const { botId, isUp } = parts
      catchUp = createCatchUp({ rest, presence, botId, isUp, take: takeMessage })
    },
    close() {
      core = undefined
      catchUp?.stop()
    },
    noteHere: async () => catchUp?.noteHere(),
    take({ t: kind, d: payload }) {
      if (kind === 'MESSAGE_CREATE') run(takeMessage(payload))
      if (kind === 'READY' && catchUp !== undefined) run(catchUp.begin(payload))
      if (kind === 'GUILD_CREATE' && catchUp !== undefined) run(catchUp.readGuild(payload))
      if (kind === 'INTERACTION_CREATE') run(takeInteraction(payload))
    },
    untilAcknowledged: async (interactionId) => acknowledging.get(interactionId),
  }
}

/**
 * An interaction that was kept before is deferred again: where the first response was lost, Discord still waits for
 * one; else it refuses the second, which does no harm.
 */
function responseTo(acknowledgement: Acknowledgement, event: ChatEvent): FirstResponse {
  switch (acknowledgement.kind) {
    case 'form':
      return { kind: 'form', form: acknowledgement.form }
    case 'ignored': {
      const language = event.person.locale?.startsWith('ko') === true ? 'ko' : 'en'
      return { kind: 'decline', sentence: discordWording[language].notHere }
    }
    case 'accepted':
    case 'repeated':
    default: {
      const handle = readHandle(event.handle)
      return { kind: 'defer', isEphemeral: handle?.kind === 'interaction' && handle.isEphemeral }
    }
  }
}
