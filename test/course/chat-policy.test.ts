import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultChatPolicy } from '../../src/course/chat-policy.ts'
import { loadCourse } from '../../src/course/load-course.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

async function load(yaml: string) {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'course.yaml'), yaml)
  return (await loadCourse(folder)).chat
}

describe('the part "chat" of course.yaml', () => {
  it('may be absent, and each of its keys too', async () => {
    expect(await load('title: T\n')).toBeUndefined()
    expect(await load('chat: {}\n')).toEqual(defaultChatPolicy)
  })

  it('names places, staff and caps; ids may be written as numbers', async () => {
    const yaml = [
      'chat:',
      '  places: [{ platform: discord, space: 42 }]',
      '  staffChannels: [{ platform: slack, channel: C1 }]',
      '  roles: { ta: [TA, 조교] }',
      '  caps: { personPerDay: 5 }',
    ]
    expect(await load(`${yaml.join('\n')}\n`)).toEqual({
      ...defaultChatPolicy,
      places: [{ platform: 'discord', space: '42' }],
      staffChannels: [{ platform: 'slack', channel: 'C1' }],
      roles: { ta: ['TA', '조교'], instructor: [] },
      caps: { personPerDay: 5, coursePerDay: 5000 },
    })
  })

  it('is refused with the line of an unknown key', async () => {
    await expect(load('chat:\n  staffChanels: []\n')).rejects.toThrow(/course\.yaml, line 2/u)
  })
})
