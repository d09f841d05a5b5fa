import { rm } from 'node:fs/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isVerbatim } from '../../../src/answer/check-quotes.ts'
import { makeQuiz } from '../../../src/answer/tutoring/make-quiz.ts'
import { createNameMatcher } from '../../../src/answer/tutoring/name-matcher.ts'
import { languages } from '../../../src/language.ts'
import type { QuizQuestion } from '../../../src/tutor.ts'
import { firstCourse, openTutoring, writeCourse } from './tutoring-course.ts'

let opened: Awaited<ReturnType<typeof openTutoring>>
beforeAll(async () => {
  opened = await openTutoring(firstCourse)
}, 60_000)
afterAll(() => opened.close())

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/\([^)]*\)|[*_`|]/gu, '')
    .replaceAll(/\s+/gu, ' ')

function rightStandsInCitations({ choices, correct, citations }: QuizQuestion): boolean {
  const cited = plain(citations.map(({ quote }) => quote).join('\n'))
  return cited.includes(plain(choices[correct] ?? '∅').trim())
}

describe.each(languages)('a quiz over the first course in %s', (language) => {
  let quiz: QuizQuestion[]
  beforeAll(async () => {
    quiz = await makeQuiz({ count: 500, language, seed: 7 }, opened.parts)
  }, 60_000)

  test('has at least sixty questions of three or four choices', () => {
    expect(quiz.length).toBeGreaterThanOrEqual(60)
    for (const { choices } of quiz) expect([3, 4]).toContain(choices.length)
  })

  test('cites verbatim, and the right choice stands in what is cited', async () => {
    for (const question of quiz) {
      expect(question.citations.length).toBeGreaterThan(0)
      for (const citation of question.citations)
        expect(await isVerbatim(citation, opened.parts.readPassage)).toBe(true)
      expect(rightStandsInCitations(question), question.question).toBe(true)
    }
  })

  test('asks nothing twice, and no two choices of a question mean the same', () => {
    expect(new Set(quiz.map(({ question }) => question)).size).toBe(quiz.length)
    const names = createNameMatcher(opened.parts.retrieval.terms)
    for (const { choices } of quiz) {
      for (const [index, choice] of choices.entries()) {
        for (const other of choices.slice(index + 1))
          expect(names.areSame(choice, other), `${choice} / ${other}`).toBe(false)
      }
    }
  })
})

test('the same seed gives the same questions, another seed others', async () => {
  const [one, same, other] = await Promise.all(
    [3, 3, 4].map((seed) => makeQuiz({ count: 5, language: 'en', seed }, opened.parts)),
  )
  expect(same).toEqual(one)
  expect(other).not.toEqual(one)
})

test('a topic keeps to its sections, and one that the course does not have gives no questions', async () => {
  const about = await makeQuiz({ topic: "Conway's law", count: 3, language: 'en', seed: 1 }, opened.parts)
  expect(about.length).toBeGreaterThan(0)
  expect(about.every(({ citations }) => citations[0]?.document.includes('two-laws'))).toBe(true)
  expect(
    await makeQuiz({ topic: 'medieval falconry', count: 3, language: 'en', seed: 1 }, opened.parts),
  ).toEqual([])
})

test('a document that the reader may not see gives no questions', async () => {
  const mayRead = (document: string) => !document.includes('06-') && !document.includes('07-')
  const quiz = await makeQuiz({ count: 100, language: 'ko', seed: 1, mayRead }, opened.parts)
  expect(quiz.flatMap(({ citations }) => citations).every(({ document }) => mayRead(document))).toBe(true)
})

test('whatever a table holds, exactly one choice is right for its row', async () => {
  const word = fc.constantFrom('Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta', 'Theta', 'Kappa')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 2 }), { minLength: 4, maxLength: 6 }),
      async (cells) => {
        const subjects = ['sorting', 'hashing', 'parsing', 'caching', 'routing', 'logging']
        const rows = cells.map((parts, index) => `| ${subjects[index]} | ${parts.join(', ')} |`)
        const folder = await writeCourse({
          'tools.md': `# Tools\n\n## Tools for tasks\n\n| task | Greek Tools |\n|---|---|\n${rows.join('\n')}\n`,
        })
        const made = await openTutoring(folder)
        const quiz = await makeQuiz({ count: 20, language: 'en', seed: 5 }, made.parts)
        await made.close()
        await rm(folder, { recursive: true, force: true })
        for (const { question, choices, correct } of quiz) {
          const row = subjects.findIndex((subject) => question.includes(`for ${subject}?`))
          if (row === -1) continue
          const right = new Set<string>(cells[row])
          const fitting = choices.filter((choice) => choice.split(', ').some((part) => right.has(part)))
          expect(fitting).toEqual([choices[correct]])
        }
      },
    ),
    { numRuns: 8 },
  )
}, 60_000)
