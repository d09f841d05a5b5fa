import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUpState, restoreState } from '../../src/store/back-up-state.ts'
import { addEvent, readWaitingEvents } from '../../src/store/inbox-store.ts'
import { openState } from '../../src/store/open-state.ts'
import { ownDataFolder } from '../../src/store/own-data-folder.ts'
import { readPeopleKey } from '../../src/store/people-key.ts'
import { createUsageOfPeople } from '../../src/store/usage-of-people.ts'
import { openUsageStore } from '../../src/store/usage-store.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

const pair = (number: number) =>
  [`${number}a`, `${number}b`].map((eventKey) => ({
    eventKey,
    platform: 'fake',
    person: 'p',
    receivedMs: number,
    payload: 'x'.repeat(2000),
  }))

describe('a backup', () => {
  it('made while the tutor writes holds only whole transactions and restores elsewhere', async () => {
    const folder = temporaryFolder()
    const target = join(temporaryFolder(), 'backup')
    const key = readPeopleKey(folder)
    const leave = ownDataFolder(folder)
    const state = await openState(folder)
    const writer = { isOn: true }
    let written = 0
    const writing = (async () => {
      while (writer.isOn) {
        written += 1
        const number = written
        await state.write(async (transaction) => {
          for (const entry of pair(number)) await addEvent(transaction, entry)
        })
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const writtenBefore = written
    backUpState(folder, target)
    await new Promise((resolve) => setTimeout(resolve, 50))
    writer.isOn = false
    await writing
    await state.close()
    leave()

    const elsewhere = temporaryFolder()
    restoreState(target, elsewhere)
    expect(readPeopleKey(elsewhere)).toBe(key)
    const restored = await openState(elsewhere)
    const keys = (await readWaitingEvents(restored.tables)).map(({ eventKey }) => eventKey)
    await restored.close()
    expect(keys.length).toBeGreaterThanOrEqual((writtenBefore - 1) * 2)
    expect(keys.length % 2).toBe(0)
    expect(keys.length).toBeLessThan(written * 2)
  })

  it('holds the record of what language models took, under the same pseudonyms', async () => {
    const folder = temporaryFolder()
    const target = join(temporaryFolder(), 'backup')
    await (await openState(folder)).close()
    const store = openUsageStore({
      data: folder,
      courseId: 'c',
      timeZone: 'UTC',
      model: 'm',
      caps: {
        userQuestionsPerDay: 9,
        userTokensPerDay: 99,
        courseQuestionsPerDay: 9,
        courseTokensPerDay: 99,
      },
    })
    store.begin({ asker: 'mina', tokens: 5 })
    expect(Object.keys(backUpState(folder, target).files)).toEqual(['state.db', 'usage.db', 'people.key'])
    store.close()
    const elsewhere = temporaryFolder()
    restoreState(target, elsewhere)
    expect(createUsageOfPeople(elsewhere, readPeopleKey(elsewhere)).read('mina')).toMatchObject([
      { questions: 1 },
    ])
  })

  it('that was changed afterwards is not restored, and the state stays as it was', async () => {
    const folder = temporaryFolder()
    await (await openState(folder)).close()
    const target = join(temporaryFolder(), 'backup')
    backUpState(folder, target)
    appendFileSync(join(target, 'state.db'), 'x')
    const before = readFileSync(join(folder, 'state.db'))
    expect(() => restoreState(target, folder)).toThrow(/is not whole \(state\.db\); name a folder that/u)
    expect(readFileSync(join(folder, 'state.db')).equals(before)).toBe(true)
  })

  it('is not restored under a running tutor', async () => {
    const folder = temporaryFolder()
    await (await openState(folder)).close()
    const target = join(temporaryFolder(), 'backup')
    backUpState(folder, target)
    const leave = ownDataFolder(folder)
    expect(() => restoreState(target, folder)).toThrow(/Another tutor is already running/u)
    leave()
  })

  it('restored over a state keeps the earlier one beside it', async () => {
    const folder = temporaryFolder()
    await (await openState(folder)).close()
    const target = join(temporaryFolder(), 'backup')
    backUpState(folder, target)
    restoreState(target, folder)
    expect(readdirSync(folder).some((name) => name.startsWith('state.db.before-restore-'))).toBe(true)
    await (await openState(folder)).close()
  })

  it('of a folder without a state, or into one that is there, is refused with what to do', async () => {
    const folder = temporaryFolder()
    expect(() => backUpState(folder, join(folder, 'backup'))).toThrow(/There is no state in .* --data/u)
    await (await openState(folder)).close()
    expect(() => backUpState(folder, folder)).toThrow(/is there already/u)
    expect(existsSync(join(folder, 'backup'))).toBe(false)
  })
})
