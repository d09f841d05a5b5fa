import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/chat/commands/command-table.ts'
import { chatWording } from '../../src/chat/wording/chat-wording.ts'
import { shareWording } from '../../src/chat/wording/share-wording.ts'

const root = new URL('../../', import.meta.url)
const path = (name: string) => fileURLToPath(new URL(name, root))
const rows = readFileSync(path('docs/platforms.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !line.startsWith('|---'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

describe('docs/platforms.md', () => {
  it('says of each thing what it is on Discord and on Slack', () => {
    expect(rows.length).toBeGreaterThan(25)
    for (const row of rows) {
      expect(row).toHaveLength(3)
      for (const cell of row) expect(cell, row.join(' | ')).not.toMatch(/^(?:no|none|—|-|)$/iu)
    }
  })

  it('names every command, as each platform calls it', () => {
    for (const { wording } of commands) {
      const { name } = wording.en
      expect(rows).toContainEqual([
        `\`${name}\``,
        expect.stringContaining(`\`/${name}\``),
        expect.stringContaining(`\`/tutor ${name}\``),
      ])
    }
  })

  it('names every button that stands under an answer, and no other', () => {
    const labels = [...Object.values(chatWording.en.actions), shareWording.en.button]
    const named = rows.flatMap(([name = '']) => /^\*(.+)\*$/u.exec(name)?.[1] ?? [])
    expect(named.toSorted()).toEqual(labels.toSorted())
  })
})

it.each(['index', 'receive', 'render', 'limits', 'errors', 'settings', 'handle', 'deliver', 'examine'])(
  'both adapters have %s.ts',
  (name) => {
    for (const platform of ['discord', 'slack']) {
      expect(existsSync(path(`adapters/${platform}/${name}.ts`))).toBe(true)
    }
  },
)

it('the two adapter folders read alike: the files that architecture.md names stand in both', () => {
  const text = readFileSync(path('docs/architecture.md'), 'utf8')
  const paragraph = /The two chat adapters read alike[\s\S]+?What stands beside/u.exec(text)?.[0] ?? ''
  const names = [...paragraph.matchAll(/`([a-z-]+)`/gu)].map(([, name]) => `${name}.ts`)
  expect(names.length).toBeGreaterThan(12)
  for (const platform of ['discord', 'slack'])
    expect(readdirSync(path(`adapters/${platform}`))).toEqual(expect.arrayContaining(names))
})
