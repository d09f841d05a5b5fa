import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { resolveFollowUp } from '../../src/answer/follow-up.ts'
import { findNoun, putInPlaceOf } from '../../src/answer/put-in-place-of.ts'
import { firstCourse, openTutoring } from './tutoring/tutoring-course.ts'

const discovery = 'What does Spring Cloud use for service discovery?'
const discoveryKo = '쿠버네티스에서 서비스 디스커버리는 뭘로 해요?'
const conway = "What is Conway's law?"
const conwayKo = '콘웨이의 법칙이 뭐예요?'

describe('a follow-up, without a model', () => {
  let opened: Awaited<ReturnType<typeof openTutoring>>
  beforeAll(async () => {
    opened = await openTutoring(firstCourse)
  }, 60_000)
  afterAll(() => opened.close())
  const resolve = (text: string, ...earlier: string[]) =>
    resolveFollowUp(text, earlier, { retrieve: opened.parts.retrieval.retrieve })

  it.each([
    [discovery, 'and for Kubernetes?', 'What does Kubernetes use for service discovery?'],
    [discovery, 'What about load balancing?', 'What does Spring Cloud use for load balancing?'],
    [discoveryKo, '그럼 로깅은요?', '쿠버네티스에서 로깅은 뭘로 해요?'],
    [discoveryKo, '스프링 클라우드는?', '스프링 클라우드에서 서비스 디스커버리는 뭘로 해요?'],
    [conway, "And Brooks's law?", "What is Brooks's law?"],
    [conwayKo, '브룩스의 법칙은요?', '브룩스의 법칙이 뭐예요?'],
    ['파드가 뭐예요?', '디플로이먼트는?', '디플로이먼트가 뭐예요?'],
  ])('after "%s": "%s" takes the place of what it is like', async (before, text, whole) => {
    expect(await resolve(text, before)).toBe(whole)
  })

  it.each([
    [conway, 'Who found it?', /^Conway's law: Who/u],
    [conway, 'Why?', /^Conway's law: Why/u],
    [conwayKo, '왜요?', /^콘웨이의 법칙: 왜요/u],
    [conwayKo, '그건 누가 만들었어요?', /^콘웨이의 법칙: 그건/u],
    [conwayKo, '예를 들어줘', /^콘웨이의 법칙: 예를/u],
    [conwayKo, 'Who found it?', /^Conway's law: Who/u],
  ])('after "%s": "%s" gets its subject', async (before, text, whole) => {
    expect(await resolve(text, before)).toMatch(whole)
  })

  it.each([
    [conway, 'What is Docker?'],
    [conway, 'What is Kubernetes and what is it used for?'],
    [conway, 'What is the weather today?'],
    [conway, 'thanks!'],
    [conwayKo, '도커가 뭐예요?'],
    [discoveryKo, '그럼 로드 밸런싱은 뭘로 해요?'],
  ])('after "%s": "%s" stands alone', async (before, text) => {
    expect(await resolve(text, before)).toBe(text)
  })

  it('goes on from a follow-up, too', async () => {
    expect(await resolve('And distributed tracing?', discovery, 'and for Kubernetes?')).toBe(
      'What does Kubernetes use for distributed tracing?',
    )
  })

  it('of no conversation is the question itself', async () => {
    expect(await resolve('and for Kubernetes?')).toBe('and for Kubernetes?')
  })

  it('of any text after any other is a text', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        expect(typeof (await resolve(after, before))).toBe('string')
      }),
      { numRuns: 30 },
    )
  })
})

describe('a noun in a question', () => {
  it.each([
    ['로깅은 뭘로 해요?', '로깅', '파드', '파드는 뭘로 해요?'],
    ['파드가 뭐예요?', '파드', '로깅', '로깅이 뭐예요?'],
    ["What is Conway's law?", 'conway law', "Brooks's law", "What is Brooks's law?"],
    ['쿠버네티스에서 뭘 써요?', '쿠버네티스', 'Docker', 'Docker에서 뭘 써요?'],
  ])('of "%s" gives way to another with the particle that fits', (text, noun, other, whole) => {
    expect(putInPlaceOf(text, noun, other)).toBe(whole)
  })

  it('may hold any signs', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (noun) => {
        const found = findNoun(`x ${noun} y`, noun)
        expect(noun.trim() === '' || /\s/u.test(noun) || found !== undefined).toBe(true)
      }),
    )
  })
})
