import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const termTable = readFileSync(new URL('../../src/retrieval/term-base.tsv', import.meta.url), 'utf8')
const frameTable = readFileSync(new URL('../../src/retrieval/frame-words.tsv', import.meta.url), 'utf8')

const hangul = /[가-힣]/u
const latin = /[a-z]/u
const asks = [
  'definition',
  'list',
  'comparison',
  'reason',
  'mapping',
  'number',
  'example',
  'procedure',
  'yes-no',
  'person',
  'time',
  'place',
]

/** One syllable is a whole word for these; any other would be found inside unrelated words. */
const oneSyllableNouns = new Set(
  (
    '값 키 맵 참 행 큐 덱 힙 락 셸 쉘 창 펄 홉 표 열 뷰 웜 웹 폼 훅 깃 팀 층 합 몫 램 롬 칩 색 붓 획 줌 셀 탭 룰 앱 ' +
    '책 돈 빚 답 딸 밤 날 봄 섬 강 산 숲 길 역 집 벽 문 탑 왕 힘 빛 물 철 쇠 달 별 막 꽃 쌀 벼 닭 쥐 손 눈 귀 입 코 뼈 ' +
    '피 폐 뇌 병 암 꿈 잠 술 옷'
  ).split(' '),
)

const lines = rowsOf(termTable)
const frames = rowsOf(frameTable)

function rowsOf(table: string): string[][] {
  return table
    .replace(/\n$/u, '')
    .split('\n')
    .map((line) => line.split('\t'))
}

/** What two spellings of one name share: Korean minds no spaces, English takes a hyphen for a space. */
function sameName(name: string): string {
  return hangul.test(name) ? name.replaceAll(' ', '') : name.replaceAll('-', ' ')
}

describe('the built-in terms', () => {
  it('hold at least 1,500 ideas', () => {
    expect(lines.length).toBeGreaterThanOrEqual(1500)
  })

  it('name every idea in both languages', () => {
    const oneSided = lines.filter(
      (names) =>
        !names.some((name) => hangul.test(name)) ||
        !names.some((name) => !hangul.test(name) && latin.test(name)),
    )
    expect(oneSided).toEqual([])
  })

  it('give no name twice for the same idea', () => {
    expect(lines.filter((names) => new Set(names.map(sameName)).size < names.length)).toEqual([])
  })

  it('give the same set of names only once', () => {
    const sets = lines.map((names) => names.map(sameName).toSorted().join('\t'))
    expect(sets.filter((names, place) => sets.indexOf(names) !== place)).toEqual([])
  })

  it('let no name stand for more than three ideas', () => {
    const ideas = new Map<string, number>()
    for (const name of lines.flat().map(sameName)) ideas.set(name, (ideas.get(name) ?? 0) + 1)
    expect([...ideas].filter(([, count]) => count > 3)).toEqual([])
  })

  it('have no Korean name of one syllable but real nouns', () => {
    const names = lines.flat().filter((name) => /^[가-힣]$/u.test(name))
    expect(names.filter((name) => !oneSyllableNouns.has(name))).toEqual([])
    expect([...oneSyllableNouns].filter((noun) => !names.includes(noun))).toEqual([])
  })

  it('are short enough to be found: at most six words', () => {
    expect(lines.flat().filter((name) => name.split(/[ '/-]/u).length > 6)).toEqual([])
  })

  it('are clean: NFC, lower case, single spaces, no article, no control characters', () => {
    expect(isClean(termTable)).toBe(true)
    const unclean = lines.flat().filter((name) => !isTidy(name) || /^(?:an?|the) /u.test(name))
    expect(unclean).toEqual([])
  })
})

describe('the frame words', () => {
  it('are lines of a language, a form and at most one thing asked', () => {
    const broken = frames.filter(
      ([language, form, ask, ...rest]) =>
        !(language === 'ko' || language === 'en') ||
        form === undefined ||
        !isTidy(form) ||
        (ask !== undefined && !asks.includes(ask)) ||
        rest.length > 0,
    )
    expect(broken).toEqual([])
    expect(isClean(frameTable)).toBe(true)
  })

  it.each(['ko', 'en'])('hold at least 250 different forms for %s, each once', (wanted) => {
    const forms = frames.filter(([language]) => language === wanted).map(([, form]) => form)
    expect(new Set(forms).size).toBe(forms.length)
    expect(forms.length).toBeGreaterThanOrEqual(250)
  })

  it.each(['ko', 'en'])('know a form for everything that can be asked in %s', (wanted) => {
    const asked = new Set(frames.filter(([language]) => language === wanted).map(([, , ask]) => ask))
    expect(asks.filter((ask) => !asked.has(ask))).toEqual([])
  })

  it('are written in the script of their language, but for "vs"', () => {
    const foreign = frames.filter(
      ([language, form = '']) => (language === 'ko') !== /[가-힣ㄱ-ㅣ]/u.test(form),
    )
    expect(foreign.map(([, form]) => form)).toEqual(['vs'])
  })
})

function isClean(table: string): boolean {
  return (
    table === table.normalize('NFC') &&
    !/[^\P{C}\t\n]/u.test(table) &&
    table.endsWith('\n') &&
    !table.includes('\n\n')
  )
}

function isTidy(form: string): boolean {
  return form !== '' && form === form.trim() && !form.includes('  ') && form === form.toLowerCase()
}
