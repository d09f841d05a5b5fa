import { expect, it } from 'vitest'
import type { Tutor } from '../../../src/tutor.ts'
import { answeredWith } from '../../fakes/answers.ts'
import { bot } from '../../fakes/discord-server.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openDiscord, slash, textOf, until } from '../../fakes/open-discord.ts'

/** A tutor that finds a sentence every 150 ms, twenty in all. */
function slowTutor(): Tutor {
  return {
    ...createEchoTutor(courseOf('queues')),
    async ask({ onEvent }) {
      const { citations } = answeredWith('x')
      for (let index = 0; index < 20; index += 1) {
        onEvent?.({ kind: 'sentence', sentence: { text: `Sentence ${index}.`, citations: [1] }, citations })
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
      return answeredWith('All said.')
    },
  }
}

it('a reply grows as sentences arrive, seldom enough, and ends with the answer', async () => {
  const { server, settled } = await openDiscord({ tutor: slowTutor() })
  const askedMs = Date.now()
  await server.interact(slash('ask', { question: 'x', private: true }))
  expect(Date.now() - askedMs).toBeLessThan(500)
  await until(() => textOf(server.shown()[0]).includes('All said.'))
  await settled()
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const edits = server.calls.filter(({ method, path }) => method === 'PATCH' && path.includes('@original'))
  expect(edits.length).toBeGreaterThanOrEqual(3)
  expect(edits.length).toBeLessThanOrEqual(5)
  expect(textOf(server.shown()[0])).toContain('All said.')
  expect(server.shown()).toHaveLength(1)
})

it('while a question in a message is worked on, somebody is seen typing, and no draft stands', async () => {
  const { server } = await openDiscord({ tutor: slowTutor() })
  server.say(`<@${bot.id}> x`)
  await until(() => server.calls.some(({ path }) => path.endsWith('/typing')))
  expect(server.shown()).toEqual([])
  await until(() => server.shown().length === 1)
  expect(server.calls.filter(({ path }) => path.endsWith('/typing'))).toHaveLength(1)
})
