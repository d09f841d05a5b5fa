import { expect, it } from 'vitest'
import { analyseText } from '../../src/retrieval/term-base.ts'
import { createLexicalIndexBuilder } from '../../src/retrieval/build-lexical-index.ts'
import { correctSpelling } from '../../src/retrieval/correct-spelling.ts'

const builder = createLexicalIndexBuilder()
builder.add({
  id: 'a#0',
  document: 'a',
  title: '',
  headingPath: [],
  language: 'en',
  text: 'A pointer to the discovery service; the orchestrator of microservices. 쿠버네티스와 컨테이너.',
})
const index = builder.finish()
const corrected = (text: string) => analyseText(text).map((word) => correctSpelling(word, index).base)

it.each([
  ['discvoery', 'discovery'],
  ['discovry', 'discovery'],
  ['disccovery', 'discovery'],
  ['orchestratar', 'orchestrator'],
  ['쿠버네테스는', '쿠버네티스'],
  ['컨테이나', '컨테이너'],
])('"%s" is taken for "%s"', (typed, meant) => {
  expect(corrected(typed)).toEqual(analyseText(meant).map(({ base }) => base))
})

it.each(['painter', 'recovery', 'poet', 'disco', 'falcor', 'discovery', '컨설팅'])(
  '"%s" stays as it is',
  (typed) => {
    expect(corrected(typed)).toEqual(analyseText(typed).map(({ base }) => base))
  },
)
