import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { baseOf } from '../../src/retrieval/analyse-word.ts'
import { oneSyllableNouns } from '../../src/retrieval/korean/whole-words.ts'

const table = readFileSync(new URL('../../src/retrieval/related-words.tsv', import.meta.url), 'utf8')
const groups = table
  .replace(/\n$/u, '')
  .split('\n')
  .map((line) => line.split('\t'))
const members = [...new Set(groups.flat())]

const hangul = /[가-힣]/u
const latin = /[a-z]/u
const mostWords = 3
const mostGroups = 3
const mostMembersOfLanguage = 8

/** Nouns of one syllable that people ask with and that take part in few other words. */
const otherShortNouns = new Set('둘 셈 틈 곳 밑 곱 독 삶 떼 곡 춤'.split(' '))

/** 했다, 끝났다, 간다: a syllable that closes with ㅆ or ㄴ before 다, letters taken apart; 있다 alone is a dictionary form. */
const tensed = /(?<!\u110b\u1175)\u11bb\u1103\u1161$|\u11ab\u1103\u1161$/u

/** Forms a verb or adjective has in a sentence; the table holds the dictionary form alone. */
const inflected =
  /(?:는|하고|하지|하며|해서|해요|하면|하여|한다|하기|합니다|되어|되고|되기|습니다|세요|어요|아요|어서|아서|려고|지만|는다)$/u

const antonyms =
  `fast slow; quick slow; rapid slow; speed up/slow down; big small; large little; large small; long short;
  high low; tall short; wide narrow; deep shallow; thick thin; heavy light; strong weak; hard soft; hard easy; easy difficult;
  simple complex; good bad; best worst; new old; early late; before after; first last; start end; begin finish; open close;
  add remove; increase decrease; raise lower; rise fall; expand shrink; buy sell; import export; borrow lend; push pull;
  enter leave; send receive; upload download; encrypt decrypt; encode decode; ascending descending; success failure;
  succeed fail; win lose; love hate; like dislike; rich poor; hot cold; wet dry; bright dark; loud quiet; safe danger;
  true false; right wrong; correct incorrect; allow forbid; accept reject; agree disagree; cause result; cause effect;
  advantage disadvantage; pros cons; profit loss; supply demand; question answer; stable unstable; same different;
  similar different; equal different; include exclude; connect disconnect; enable disable; turn on/turn off; lock unlock;
  compress decompress; attack defend; war peace; legal illegal; guilty innocent; friend enemy; remember forget; know ignorant;
  teach learn; create destroy; make break; synchronous asynchronous; static dynamic; abstract concrete; general specific;
  common rare; normal abnormal; possible impossible; maximum minimum; most least; more less; many few; inside outside;
  top bottom; front back; near far; temporary permanent; manual automatic; public private; active passive; even odd;
  positive negative; objective subjective; optimistic pessimistic; necessary optional; read write; input output; male female;
  boom recession; hire fire; praise criticize; encourage discourage; efficient inefficient; alive dead; predator prey;
  빠르다 느리다; 크다 작다; 많다 적다; 길다 짧다; 높다 낮다; 넓다 좁다; 깊다 얕다; 무겁다 가볍다; 강하다 약하다;
  쉽다 어렵다; 단순 복잡; 좋다 나쁘다; 이르다 늦다; 시작 종료; 시작하다 끝나다; 열다 닫다; 추가 제거; 증가 감소; 늘다 줄다;
  올리다 내리다; 상승 하락; 확대 축소; 사다 팔다; 구매 판매; 수입 수출; 빌리다 빌려주다; 밀다 당기다; 보내다 받다;
  송신 수신; 암호화 복호화; 성공 실패; 이기다 지다; 승리 패배; 뜨겁다 차갑다; 안전 위험; 참 거짓; 진실 거짓; 허용 금지;
  수락 거절; 찬성 반대; 동의 반대; 원인 결과; 장점 단점; 이익 손실; 공급 수요; 질문 답변; 안정 불안정; 같다 다르다; 포함 제외;
  연결 단절; 켜다 끄다; 공격 방어; 전쟁 평화; 합법 불법; 유죄 무죄; 기억 망각; 교육 학습; 생성 삭제; 생성 파괴; 동기 비동기;
  정적 동적; 추상 구체; 정상 이상; 가능 불가능; 최대 최소; 내부 외부; 앞 뒤; 가깝다 멀다; 임시 영구; 수동 자동; 공개 비공개;
  능동 수동적; 양수 음수; 짝수 홀수; 객관 주관; 낙관 비관; 필수 선택; 읽다 쓰다; 입력 출력; 남성 여성; 호황 불황; 채용 해고;
  칭찬 비난; 효율 비효율; 미분 적분; 수렴 발산; 과대평가 과소평가; 오름차순 내림차순`
    .split(';')
    .map((pair) => pair.trim())
    .map((pair) => pair.split(pair.includes('/') ? '/' : ' '))

const negation = /^(?:un|in|im|ir|il|dis|non|비|불|부|무|미)/u
/** They begin like a negation and are none. */
const notNegated = new Set(['비좁다', 'imprison', 'immigrate'])

describe('the related words', () => {
  it('are at least 900 groups of two words or more', () => {
    expect(groups.length).toBeGreaterThanOrEqual(900)
    expect(groups.filter((words) => words.length < 2)).toEqual([])
  })

  it('join both languages in every group, at most eight words of each', () => {
    const lopsided = groups.filter((words) => {
      const korean = words.filter((word) => hangul.test(word)).length
      const english = words.length - korean
      return Math.min(korean, english) < 1 || Math.max(korean, english) > mostMembersOfLanguage
    })
    expect(lopsided).toEqual([])
  })

  it('are clean: NFC, lower case, single spaces, letters of one script, no control characters', () => {
    expect(table).toBe(table.normalize('NFC'))
    expect(table).toMatch(/[^\n]\n$/u)
    expect(
      members.filter((word) => !/^(?:[a-z'-]+(?: [a-z'-]+)*|[가-힣]+(?: [가-힣]+)*)$/u.test(word)),
    ).toEqual([])
    expect(members.filter((word) => hangul.test(word) && latin.test(word))).toEqual([])
  })

  it('are short enough to be found: at most three words', () => {
    expect(members.filter((word) => word.split(' ').length > mostWords)).toEqual([])
  })

  it('stand once in their group, and an English stem once too', () => {
    const keyOf = (word: string): string =>
      hangul.test(word) ? word : word.split(/[ -]/u).map(baseOf).join(' ')
    expect(groups.filter((words) => new Set(words.map(keyOf)).size < words.length)).toEqual([])
  })

  it('stand in three groups at most, one for each sense', () => {
    const counts = new Map<string, number>()
    for (const word of groups.flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > mostGroups)).toEqual([])
  })

  it('never say one group twice: no two share four words', () => {
    const places = new Map<string, number[]>()
    for (const [place, words] of groups.entries())
      for (const word of words) places.set(word, [...(places.get(word) ?? []), place])
    const twice = groups.filter((words, place) => {
      const others = words.flatMap((word) => places.get(word) ?? []).filter((other) => other > place)
      return others.some((other) => others.filter((same) => same === other).length >= 4)
    })
    expect(twice).toEqual([])
  })

  it('give Korean verbs and adjectives in their dictionary form', () => {
    expect(members.filter((word) => inflected.test(word) || tensed.test(word.normalize('NFD')))).toEqual([])
  })

  it('have no Korean word of one syllable but real nouns', () => {
    const short = members.filter((word) => /^[가-힣]$/u.test(word))
    expect(short.filter((word) => !oneSyllableNouns.has(word) && !otherShortNouns.has(word))).toEqual([])
  })

  it('never join opposites', () => {
    const joined = antonyms.filter((pair) =>
      groups.some((words) => pair.every((word) => words.includes(word))),
    )
    expect(antonyms.filter((pair) => pair.length !== 2)).toEqual([])
    expect(joined).toEqual([])
  })

  it('never join a word with its negation', () => {
    const joined = groups.flatMap((words) =>
      words.filter(
        (word) => negation.test(word) && !notNegated.has(word) && words.includes(word.replace(negation, '')),
      ),
    )
    expect(joined).toEqual([])
  })
})
