import { expect, it } from 'vitest'
import { TutorError } from '../../src/errors.ts'
import type { Retrieval, Retrieve } from '../../src/retrieval/retrieval.ts'
import { retrieveWithFallback } from '../../src/retrieval/retrieve-with-fallback.ts'

const fault = new TutorError('model', 'The embedding server failed.')
const named = (name: string): Retrieve => {
  const retrieval: Retrieval = { results: [], language: 'en', concepts: [], coverage: name.length }
  return async () => retrieval
}
const local = named('local')
const query = { text: 'x', limit: 1 }
const isLocal = async (retrieve: Retrieve) => (await retrieve(query)).coverage === 'local'.length
const pause = (durationMs: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, durationMs)
  })

it('leaves a server that failed alone for a while, and then asks it again', async () => {
  let calls = 0
  const faults: TutorError[] = []
  const retrieve = await retrieveWithFallback({
    openRemote: async () => async (request) => {
      calls += 1
      if (calls === 1) throw fault
      return named('remote')(request)
    },
    local,
    onFault: (each) => faults.push(each),
    restMs: 60,
  })
  expect(await isLocal(retrieve)).toBe(true)
  expect(await isLocal(retrieve)).toBe(true)
  expect(calls).toBe(1)
  expect(faults).toEqual([fault])
  await pause(80)
  expect(await isLocal(retrieve)).toBe(false)
})

it('opens the remote retrieval later where it could not be opened at first', async () => {
  let opened = 0
  const retrieve = await retrieveWithFallback({
    openRemote: async () => {
      opened += 1
      if (opened === 1) throw fault
      return named('remote')
    },
    local,
    restMs: 30,
  })
  expect(await isLocal(retrieve)).toBe(true)
  await pause(50)
  await isLocal(retrieve)
  await pause(10)
  expect(await isLocal(retrieve)).toBe(false)
  expect(opened).toBe(2)
})

it('does not hide what is no fault of the server', async () => {
  const broken = new Error('broken')
  const retrieve = await retrieveWithFallback({ openRemote: async () => () => Promise.reject(broken), local })
  await expect(retrieve(query)).rejects.toBe(broken)
})
