import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { migrations } from '../../src/store/migrations/migrations.ts'
import { openState } from '../../src/store/open-state.ts'
import { buildForChildren, builtFile } from '../fakes/build-for-children.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

beforeAll(buildForChildren, 120_000)

it.each(['0', '3', '5'])(
  'a migration killed after %s of its statements leaves the state as it was',
  async (after) => {
    const folder = temporaryFolder()
    await (await openState(folder)).close()
    const killed = spawnSync(process.execPath, [builtFile('test/fakes/migrate-child.ts'), folder, after])
    expect(killed.signal).toBe('SIGKILL')
    const database = new Database(join(folder, 'state.db'))
    const applied = database.prepare('select name from kysely_migration').pluck().all()
    const grown = database.prepare("select name from sqlite_master where name like 'grown_%'").pluck().all()
    database.close()
    expect({ applied, grown }).toEqual({ applied: Object.keys(migrations), grown: [] })

    const finished = spawnSync(process.execPath, [builtFile('test/fakes/migrate-child.ts'), folder, 'never'])
    expect(finished.status).toBe(0)
  },
)
