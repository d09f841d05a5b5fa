import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Routes,
  type REST,
} from 'discord.js'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Command, OptionDescription } from '../../src/chat/command.ts'
import { commands } from '../../src/chat/commands/command-table.ts'
import { shortText } from '../../src/chat/safe-text.ts'
import { isRefusal } from './errors.ts'
import { discordLimits } from './limits.ts'

export type CommandRegistration = Record<string, unknown> & { name: string; type: number }

/** All commands and message menus as Discord registers them, named and described in both languages. */
export function describeRegistrations(isForOneGuild: boolean): CommandRegistration[] {
  // Where a command may be used is said of global commands alone.
  const places = isForOneGuild
    ? {}
    : {
        contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
        integration_types: [ApplicationIntegrationType.GuildInstall],
      }
  const slash = commands.map((command) => ({ ...describeCommand(command), ...places }))
  const menus = commands.flatMap(({ messageMenu }) =>
    messageMenu === undefined
      ? []
      : [
          {
            type: ApplicationCommandType.Message,
            name: messageMenu.en,
            name_localizations: { ko: messageMenu.ko },
            ...places,
          },
        ],
  )
  return [...slash, ...menus]
}

function describeCommand({ name, wording, options }: Command) {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    name_localizations: namesOf(wording.en.name, wording.ko.name, name),
    description: describe(wording.en.description),
    description_localizations: { ko: describe(wording.ko.description) },
    // Discord wants what is required first.
    options: options
      .toSorted((one, other) => Number(other.isRequired) - Number(one.isRequired))
      .map((option) => ({
        ...describeOption(option),
        name: option.name,
        name_localizations: namesOf(
          wording.en.options[option.name]?.name ?? option.name,
          wording.ko.options[option.name]?.name ?? option.name,
          option.name,
        ),
        description: describe(wording.en.options[option.name]?.description ?? option.name),
        description_localizations: {
          ko: describe(wording.ko.options[option.name]?.description ?? option.name),
        },
        required: option.isRequired,
      })),
  }
}

/** The name itself is English; another English name than that is a localisation too. */
function namesOf(english: string, korean: string, name: string): Record<string, string> {
  return { ko: korean, ...(english === name ? {} : { 'en-US': english, 'en-GB': english }) }
}

function describe(text: string): string {
  return shortText(text, discordLimits.commandDescriptionCharacters)
}

function describeOption(option: OptionDescription) {
  const { min, max, choices } = option
  if (option.kind === 'yes-no') return { type: ApplicationCommandOptionType.Boolean }
  if (option.kind === 'number') {
    return {
      type: ApplicationCommandOptionType.Number,
      ...(min === undefined ? {} : { min_value: min }),
      ...(max === undefined ? {} : { max_value: max }),
    }
  }
  if (choices !== undefined) {
    return {
      type: ApplicationCommandOptionType.String,
      choices: choices.slice(0, discordLimits.choices).map((choice) => ({ name: choice, value: choice })),
    }
  }
  const most = discordLimits.commandTextCharacters
  return {
    type: ApplicationCommandOptionType.String,
    ...(min === undefined ? {} : { min_length: Math.min(min, most) }),
    ...(max === undefined ? {} : { max_length: Math.min(max, most) }),
    ...(option.suggestsTopics ? { autocomplete: true } : {}),
  }
}

const registeredSchema = z.array(z.record(z.string(), z.unknown()))

/**
 * Registers the commands where they are not what Discord has: what it has is read first, since writing them counts
 * against a daily limit and makes them unavailable for a moment.
 *
 * @returns Whether they had to be written.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  guildId: string | undefined,
): Promise<boolean> {
  if (await seemRegistered(rest, applicationId, guildId)) return false
  await rest.put(routeOf(applicationId, guildId), { body: describeRegistrations(guildId !== undefined) })
  return true
}

/** Where they cannot be read, they are written. */
async function seemRegistered(
  rest: REST,
  applicationId: string,
  guildId: string | undefined,
): Promise<boolean> {
  try {
    return await areRegistered(rest, applicationId, guildId)
  } catch (error) {
    if (isRefusal(error) || error instanceof z.ZodError) return false
    throw error
  }
}

/** Whether Discord has the commands as they are now. */
export async function areRegistered(
  rest: REST,
  applicationId: string,
  guildId: string | undefined,
): Promise<boolean> {
  const query = new URLSearchParams({ with_localizations: 'true' })
  const registered = registeredSchema.parse(await rest.get(routeOf(applicationId, guildId), { query }))
  const wanted = describeRegistrations(guildId !== undefined)
  return isDeepStrictEqual(inOrder(registered, wanted), inOrder(wanted, wanted))
}

function routeOf(applicationId: string, guildId: string | undefined) {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId)
}

/** Commands by name with the fields that are ours, without what says nothing: Discord fills in its defaults. */
function inOrder(all: ReadonlyArray<Record<string, unknown>>, wanted: readonly CommandRegistration[]) {
  const fields = new Set(wanted.flatMap((command) => Object.keys(command)))
  return all
    .map((command) => Object.fromEntries(Object.entries(command).filter(([name]) => fields.has(name))))
    .map((command): unknown => plainOf({ ...command, type: command['type'] ?? 1 }))
    .toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)))
}

function keyOf(command: unknown): string {
  const { data } = z.object({ type: z.number(), name: z.string() }).safeParse(command)
  return `${data?.type} ${data?.name}`
}

/** Keys in one order, and nothing that is empty or off. */
function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plainOf)
  if (typeof value !== 'object' || value === null) return value
  const entries: Array<[string, unknown]> = []
  for (const [name, field] of Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const plain = plainOf(field)
    const isNothing = plain === undefined || plain === null || plain === false || plain === ''
    const isEmpty = typeof plain === 'object' && plain !== null && Object.keys(plain).length === 0
    if (!isNothing && !isEmpty) entries.push([name, plain])
  }
  return Object.fromEntries(entries)
}
