import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expandQuery } from '../../src/retrieval/expand-query.ts'
import { readFrameWords } from '../../src/retrieval/frame-words.ts'
import { measureConcepts } from '../../src/retrieval/measure-concepts.ts'
import { makeLexicalCache } from '../../src/retrieval/make-lexical-cache.ts'
import { spellAmerican } from '../../src/retrieval/spell-american.ts'
import { analyseText, createTermBase, nameKeys, readBuiltInTerms } from '../../src/retrieval/term-base.ts'
import { chunkOf } from './course-of-texts.ts'

const terms = createTermBase(readBuiltInTerms())
const frameWords = readFrameWords()
const { index } = makeLexicalCache([
  chunkOf(
    'rules.md',
    'Fail-fast design. A start-up organises a man-month. Its behaviour is stored with Amdahl.',
  ),
  chunkOf(
    '나눔.md',
    '팀을 나눈다. 서비스 디스커버리와 로드밸런서를 둔다. 백엔드 팀이 고친다. 배포가 늦어진다.',
  ),
  chunkOf('joined.md', 'The hotfix went out on a weekend.'),
])

const contentOf = (question: string): string[] =>
  expandQuery(question, { terms, frameWords, index })
    .filter(({ isFrame }) => !isFrame)
    .map(({ surface }) => surface)

function strangersIn(question: string): string[] {
  const expanded = expandQuery(question, { terms, frameWords, index })
  return measureConcepts(index, expanded)
    .filter(({ isFrame, inCourse }) => !isFrame && !inCourse)
    .map(({ surface }) => surface)
}

describe('what a question is about', () => {
  it.each([
    "State Conway's law.",
    "What does Conway's law state?",
    "According to the slides, what is Conway's law?",
    "What's Conway's law? ㅠㅠ",
  ])('is only the law in %j', (question) => {
    expect(contentOf(question)).toEqual(['conway law'])
  })

  it('holds a state machine and an added slide', () => {
    expect(contentOf('What is a finite state machine?').join(' ')).toContain('state')
    expect(contentOf('How do I add a slide?')).toContain('slide')
  })

  it('holds no bare number beside words, but the number of a name', () => {
    expect(contentOf('Why do 5 developers need 12 databases?')).not.toContain('5')
    expect(contentOf('What is new in HTTP/5?')).toContain('5')
    expect(contentOf('What changed in Python 3?')).toContain('3')
    expect(contentOf('42?')).toEqual(['42'])
  })
})

describe('words that the course has in another form', () => {
  it.each([
    '팀마다 나눠야 하나요?',
    '백엔드팀을 고치면?',
    '배포를 늦추면?',
    '서비스디스커버리는 뭔가요?',
    '로드 밸런서가 뭐예요?',
    'What is failfast?',
    'What is a startup?',
    'How do you organize a hot fix?',
    'Explain the behavior of reorganised man-months.',
  ])('are no strangers: %s', (question) => {
    expect(strangersIn(question)).toEqual([])
  })

  it('leave foreign subjects foreign', () => {
    expect(strangersIn('Kafka와 비빔밥은 뭔가요?')).toEqual(['kafka', '비빔밥'])
    expect(strangersIn('What is a daystart?')).toEqual(['daystart'])
  })
})

describe('British and American spelling', () => {
  it.each([
    ['organise', 'organize'],
    ['behaviour', 'behavior'],
    ['analysed', 'analyzed'],
    ['centre', 'center'],
    ['cataloguing', 'cataloging'],
    ['characterise', 'characteristic'],
    ['programmer', 'programs'],
  ])('%s meets %s', (british, american) => {
    expect(analyseText(british)[0]?.base).toBe(analyseText(american)[0]?.base)
  })

  it('leaves words alone that only look British', () => {
    const words = ['precise', 'revise', 'otherwise', 'noise', 'exercise', 'hour', 'course', 'promise']
    expect(words.filter((word) => spellAmerican(word) !== word)).toEqual([])
  })
})

describe('the term base', () => {
  it('finds every built-in name of up to six words by its own words', () => {
    const names = readFileSync(new URL('../../src/retrieval/term-base.tsv', import.meta.url), 'utf8')
      .trim()
      .split(/[\n\t]/u)
    const missing = names.filter((name) => {
      const words = analyseText(name)
      return words.length <= 6 && !terms.find(nameKeys(words)).some((term) => term.names.includes(name))
    })
    expect(names.length).toBeGreaterThan(10_000)
    expect(missing).toEqual([])
  })

  it('finds names with a particle, in the plural and without spaces', () => {
    const namesOf = (text: string) => terms.find(nameKeys(analyseText(text))).flatMap((term) => term.names)
    expect(namesOf('컨테이너를')).toContain('container')
    expect(namesOf('containers')).toContain('컨테이너')
    expect(namesOf('로드밸런서는')).toContain('load balancer')
  })

  it('does not take the end of a name for a particle', () => {
    const namesOf = (text: string) => terms.find(nameKeys(analyseText(text))).flatMap((term) => term.names)
    expect(namesOf('로그')).not.toContain('로그인')
    expect(namesOf('흐름')).not.toContain('흐름도')
  })

  it('prefers the course glossary', () => {
    const own = createTermBase([{ names: ['파드', '콩깍지'], origin: 'glossary' }, ...readBuiltInTerms()])
    expect(own.find(['파드']).map((term) => term.origin)).toEqual(['glossary'])
  })
})
