import Database from 'better-sqlite3'
import { sql, type Migration } from 'kysely'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addEvent, readWaitingEvents } from '../../src/store/inbox-store.ts'
import { migrations } from '../../src/store/migrations/migrations.ts'
import { openState } from '../../src/store/open-state.ts'
import { ownDataFolder } from '../../src/store/own-data-folder.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

const entry = (eventKey: string) => ({
  eventKey,
  platform: 'fake',
  person: 'p',
  receivedMs: 1,
  payload: '{}',
})

describe('the state', () => {
  it('is opened with a write-ahead log, full synchronisation, a bounded wait and overwriting of what is deleted', async () => {
    const state = await openState(temporaryFolder())
    const pragma = async (name: string) =>
      Object.values(
        (await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(state.tables)).rows[0] ?? {},
      )
    expect(await pragma('journal_mode')).toEqual(['wal'])
    expect(await pragma('synchronous')).toEqual([2])
    expect(await pragma('busy_timeout')).toEqual([2000])
    expect(await pragma('secure_delete')).toEqual([1])
    await state.close()
  })

  it('keeps nothing of a write that throws, and all of its neighbours in the same flush', async () => {
    const state = await openState(temporaryFolder())
    const results = await Promise.allSettled([
      state.write((transaction) => addEvent(transaction, entry('a'))),
      state.write(async (transaction) => {
        await addEvent(transaction, entry('b'))
        throw new Error('changed my mind')
      }),
      state.write((transaction) => addEvent(transaction, entry('c'))),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await readWaitingEvents(state.tables)).map(({ eventKey }) => eventKey)).toEqual(['a', 'c'])
    await state.close()
  })

  it('has all of a failing set of migrations or none of it', async () => {
    const folder = temporaryFolder()
    await (await openState(folder)).close()
    const failing: Record<string, Migration> = {
      ...migrations,
      '0002-good': { up: async (db) => void (await sql`create table second (a)`.execute(db)) },
      '0003-bad': {
        async up(db) {
          await sql`create table third (a)`.execute(db)
          throw new Error('no space left')
        },
      },
    }
    await expect(openState(folder, failing)).rejects.toThrow(/cannot be brought up to date/u)
    const database = new Database(join(folder, 'state.db'), { readonly: true })
    const names = database.prepare("select name from sqlite_master where name in ('second', 'third')").all()
    database.close()
    expect(names).toEqual([])
    await (await openState(folder)).close()
  })

  it('says so when it was made by a newer version', async () => {
    const folder = temporaryFolder()
    const newer = { ...migrations, '9999-newer': { up: async () => undefined } }
    await (await openState(folder, newer)).close()
    await expect(openState(folder)).rejects.toThrow(/made by a newer version of the tutor; update the tutor/u)
  })

  it.each([
    ['random bytes', Buffer.from('not a database at all, but longer than a header '.repeat(100))],
    ['a header cut short', Buffer.from('SQLite format 3\0 and then no more '.repeat(40))],
  ])('says in one sentence that it is damaged: %s', async (_name, bytes) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'state.db'), bytes)
    await expect(openState(folder)).rejects.toThrow(/The state in .* is damaged; restore a backup/u)
  })
})

describe('the owner of a data folder', () => {
  it('is one: a second one is told to stop the first or to take another folder', () => {
    const folder = temporaryFolder()
    const leave = ownDataFolder(folder)
    expect(() => ownDataFolder(folder)).toThrow(/Another tutor is already running .* --data/u)
    leave()
    ownDataFolder(folder)()
  })

  it('is told when the folder is a file', () => {
    const path = join(temporaryFolder(), 'file')
    writeFileSync(path, '')
    expect(() => ownDataFolder(path)).toThrow(/cannot be written; check that it is a folder/u)
  })
})
