import { REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { CoursePlaces } from '../../src/chat/course-places.ts'
import type { Finding } from '../../src/doctor/finding.ts'
import { applicationSchema, mayReadContent, type Application } from './connection.ts'
import { isRefusal, isWrongToken } from './errors.ts'
import { examineChannels } from './examine-channels.ts'
import { inviteLink } from './permissions.ts'
import { areRegistered } from './register-commands.ts'
import { restOptions, type DiscordSettings } from './settings.ts'

const about = 'Discord'
const guildsSchema = z.array(z.object({ id: z.string(), name: z.string() }))

/** What stands in the way of the bot in Discord, each with what to do; reads and changes nothing. */
export async function examineDiscord(settings: DiscordSettings, places: CoursePlaces): Promise<Finding[]> {
  const rest = new REST({ version: '10', ...restOptions(settings) }).setToken(settings.token)
  try {
    const application = applicationSchema.parse(await rest.get(Routes.currentApplication()))
    const token: Finding = {
      level: 'ok',
      about,
      finding: `the token is that of ${application.name ?? application.id}`,
    }
    return [
      token,
      ...examineApplicationId(settings, application),
      examineIntent(application, places),
      ...(await examineServers(rest, application, settings, places)),
      await examineCommands(rest, application.id, settings.guildId),
    ]
  } catch (error) {
    return [describeFailure(error)]
  } finally {
    rest.clearHashSweeper()
    rest.clearHandlerSweeper()
  }
}

function describeFailure(error: unknown): Finding {
  return isWrongToken(error)
    ? {
        level: 'failure',
        about,
        finding: 'Discord does not accept DISCORD_TOKEN',
        remedy:
          'Reset the token on the page "Bot" of your application (https://discord.com/developers/applications) and set DISCORD_TOKEN to it.',
      }
    : {
        level: 'failure',
        about,
        finding: 'Discord cannot be reached, or answers in no form that can be read',
        remedy: 'Check the network, and DISCORD_API_URL where it is set.',
      }
}

function examineApplicationId({ applicationId }: DiscordSettings, application: Application): Finding[] {
  if (applicationId === undefined || applicationId === application.id) return []
  return [
    {
      level: 'failure',
      about,
      finding: 'DISCORD_APPLICATION_ID is not the application of the token',
      remedy: `Set it to ${application.id}, or leave it out.`,
    },
  ]
}

function examineIntent(application: Application, { channels }: CoursePlaces): Finding {
  const isWanted = channels.some(
    ({ id, use }) => /^\d+$/u.test(id) && (use === 'everything' || use === 'new-posts'),
  )
  if (mayReadContent(application)) {
    return {
      level: 'ok',
      about,
      finding: 'the Message Content intent is on: follow-ups in threads need no mention',
    }
  }
  return isWanted
    ? {
        level: 'failure',
        about,
        finding:
          'course.yaml wants messages answered that are not addressed to the tutor, but it cannot read them',
        remedy:
          'Switch on "Message Content Intent" on the page "Bot" of your application, and restart the tutor.',
      }
    : {
        level: 'ok',
        about,
        finding:
          'the Message Content intent is off: the tutor reads mentions, commands and direct messages; in its threads it is mentioned again',
      }
}

async function examineServers(
  rest: REST,
  application: Application,
  { guildId }: DiscordSettings,
  places: CoursePlaces,
): Promise<Finding[]> {
  const guilds = guildsSchema.parse(await rest.get(Routes.userGuilds()))
  const wanted = [...places.spaces, ...(guildId === undefined ? [] : [guildId])]
  const missing = [...new Set(wanted)].filter((id) => !guilds.some((guild) => guild.id === id))
  const findings = missing.map((id): Finding => ({
    level: 'failure',
    about,
    finding: `the bot is not in the server ${id}`,
    remedy: `Correct the id (places in course.yaml, DISCORD_GUILD_ID), or add the bot: ${inviteLink(application.id)}`,
  }))
  if (guilds.length === 0 && missing.length === 0) {
    const remedy = `Add it to the class's server: ${inviteLink(application.id)}`
    findings.push({ level: 'failure', about, finding: 'the bot is in no server', remedy })
  }
  return [...findings, ...(await examineChannels(rest, application, guilds, places))]
}

async function examineCommands(
  rest: REST,
  applicationId: string,
  guildId: string | undefined,
): Promise<Finding> {
  try {
    return (await areRegistered(rest, applicationId, guildId))
      ? { level: 'ok', about, finding: 'the commands are registered' }
      : {
          level: 'warning',
          about,
          finding: 'the commands are not registered as they are now',
          remedy: 'Start tutor serve: it registers them.',
        }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return {
      level: 'failure',
      about,
      finding: 'the commands cannot be registered',
      remedy: `Add the bot again with the scope applications.commands: ${inviteLink(applicationId)}`,
    }
  }
}
