import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFairQueue } from '../../src/chat/fair-queue.ts'

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('the queue', () => {
  it('gives people turns: one question waits for one of a person who asked ten', async () => {
    const queue = createFairQueue(1)
    const order: string[] = []
    const work = (name: string) => async () => {
      await turn()
      order.push(name)
    }
    for (let number = 0; number < 10; number += 1) queue.add('busy', work(`busy ${number}`))
    expect(queue.countAhead('quiet')).toBe(1)
    queue.add('quiet', work('quiet'))
    while (order.length < 11) await turn()
    expect(order.indexOf('quiet')).toBeLessThanOrEqual(2)
    expect(order.filter((name) => name.startsWith('busy'))).toEqual(
      Array.from({ length: 10 }, (_, number) => `busy ${number}`),
    )
  })

  it('does everything once, a person at a time, never more at once than the limit', async () => {
    const people = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(people, fc.integer({ min: 1, max: 4 }), async (askers, limit) => {
        const queue = createFairQueue(limit)
        const running = new Set<string>()
        const done: number[] = []
        for (const [number, person] of askers.entries()) {
          queue.add(person, async () => {
            expect(running.has(person)).toBe(false)
            running.add(person)
            expect(running.size).toBeLessThanOrEqual(limit)
            await turn()
            running.delete(person)
            done.push(number)
          })
        }
        while (queue.waiting + queue.running > 0) await turn()
        expect(done.toSorted((one, other) => one - other)).toEqual(askers.map((_, number) => number))
      }),
      { numRuns: 40 },
    )
  })

  it('runs what must be alone before all others, and nothing beside it', async () => {
    const queue = createFairQueue(4)
    const log: string[] = []
    const work = (name: string) => async () => {
      log.push(`${name} begins`)
      await turn()
      await turn()
      log.push(`${name} ends`)
    }
    queue.add('a', work('first'))
    queue.addAlone(work('suspect'))
    queue.add('b', work('second'))
    queue.addAlone(work('other suspect'))
    expect(queue.countAhead('c')).toBeGreaterThanOrEqual(3)
    while (queue.waiting + queue.running > 0) await turn()
    expect(log).toEqual(
      ['first', 'suspect', 'other suspect', 'second'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    )
  })

  it('begins nothing after it was told to drain, and ends when what runs has ended', async () => {
    const queue = createFairQueue(1)
    const done: string[] = []
    for (const name of ['first', 'second']) {
      queue.add(name, async () => {
        await turn()
        done.push(name)
      })
    }
    await queue.drain()
    await turn()
    expect(done).toEqual(['first'])
    expect(queue.waiting).toBe(1)
  })
})
