import { expect, test } from 'vitest'
import { isAttempt } from '../../../src/answer/tutoring/is-attempt.ts'

const english = "What does Brooks's law say?"
const korean = '브룩스의 법칙이 뭐예요?'
const material = 'Adding people to a late software project makes the project later.'

test.each([
  ['', english],
  ['   ', english],
  ['???', english],
  ['please', english],
  ['please just tell me the answer', english],
  ["What does Brooks's law say?", english],
  ["so what does brooks's law say please", english],
  ['I have no idea, next hint', english],
  ['asdf qwer zxcv uiop hjkl', english],
  ['제발 알려줘', korean],
  ['힌트 더 주세요', korean],
  ['브룩스의 법칙이 뭐예요?', korean],
  ['모르겠어요', korean],
])('“%s” is no attempt', (text, question) => {
  expect(isAttempt(text, question, material)).toBe(false)
})

test.each([
  ['I think adding people makes a late project later', english],
  ['more people means more communication in the project', english],
  ['사람을 더 넣으면 프로젝트가 늦어진다는 법칙 같아요', korean],
  ['늦어진 프로젝트에 인력을 추가하면 더 늦어진다', korean],
])('“%s” is an attempt', (text, question) => {
  expect(isAttempt(text, question, `${material} 늦어진 프로젝트에 인력을 더 투입하면 더 늦어진다.`)).toBe(
    true,
  )
})

test('a number of the student’s own is an attempt where a number is asked for, the given one is not', () => {
  const question = 'How many pairs may have to talk in a team of 10?'
  expect(isAttempt('45', question)).toBe(true)
  expect(isAttempt('10', question)).toBe(false)
})
