import { sql } from 'kysely'
import type { StateAccess } from './open-state.ts'

/** Runs the work in a transaction; what it returns is on the disk. A work that throws leaves nothing behind. */
export type Write = <Result>(work: (transaction: StateAccess) => Promise<Result>) => Promise<Result>

interface WaitingWrite {
  run: (transaction: StateAccess) => Promise<void>
  settle: (failure?: { error: unknown }) => void
}

/**
 * Group commit: the writes that wait while one transaction is being written to the disk share the next one, each in
 * a savepoint of its own. A burst of a hundred events so costs a few disk flushes and not a hundred.
 */
export function createWriteGroup(tables: StateAccess): Write {
  let waiting: WaitingWrite[] = []
  let isRunning = false

  async function runWaiting(): Promise<void> {
    if (isRunning) return
    isRunning = true
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      await commitGroup(tables, group)
    }
    isRunning = false
  }

  return (work) =>
    new Promise((resolve, reject) => {
      let finish = (): void => undefined
      let failure: { error: unknown } | undefined
      waiting.push({
        async run(transaction) {
          await sql`savepoint one_write`.execute(transaction)
          try {
            const result = await work(transaction)
            finish = () => resolve(result)
          } catch (error) {
            failure = { error }
            await sql`rollback to one_write`.execute(transaction)
          }
          await sql`release one_write`.execute(transaction)
        },
        settle(groupFailure) {
          const failed = failure ?? groupFailure
          if (failed === undefined) finish()
          else reject(failed.error)
        },
      })
      void runWaiting()
    })
}

async function commitGroup(tables: StateAccess, group: WaitingWrite[]): Promise<void> {
  let failure: { error: unknown } | undefined
  try {
    await tables.transaction().execute(async (transaction) => {
      for (const write of group) await write.run(transaction)
    })
  } catch (error) {
    failure = { error }
  }
  for (const write of group) write.settle(failure)
}
