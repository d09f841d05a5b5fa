import { assert, property, string } from 'fast-check'
import { expect, it } from 'vitest'
import { readTypedCommand } from '../../src/chat/read-typed-command.ts'

it('an option of several words stands in quotation marks, straight or as an editor makes them', () => {
  for (const typed of [
    'check question="What is a queue?" It is a line.',
    'check It is a line. question=“What is a queue?”',
    '답안확인 문제=“What is a queue?" It is a line.',
  ]) {
    expect(readTypedCommand(typed).options).toEqual({
      question: 'What is a queue?',
      answer: 'It is a line.',
    })
  }
})

it('quotation marks elsewhere stay as they were typed', () => {
  const { options } = readTypedCommand('check He said "a = b" and x="y question=Why?')
  expect(options).toEqual({ question: 'Why?', answer: 'He said "a = b" and x="y' })
})

it('reads any text without losing a word of it that is no option', () => {
  assert(
    property(string(), (text) => {
      const said = text.replaceAll('=', '').trim()
      expect(readTypedCommand(`ask ${said}`).options).toEqual(said === '' ? {} : { question: said })
    }),
  )
})
