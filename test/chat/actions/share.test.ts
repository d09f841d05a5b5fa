import { expect, it } from 'vitest'
import { classroom, commanding, direct, jun, mina, pressing, tara } from '../../fakes/events.ts'
import { createFakePlatform } from '../../fakes/fake-platform.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openChat } from '../../fakes/open-chat.ts'

async function openClass() {
  const platform = createFakePlatform()
  const chat = { roles: { ta: ['TA'] } }
  const open = await openChat([createEchoTutor(courseOf('queues', chat))], [platform])
  const buttonOf = () =>
    platform.shown.flatMap(({ message }) => message.actions).find(({ id }) => id.startsWith('share:'))?.id
  return { platform, buttonOf, ...open }
}

const ask = { question: 'What is a queue?', private: true }

it('a private answer is shared with its channel once, by who asked, with the question', async () => {
  const { platform, buttonOf, settled } = await openClass()
  await platform.emit(commanding('ask', ask))
  await settled()
  const share = buttonOf() ?? ''
  await platform.emit(pressing(share, { person: jun }))
  await settled()
  expect(platform.shown.at(-1)?.message.body).toBe('This is no longer kept; please ask again.')
  await platform.emit(pressing(share))
  await platform.emit(pressing(share))
  await settled()
  const open = platform.shown.filter(({ privateTo }) => privateTo === undefined)
  expect(open.map(({ message, place }) => [message.body, message.visibility, place])).toEqual([
    ['**Question**\n\n> What is a queue?\n\nEcho of <What is a queue?>. [1]', 'everyone', classroom],
  ])
  expect(open[0]?.message.actions.some(({ id }) => id.startsWith('share:'))).toBe(false)
  expect(platform.shown.at(-1)?.message.body).toBe('This answer has been shared with the channel already.')
})

it('neither a direct answer nor one made for the eyes of staff can be shared', async () => {
  const { platform, buttonOf, settled } = await openClass()
  await platform.emit(commanding('ask', ask, { place: direct }))
  await platform.emit(commanding('ask', ask, { person: tara }))
  await settled()
  expect(buttonOf()).toBeUndefined()
  const helpful = platform.shown
    .filter(({ privateTo }) => privateTo === tara.id)
    .flatMap(({ message }) => message.actions)
    .find(({ id }) => id.startsWith('helpful:'))
  await platform.emit(pressing(helpful?.id.replace('helpful', 'share') ?? '', { person: tara }))
  await settled()
  expect(platform.shown.at(-1)?.message.body).toContain('material for staff only')
  expect(platform.shown.every(({ privateTo }) => privateTo !== undefined)).toBe(true)
})

it('what was asked in a channel is not shared from elsewhere', async () => {
  const { platform, buttonOf, settled } = await openClass()
  await platform.emit(commanding('ask', ask))
  await settled()
  await platform.emit(pressing(buttonOf() ?? '', { place: direct, person: mina }))
  await settled()
  expect(platform.shown.at(-1)?.message.body).toContain('Only an answer that was given in a channel')
})
