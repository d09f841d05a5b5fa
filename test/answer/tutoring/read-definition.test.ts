import { expect, test } from 'vitest'
import { splitDefinition } from '../../../src/answer/tutoring/read-definition.ts'

test.each([
  [
    'A container is a package of one service with everything it needs to run.',
    'container',
    'a package of one service with everything it needs to run.',
  ],
  [
    "Conway's law says that organisations design systems that copy their structure.",
    "Conway's law",
    'organisations design systems that copy their structure.',
  ],
  [
    '회복성(resilience)은 한 서비스의 장애가 다른 서비스로 퍼지지 않는 성질이다.',
    '회복성(resilience)',
    '한 서비스의 장애가 다른 서비스로 퍼지지 않는 성질이다.',
  ],
  [
    'Hash table: a table that finds a value by its key.',
    'Hash table',
    'a table that finds a value by its key.',
  ],
])('%s', (text, term, description) => {
  expect(splitDefinition(text)).toMatchObject({ term, description })
})

test('an adjective before its noun is not taken for the topic', () => {
  const text = '높은 응집도는 함께 바뀌는 것들이 같은 서비스 안에 모여 있다는 뜻이다.'
  expect(splitDefinition(text)?.term).toBe('높은 응집도')
})

test.each([
  'Monitoring is hard, because small services are scattered.',
  'It is a package of one service with everything it needs.',
  'A microservice is one such service: a small program.',
  'The reason is the shared database that all services read.',
  '초기 스타트업에는 마이크로서비스를 권하지 않는다.',
  '느슨한 결합이 중요한 이유는 팀마다 다른 팀을 기다리지 않기 때문이다.',
])('“%s” defines nothing', (text) => {
  expect(splitDefinition(text)).toBeUndefined()
})
