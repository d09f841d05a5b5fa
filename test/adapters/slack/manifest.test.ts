import { expect, it } from 'vitest'
import { stringify } from 'yaml'
import { createManifest } from '../../../adapters/slack/manifest.ts'
import { commands } from '../../../src/chat/commands/command-table.ts'

const heading =
  '# Paste this at https://api.slack.com/apps → Create New App → From a manifest; docs/slack.md says how.\n'

/** Where a command was changed: `npx vitest run test/adapters/slack/manifest.test.ts --update` writes it anew. */
it('slack-manifest.yaml is what the commands need', async () => {
  const manifest = heading + stringify(createManifest(), { lineWidth: 0, singleQuote: true })
  await expect(manifest).toMatchFileSnapshot('../../../slack-manifest.yaml')
})

it('the manifest keeps within the lengths that Slack allows, and names every command', () => {
  const { display_information: display, features } = createManifest()
  expect(display.name.length).toBeLessThanOrEqual(35)
  expect(display.description.length).toBeLessThanOrEqual(140)
  expect(features.assistant_view.assistant_description.length).toBeLessThanOrEqual(300)
  const [command] = features.slash_commands
  expect(command?.usage_hint.length).toBeLessThanOrEqual(1000)
  for (const { wording } of commands) expect(command?.usage_hint).toContain(wording.en.name)
  expect(features.shortcuts.length).toBeGreaterThan(0)
  for (const shortcut of features.shortcuts) {
    expect(shortcut.name.length).toBeLessThanOrEqual(24)
    expect(shortcut.callback_id.length).toBeLessThanOrEqual(255)
  }
  expect(new Set(features.shortcuts.map(({ callback_id: id }) => id)).size).toBe(features.shortcuts.length)
})
