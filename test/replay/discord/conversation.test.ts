import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { openDiscord, textOf, until } from '../../fakes/open-discord.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** What the gateway sent, step by step, and what people saw after each step. */
const conversationSchema = z.array(
  z.object({
    dispatch: z.object({ t: z.string(), d: z.looseObject({}) }),
    shows: z.array(z.object({ channel: z.string(), text: z.string(), privateTo: z.string().optional() })),
  }),
)

const files = readdirSync(folder).filter((file) => file.endsWith('.json'))

it.each(files)('the conversation of %s goes as it went', async (file) => {
  const steps = conversationSchema.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
  const { server, settled } = await openDiscord()
  let seen = 0
  for (const { dispatch, shows } of steps) {
    server.replay(dispatch.t, dispatch.d)
    const finished = () => server.shown().filter(({ flags }) => (flags & 128) === 0)
    await until(() => finished().length >= seen + shows.length)
    await settled()
    const said = finished().slice(seen)
    expect(said.map(({ channel_id: channel, privateTo }) => ({ channel, privateTo }))).toEqual(
      shows.map(({ channel, privateTo }) => ({ channel, privateTo })),
    )
    for (const [index, { text }] of shows.entries()) expect(textOf(said[index])).toContain(text)
    seen += shows.length
  }
})

it('there are conversations to replay', () => {
  expect(files.length).toBeGreaterThan(1)
})
