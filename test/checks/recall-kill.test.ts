import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { createAddressBook } from '../../src/chat/address-book.ts'
import { queueCheck } from '../../src/store/check-store.ts'
import { noteShowing } from '../../src/store/checked-answer-store.ts'
import { addExchange } from '../../src/store/exchange-store.ts'
import { openState } from '../../src/store/open-state.ts'
import { answeredWith } from '../fakes/answers.ts'
import { buildForChildren, builtFile } from '../fakes/build-for-children.ts'
import { classroom, submitting, tara } from '../fakes/events.ts'
import { startLoopbackServer } from '../fakes/loopback-server.ts'
import { temporaryFolder, testKey } from '../fakes/open-chat.ts'

const readers = Array.from({ length: 50 }, (_, index) => `reader${index}`)

/** An answer that 50 people were shown in private, each after a question of their own. */
async function seed(folder: string): Promise<void> {
  const state = await openState(folder)
  const addresses = createAddressBook(testKey)
  await state.write(async (transaction) => {
    for (const reader of readers) {
      await addExchange(transaction, {
        id: `x-${reader}`,
        courseId: 'queues',
        person: reader,
        conversation: reader,
        visibility: 'asker',
        reader: 'student',
        askedMs: Date.now(),
        question: `What is it, asks ${reader}.`,
        answer: JSON.stringify(answeredWith('A queue is a stack.')),
      })
      await noteShowing(transaction, {
        exchangeId: 'x-reader0',
        shownIn: `x-${reader}`,
        courseId: 'queues',
        person: reader,
        shownMs: Date.now(),
        address: addresses.seal({ platform: 'fake', target: { kind: 'person', personId: reader } }),
      })
    }
    await queueCheck(transaction, {
      exchangeId: 'x-reader0',
      courseId: 'queues',
      person: 'reader0',
      reason: 'escalated',
      queuedMs: Date.now(),
    })
  })
  await state.close()
}

it(
  'tells each of 50 people once that an answer is recalled, though the process is killed in the midst of it',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder()
    await seed(folder)
    buildForChildren()
    const server = await startLoopbackServer(0.1)
    server.add(submitting('check-reject:x-reader0', { reason: 'wrong' }, { person: tara, place: classroom }))
    const start = (...kill: string[]) =>
      spawn(process.execPath, [builtFile('test/fakes/chat-child.ts'), folder, String(server.port), ...kill], {
        stdio: ['ignore', 'inherit', 'inherit'],
      })
    for (const kill of [
      ['accepted', '1'],
      ['delivered', '5'],
      ['delivered', '14'],
      ['delivered', '9'],
    ]) {
      const [, signal] = await once(start(...kill), 'exit', { signal: AbortSignal.timeout(30_000) })
      expect(signal).toBe('SIGKILL')
    }
    const last = start()
    const told = () => server.shown.filter(({ text }) => text.includes('withdrawn by'))
    const deadline = Date.now() + 60_000
    while (Date.now() < deadline && told().length < readers.length) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await new Promise((resolve) => setTimeout(resolve, 1500))
    last.kill('SIGKILL')
    await once(last, 'exit')
    await server.close()
    const askers = told().map(({ text }) => /asks (reader\d+)\./u.exec(text)?.[1])
    expect(askers).toHaveLength(readers.length)
    expect(new Set(askers)).toEqual(new Set(readers))
  },
)
