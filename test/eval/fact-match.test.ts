import { array, assert, property, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsFacts } from '../../src/eval/fact-match.ts'

describe('holdsFacts', () => {
  it('compares without case, width, spaces, punctuation and superscripts', () => {
    const text = '의사소통 비용은 Ｏ(n²)으로 늘어난다. Circuit-Breaker를 쓴다.'
    const facts = [['O(n^2)'], ['의사 소통'], ['circuit breaker']]
    expect(holdsFacts(text, facts)).toEqual({ held: 3, missing: [] })
  })

  it('is content with one alternative of a group and gives back the groups that are not met', () => {
    const facts = [['프로메테우스', 'Prometheus'], ['Grafana', '그라파나'], ['Zipkin']]
    expect(holdsFacts('Prometheus and Jaeger', facts)).toEqual({
      held: 1,
      missing: [['Grafana', '그라파나'], ['Zipkin']],
    })
  })

  it('finds a Latin word at the start of a word only, and before a Korean particle', () => {
    expect(holdsFacts('a model Kubernetes runs', [['ELK']]).held).toBe(0)
    expect(holdsFacts('decoupled services', [['coupled']]).held).toBe(0)
    expect(holdsFacts('a tool kelp, then an ELK stack', [['ELK']]).held).toBe(1)
    expect(holdsFacts('서비스는ELK로 본다', [['elk']]).held).toBe(1)
  })

  it('lets a Korean stem meet its inflected and compounded words', () => {
    expect(holdsFacts('생산성은 떨어지며, 초자율적이다', [['떨어지'], ['자율']]).held).toBe(2)
  })

  it('reads past citation marks inside a fact', () => {
    expect(holdsFacts('REST[1], gRPC [2]', [['REST, gRPC']]).held).toBe(1)
  })

  it('never meets an alternative that has nothing to compare', () => {
    expect(holdsFacts('anything (really)', [['()']]).held).toBe(0)
  })

  it('meets any word of a text and counts every group once', () => {
    const word = stringMatching(/^[a-z가-힣]{1,8}$/u)
    assert(
      property(array(word, { minLength: 1 }), (words) => {
        const facts = [...words.map((each) => [each]), ['#']]
        expect(holdsFacts(words.join(', ').toUpperCase(), facts)).toEqual({
          held: words.length,
          missing: [['#']],
        })
      }),
    )
  })
})
