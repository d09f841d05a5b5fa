#!/usr/bin/env node
import { coursePlaces } from './chat/course-places.ts'
import { createProgram } from './cli/program.ts'
import { runProgram } from './cli/run-program.ts'
import { readConfig } from './config.ts'
import { openTutor } from './open-tutor.ts'

await runProgram(process.argv, async () =>
  createProgram({
    config: await readConfig(),
    openTutor,
    async openPlatforms(config) {
      const platforms = []
      if (config.DISCORD_TOKEN !== undefined) {
        const { createDiscord, readDiscordSettings } = await import('../adapters/discord/index.ts')
        platforms.push(createDiscord(readDiscordSettings({ ...config, DISCORD_TOKEN: config.DISCORD_TOKEN })))
      }
      if (config.SLACK_BOT_TOKEN !== undefined) {
        const { createSlack, readSlackSettings } = await import('../adapters/slack/index.ts')
        platforms.push(createSlack(readSlackSettings(config)))
      }
      return platforms
    },
    async examinePlatforms(config, course) {
      const findings = []
      if (config.DISCORD_TOKEN !== undefined) {
        const { examineDiscord, readDiscordSettings } = await import('../adapters/discord/index.ts')
        const settings = readDiscordSettings({ ...config, DISCORD_TOKEN: config.DISCORD_TOKEN })
        findings.push(...(await examineDiscord(settings, coursePlaces('discord', course))))
      }
      if (config.SLACK_BOT_TOKEN !== undefined) {
        const { examineSlack, readSlackSettings } = await import('../adapters/slack/index.ts')
        findings.push(...(await examineSlack(readSlackSettings(config), coursePlaces('slack', course))))
      }
      return findings
    },
    async openTerminal(person) {
      const { createTerminal } = await import('../adapters/terminal/index.ts')
      return createTerminal({ input: process.stdin, output: process.stdout, ...person })
    },
  }),
)
