import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { createLog, describeError } from '../../src/serve/log.ts'

function logged(): { lines: string[]; destination: Writable } {
  const lines: string[] = []
  const destination = new Writable({
    write(piece: Buffer, _encoding, done) {
      lines.push(piece.toString('utf8'))
      done()
    },
  })
  return { lines, destination }
}

it.each([
  ['an e-mail address', 'no such user mina.kim@univ.example', 'mina.kim@univ.example'],
  ['a phone number', 'cannot call 010-1234-5678', '010-1234-5678'],
  ['a student number', '학번 20231234 is unknown', '20231234'],
  ['a mention', 'cannot reach <@U0123ABC>', 'U0123ABC'],
  ['a resident number', 'bad value 000101-3123456', '000101-3123456'],
  ['a token of Slack', 'invalid xoxb-12345-abcdef-QWERTY', 'xoxb-12345'],
  ['a key of a model server', 'wrong key sk-abcdefghijklmnopqrst1234', 'sk-abcdefghij'],
])('masks %s in the message of an error', (_what, message, secret) => {
  const { lines, destination } = logged()
  createLog('info', destination).warn(describeError(new Error(message)), 'failed')
  expect(lines.join('')).toContain('"msg":"failed"')
  expect(lines.join('')).not.toContain(secret)
})

it('logs nothing of an error but its kind and its message', () => {
  const error = Object.assign(new Error('refused'), { request: { text: 'my private question' } })
  expect(describeError(error)).toEqual({ errorKind: 'Error', error: 'refused' })
})

it('leaves out words and tokens that are handed in by mistake', () => {
  const { lines, destination } = logged()
  createLog('info', destination).info({ question: 'mine', nested: { text: 'mine', token: 'mine' } })
  expect(lines.join('')).not.toContain('mine')
  expect(lines.join('').match(/\[left out\]/gu)).toHaveLength(3)
})
