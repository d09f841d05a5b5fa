import { describe, expect, it } from 'vitest'
import { readLine } from '../../../adapters/terminal/receive.ts'

const session = {
  actions: [{ id: 'sources:1', label: 'Sources' }],
  personId: 'console-student',
  locale: 'ko',
}
const eventOf = (line: string) => {
  const read = readLine(line, session, 'id')
  return read.kind === 'event' ? read.event : read
}

describe('a line at the terminal', () => {
  it('is said to the tutor, in a direct conversation', () => {
    expect(eventOf(' 큐가 뭐예요? ')).toMatchObject({
      kind: 'message',
      text: '큐가 뭐예요?',
      addressed: 'named',
      place: { isDirect: true },
      person: { id: 'console-student', locale: 'ko' },
    })
  })

  it('that begins with "/" is a command, with its options by name and the rest as its text', () => {
    expect(eventOf('/quiz count=2 queue theory')).toMatchObject({
      kind: 'command',
      name: 'quiz',
      options: { count: 2, topic: 'queue theory' },
    })
    expect(eventOf('/질문 private=yes a=b?')).toMatchObject({
      name: 'ask',
      options: { private: true, question: 'a=b?' },
    })
    expect(eventOf('/nonsense x')).toMatchObject({ kind: 'command', name: 'nonsense', options: {} })
  })

  it('of a number presses that button of the last message, and nothing where there is none', () => {
    expect(eventOf('1')).toMatchObject({ kind: 'press', action: 'sources:1' })
    expect(eventOf('2')).toMatchObject({ kind: 'nothing' })
  })

  it('can be empty, or end the conversation', () => {
    expect(eventOf('   ')).toEqual({ kind: 'nothing', say: '' })
    expect(eventOf('/quit')).toEqual({ kind: 'leave' })
  })
})
