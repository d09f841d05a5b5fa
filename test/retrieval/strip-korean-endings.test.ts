import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBuiltInKoreanName } from '../../src/retrieval/built-in-terms.ts'
import { conjugate, formKinds } from '../../src/retrieval/korean/conjugate.ts'
import { findPredicateStem } from '../../src/retrieval/korean/find-predicate-stem.ts'
import { hasFinal, joinLetters } from '../../src/retrieval/korean/jamo.ts'
import { rootOfStem } from '../../src/retrieval/korean/predicate-stems.ts'
import { stripKoreanEndings } from '../../src/retrieval/strip-korean-endings.ts'

const baseOf = (word: string): string => stripKoreanEndings(word, isBuiltInKoreanName)
const basesOf = (words: string): string[] => [...new Set(words.split(' ').map(baseOf))]

describe('Korean verbs and adjectives', () => {
  it.each([
    ['나누-', '나누면 나눠야 나눈다 나누었습니다 나뉘나요 나뉘어 나누어진다 나누기에는'],
    ['쪼개-', '쪼개야 쪼갠 쪼개면 쪼개진다'],
    ['늦-', '늦어 늦어진다 늦춘다 늦춰야 늦은가요 늦어짐을'],
    ['빠르-', '빠르게 빨라 빨라질까 빨랐다 빠른'],
    ['고치-', '고쳐 고치면 고쳤나요'],
    ['바꾸-', '바꿔 바꾸나요 바뀌면 바뀐다'],
    ['걸리-', '걸려 걸리나 걸릴 걸렸다'],
    ['돕-', '도와 도우면 돕는 도와주는'],
    ['만들-', '만드는 만든 만들면 만듭니다 만들어진'],
    ['어렵-', '어려운가요 어려워서 어렵다 어려워진다'],
    ['짓-', '지어 지으면 짓는'],
    ['크-', '커져 커진다 큰 키우면 컸다'],
    ['닮-', '닮아간다 닮은 닮았다'],
  ])('%s is the stem of all its forms', (stem, forms) => {
    expect(basesOf(forms)).toEqual([stem])
  })

  it('a stem is found again in each of its forms, but for forms that two verbs share', () => {
    const shared = new Map<string, Set<string>>()
    const joined: Array<[form: string, stem: string]> = []
    for (const stem of rootOfStem.keys()) {
      for (const { letters, kind } of conjugate(stem)) {
        const form = (kind & formKinds.infinitive) === 0 ? undefined : joinLetters(letters)
        if (form === undefined || form.length < 2) continue
        joined.push([form, stem])
        shared.set(form, (shared.get(form) ?? new Set()).add(rootOfStem.get(stem) ?? stem))
      }
    }
    const own = joined.filter(([form]) => shared.get(form)?.size === 1)
    expect(own.length).toBeGreaterThan(1000)
    const lost = own.filter(([form, stem]) => findPredicateStem(`${form}서`) !== rootOfStem.get(stem))
    expect(lost.length / own.length).toBeLessThan(0.03)
  })

  it('a noun that looks like a form of a verb stays a noun', () => {
    const nouns =
      '크기 주기 길이 높이 커서 파서 주어 가지 사고 그림 흐름 알림 이름 나라 화면 이미지 페이지 메시지'.split(
        ' ',
      )
    expect(nouns.map(baseOf)).toEqual(nouns)
    expect(baseOf('크기는')).toBe('크기')
  })
})

describe('Korean nouns', () => {
  const nouns = [
    '서비스',
    '시스템',
    '컨테이너',
    '법칙',
    '모놀리스',
    '데이터베이스',
    '응집도',
    '팀',
    '값',
    '키',
    '큐',
  ]
  const particlesOf = (noun: string): string[] => [
    ...(hasFinal(noun) ? ['은', '이', '을', '과'] : ['는', '가', '를', '와']),
    ...'에서 에선 에서는 에는 마다 끼리 까지도 부터는 보다 들 들은 들끼리는 입니다 이었죠 인가요 이라면'.split(
      ' ',
    ),
  ]

  it('are left when particles and the copula go', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...nouns)
          .chain((noun) => fc.tuple(fc.constant(noun), fc.constantFrom(...particlesOf(noun)))),
        ([noun, particle]) => {
          expect(baseOf(noun + particle)).toBe(noun)
        },
      ),
    )
  })

  it('are what is left of 하다, 되다 and the like', () => {
    expect(basesOf('배포하려면 배포됐나요 배포하는 배포시킨 배포한다면 배포할')).toEqual(['배포'])
    expect(baseOf('자유롭게')).toBe('자유')
    expect(baseOf('관계없이')).toBe('관계')
  })

  it('keep their end where they are known as they are', () => {
    const names = '로그인 시간복잡도 흐름도 대리인 수요일 세미나'.split(' ')
    expect(names.map(baseOf)).toEqual(names)
    expect(names.map((name) => baseOf(`${name}까지`))).toEqual(names)
  })

  it('any word keeps its start', () => {
    const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 8 }), (syllables) => {
        const word = syllables.join('')
        const base = baseOf(word)
        expect(base.length).toBeGreaterThan(0)
        if (!base.endsWith('-')) expect(word.startsWith(base)).toBe(true)
      }),
    )
  })
})
