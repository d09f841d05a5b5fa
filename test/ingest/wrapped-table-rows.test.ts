import { describe, expect, it } from 'vitest'
import { loadPlainText } from '../../src/ingest/loaders/plain-text.ts'
import { createSourceText } from '../../src/ingest/source-text.ts'

const footer = (page: number) => `\n\nTides for sailors\t2031-05-02\t${page} / 9\n\n`
const slides = [
  'Tides for sailors\nSpring term',
  'Agenda\n▶ Tides\nHarbours\nGauges',
  [
    'Harbours compared',
    '\tNorth harbour\tSouth harbour',
    'Entrance\tnarrow channel,\topen bay',
    '(입구)\trocks on the left\t(넓은 만)',
    'Depth at low\t3 metres\t5 metres',
    'water\t\t',
    'Pilots\ton call\tnone',
    '\tday and night\t',
  ].join('\n'),
  'Agenda\n▶ Tides\nHarbours\nGauges',
  ['Harbours compared (cont.)', 'Lights\tgreen and red\twhite', 'Fees\tby length\tfree'].join('\n'),
  [
    'Gauges',
    'Kind\tWhere it stands',
    'Float gauge\tin a pipe,',
    '\tby the quay',
    'Radar gauge\ton a mast',
  ].join('\n'),
]
const text = slides.map((slide, index) => slide + footer(index + 1)).join('')
const { sections } = loadPlainText(createSourceText(text), 'tides.txt')
const rowsUnder = (heading: string) =>
  sections
    .filter(({ headingPath }) => headingPath.at(-1) === heading)
    .flatMap(({ units }) => units.filter(({ kind }) => kind === 'table-row'))

describe('a table that was exported line by line', () => {
  it('has one row for each row of the slide, also where the slide goes on', () => {
    expect(rowsUnder('Harbours compared').map(({ cells }) => cells)).toEqual([
      ['Entrance (입구)', 'narrow channel, rocks on the left', 'open bay (넓은 만)'],
      ['Depth at low water', '3 metres', '5 metres'],
      ['Pilots', 'on call day and night', 'none'],
      ['Lights', 'green and red', 'white'],
      ['Fees', 'by length', 'free'],
    ])
  })

  it('keeps its header on the slides that go on with it', () => {
    for (const { header } of rowsUnder('Harbours compared'))
      expect(header).toEqual(['', 'North harbour', 'South harbour'])
  })

  it('does not take the end of the last cell for the title of the slide', () => {
    expect(rowsUnder('Gauges').map(({ cells }) => cells)).toEqual([
      ['Float gauge', 'in a pipe, by the quay'],
      ['Radar gauge', 'on a mast'],
    ])
  })

  it('quotes a row as all its lines stand in the file', () => {
    for (const { quote } of sections.flatMap(({ units }) => units)) expect(text).toContain(quote)
    expect(rowsUnder('Harbours compared')[0]?.quote).toBe(
      'Entrance\tnarrow channel,\topen bay\n(입구)\trocks on the left\t(넓은 만)',
    )
  })
})

it('an agenda that returns between the parts of a deck is kept once', () => {
  expect(sections.filter(({ headingPath }) => headingPath.includes('Agenda'))).toHaveLength(1)
})

it('rows under a cell that spans several are rows of their own, under its name', () => {
  const spanned = [
    'Kinds',
    'Group\tName\tRange',
    'Spring\tGrand tide\tLarge',
    '\tKing tide\tLarger',
    'Neap\tDead tide\tSmall',
  ]
  const loaded = loadPlainText(
    createSourceText(spanned.join('\n') + footer(1) + slides[2] + footer(2) + slides[5] + footer(3)),
    'a.txt',
  )
  const rows = loaded.sections.flatMap(({ units }) => units).filter(({ header }) => header?.[0] === 'Group')
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['Spring', 'Grand tide', 'Large'],
    ['Spring', 'King tide', 'Larger'],
    ['Neap', 'Dead tide', 'Small'],
  ])
})
