import { sql, type Migration } from 'kysely'
import { migrations } from '../../src/store/migrations/migrations.ts'
import { openState } from '../../src/store/open-state.ts'

/** Opens a state whose migration is killed in its midst, after so many of its statements. */
const [folder = '', killAfter = ''] = process.argv.slice(2)

const growing: Migration = {
  async up(db) {
    for (let number = 0; number < 6; number += 1) {
      if (String(number) === killAfter) process.kill(process.pid, 'SIGKILL')
      await sql.raw(`create table grown_${number} as select value from generate_series_of_tests`).execute(db)
    }
  },
}
const source: Migration = {
  async up(db) {
    await sql`create table generate_series_of_tests as
      with recursive numbers(value) as (select 1 union all select value + 1 from numbers where value < 5000)
      select value from numbers`.execute(db)
  },
}
await openState(folder, { ...migrations, '8000-source': source, '8001-growing': growing })
