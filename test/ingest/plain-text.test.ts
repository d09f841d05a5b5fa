import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadMarkdown } from '../../src/ingest/loaders/markdown.ts'
import { loadPlainText } from '../../src/ingest/loaders/plain-text.ts'
import { createSourceText } from '../../src/ingest/source-text.ts'
import { isVerbatim, sentence, word, wordsOf } from './course-text.ts'

const load = (text: string, path = 'notes.txt') => loadPlainText(createSourceText(text), path)
const unitsOf = (text: string) => load(text).sections.flatMap(({ units }) => units)
const pathsOf = (text: string) => load(text).sections.map(({ headingPath }) => headingPath)
const readDeck = (name: string) => readFileSync(new URL(`../fixtures/decks/${name}`, import.meta.url), 'utf8')

describe('loadPlainText on prose', () => {
  it('finds sentences over soft line breaks and quotes them as they stand', () => {
    expect(unitsOf('A heap is a\ntree. It is full.\n')).toMatchObject([
      { text: 'A heap is a tree.', quote: 'A heap is a\ntree.', locator: { from: 1, to: 2 } },
      { text: 'It is full.', locator: { from: 2, to: 2 } },
    ])
  })

  it('reads underlined, numbered and capital headings', () => {
    const text =
      'Sorting\n=======\n\n1. Basics\n\nSorting puts things in order.\n\n1.1 Cost\n\nIt costs time.\n\n2. More\n\nThere is more.\n'
    expect(load(text).title).toBe('Sorting')
    expect(pathsOf(text)).toEqual([['Basics'], ['Basics', 'Cost'], ['More']])
    expect(pathsOf('Intro text stands here first.\n\nMERGE SORT\n\nMerge sort is stable.\n')).toEqual([
      [],
      ['MERGE SORT'],
    ])
  })

  it('reads the headings of a manual page', () => {
    const text =
      'NAME\n       tar - an archiver\n\nDESCRIPTION\n       Tar stores many files\n       in one.\n\n   Styles\n       There are three styles of\n       options.\n'
    expect(load(text)).toMatchObject({
      title: 'NAME',
      sections: [{}, { headingPath: ['DESCRIPTION'] }, { headingPath: ['DESCRIPTION', 'Styles'] }],
    })
  })

  it('reads lists with items over several lines', () => {
    const text = 'These are the reasons for it all.\n\n- speed, which is\n  what matters\n- memory\n'
    expect(unitsOf(text).slice(1)).toMatchObject([
      { kind: 'list-item', text: 'speed, which is what matters' },
      { kind: 'list-item', text: 'memory' },
    ])
  })

  it('reads tables between bars', () => {
    expect(
      unitsOf('Costs are as follows.\n\n| name | cost |\n|---|---|\n| push | log n |\n').at(-1),
    ).toMatchObject({
      kind: 'table-row',
      cells: ['push', 'log n'],
      header: ['name', 'cost'],
    })
  })

  it('keeps the text of a file that only repeats itself', () => {
    expect(unitsOf('page\f'.repeat(50))[0]?.text).toMatch(/^page/u)
  })

  it('loses no word and quotes verbatim', () => {
    const line = fc.oneof(
      sentence,
      word.map((one) => `• ${one}`),
      word.map((one) => `**${one}** &amp; ${one}`),
      fc.tuple(word, word, word).map((cells) => cells.join('\t')),
      fc.constant(''),
      word,
      word.map((one) => `\f${one}`),
      word.map((one) => `  - ${one}<br>${one}`),
    )
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (lines) => {
        const text = lines.join('\n')
        const loaded = load(text)
        const units = loaded.sections.flatMap((section) => section.units)
        for (const unit of units) expect(isVerbatim(unit, text), JSON.stringify(unit)).toBe(true)
        const shown = wordsOf(units)
        const headings = [loaded.title, ...loaded.sections.flatMap(({ headingPath }) => headingPath)].join(
          ' ',
        )
        for (const one of headings.match(/[\p{L}\p{N}]+/gu) ?? []) shown.add(one)
        const words = text.replace(/&amp;|<br>/gu, ' ').match(/[\p{L}\p{N}]+/gu) ?? []
        // A line that repeats often is a header or footer.
        const counts = new Map<string, number>()
        for (const one of lines) counts.set(one.trim(), (counts.get(one.trim()) ?? 0) + 1)
        if ([...counts.values()].every((count) => count < 3))
          for (const one of words) expect(shown).toContain(one)
      }),
    )
  })
})

describe('loadPlainText on a deck with bullets and form feeds', () => {
  const deck = readDeck('databases.txt')

  it('finds chapters and slide titles, in both languages, above and below their slides', () => {
    expect(load(deck).title).toBe('데이터베이스 입문')
    expect(pathsOf(deck)).toEqual([
      [],
      ['목차 (Agenda)'],
      ['관계형 모델', 'Relation (릴레이션)'],
      ['관계형 모델', 'Keys vs Indexes'],
      ['Normalization', '정규형의 단계'],
      ['트랜잭션', 'ACID (네 가지 성질)'],
    ])
  })

  it('leaves page numbers, footers and copyright out', () => {
    const shown = unitsOf(deck)
      .map(({ text }) => text)
      .join('\n')
    expect(shown).not.toMatch(/Databases 101|Example College|^\d+$/mu)
  })

  it('takes bullets, bold marks and HTML off, and joins wrapped lines', () => {
    const texts = unitsOf(deck).map(({ text }) => text)
    expect(texts).toContain('기본 키는 행을 하나로 정한다 & 비어 있을 수 없다')
    expect(texts).toContain('외래 키는 다른 표의 기본 키를 가리키는 값이다')
    expect(texts).toContain('그래서 필요한 것만 둔다')
  })

  it('reads tables with their header', () => {
    expect(unitsOf(deck).find(({ kind }) => kind === 'table-row')).toMatchObject({
      cells: ['목적', '행을 식별 한다', '검색을 빠르게 한다'],
      header: ['구분', 'Key', 'Index'],
    })
  })

  it('quotes verbatim', () => {
    for (const unit of unitsOf(deck)) expect(isVerbatim(unit, deck), unit.quote).toBe(true)
  })
})

describe('loadPlainText on a deck without bullets', () => {
  const deck = readDeck('operating-systems.txt')

  it('tells slides by their footers alone and merges numbered parts', () => {
    expect(pathsOf(deck)).toEqual([
      [],
      ['프로세스와 스레드'],
      ['스케줄링'],
      ['정책 비교'],
      ['교착 상태'],
      ['가상 메모리'],
    ])
  })

  it('puts wrapped cells and missing cells in their columns', () => {
    const rows = unitsOf(deck).filter(({ kind }) => kind === 'table-row')
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['round robin', 'fairness', 'many context switches'],
      ['shortest job first', 'short waiting time', 'needs to know the future'],
      ['priority', 'urgent work first', ''],
    ])
    expect(rows[0]?.header).toEqual(['', 'goal', 'weakness'])
  })

  it('joins a line that ends in a comma with the next', () => {
    expect(unitsOf(deck).map(({ text }) => text)).toContain(
      'Mutual exclusion, hold and wait, no preemption, circular wait',
    )
  })
})

describe('a deck exported to text under a name in .md', () => {
  it('is read as the deck that it is', () => {
    const deck = readDeck('operating-systems.txt')
    const source = createSourceText(deck)
    expect(loadMarkdown(source, 'week-4.md')).toEqual(loadPlainText(source, 'week-4.md'))
  })
})
