import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerQuestion } from '../../../src/answer/answer-question.ts'
import type { AnsweredAnswer } from '../../../src/answer/answer.ts'
import { answerSchema } from '../../../src/answer/answer.ts'
import { isVerbatim } from '../../../src/answer/check-quotes.ts'
import { hintQuestion } from '../../../src/answer/tutoring/hint-question.ts'
import { reworkAnswer } from '../../../src/answer/tutoring/rework-answer.ts'
import { firstCourse, openTutoring } from './tutoring-course.ts'

let opened: Awaited<ReturnType<typeof openTutoring>>
beforeAll(async () => {
  opened = await openTutoring(firstCourse)
}, 60_000)
afterAll(() => opened.close())

async function answered(text: string): Promise<AnsweredAnswer> {
  const answer = await answerQuestion({ text }, opened.parts)
  if (answer.status !== 'answered') throw new Error('the question should be answered')
  return answer
}

describe.each([
  ['en', "What is Conway's law?", /communication structure/u, "Conway's law", '____'],
  ['ko', '콘웨이의 법칙이 뭐예요?', /의사소통 구조를 그대로 본뜬 시스템을 설계/u, '콘웨이의 법칙', '____'],
] as const)('hints in %s', (language, question, answerWords, section, blank) => {
  test('the first names the section and says nothing of the answer', async () => {
    const hint = await hintQuestion({ text: question }, 1, opened.parts)
    expect(hint).toMatchObject({ status: 'hint', step: 1, language })
    expect(hint.text).toContain(section)
    expect(hint.text).not.toMatch(answerWords)
    for (const { quote } of hint.citations) expect(quote).not.toMatch(answerWords)
  })

  test('the second asks a question', async () => {
    const hint = await hintQuestion({ text: question }, 2, opened.parts)
    expect(hint).toMatchObject({ status: 'hint', step: 2, language })
    expect(hint.text).toMatch(/\?/u)
  })

  test('the third has blanks, and what it quotes does not fill them', async () => {
    const hint = await hintQuestion({ text: question }, 3, opened.parts)
    expect(hint).toMatchObject({ status: 'hint', step: 3, language })
    expect(hint.text).toContain(blank)
    const full = (await answered(question)).sentences.map(({ text }) => text)
    for (const { quote } of hint.citations)
      expect(full.every((sentence) => !quote.includes(sentence))).toBe(true)
  })

  test('the fourth is the answer itself', async () => {
    const hint = await hintQuestion({ text: question }, 4, opened.parts)
    expect(hint).toMatchObject({ status: 'hint', step: 4, text: (await answered(question)).text })
  })

  test('every step is well formed, cites verbatim and never says how many are left', async () => {
    for (const step of [1, 2, 3, 4, 9]) {
      const hint = answerSchema.parse(await hintQuestion({ text: question }, step, opened.parts))
      expect(hint.text).not.toMatch(/of 4|\/ ?4|left|remaining|남은|단계/iu)
      for (const citation of hint.citations)
        expect(await isVerbatim(citation, opened.parts.readPassage)).toBe(true)
    }
  })
})

test.each(['Who won the football world cup in 2010?', '피자 맛집 추천해 줘', '  '])(
  '“%s” gets no hint, as it would get no answer',
  async (text) => {
    expect((await hintQuestion({ text }, 1, opened.parts)).status).toBe('not_in_course')
  },
)

describe('an answer reworked', () => {
  test('in the other language keeps the numbers and their order and quotes the other edition', async () => {
    for (const [text, from, to] of [
      ["What is Conway's law?", '/en/', '/ko/'],
      ['콘웨이의 법칙이 뭐예요?', '/ko/', '/en/'],
    ] as const) {
      const answer = await answered(text)
      const other = await reworkAnswer({ question: text, answer }, 'other-language', opened.parts)
      expect(other.status).toBe('answered')
      expect(other.language).not.toBe(answer.language)
      const numbers = answer.citations.map(({ number }) => number)
      expect(numbers.filter((number) => other.citations.some((each) => each.number === number))).toEqual(
        other.citations.map(({ number }) => number),
      )
      for (const citation of other.citations) {
        const source = answer.citations.find(({ number }) => number === citation.number)
        expect(citation.document).toBe(source?.document.replace(from, to))
        expect(await isVerbatim(citation, opened.parts.readPassage)).toBe(true)
      }
    }
  })

  test('as an example gives one from the material', async () => {
    const text = 'What is a bounded context?'
    const example = await reworkAnswer(
      { question: text, answer: await answered(text) },
      'example',
      opened.parts,
    )
    expect(example.status).toBe('answered')
    expect(example.text).toMatch(/for example/iu)
  })

  test('as simpler strips brackets, cites verbatim and says something new', async () => {
    const text = '콘웨이의 법칙이 뭐예요?'
    const answer = await answered(text)
    const simpler = await reworkAnswer({ question: text, answer }, 'simpler', opened.parts)
    expect(simpler.status).toBe('answered')
    expect(simpler.text).not.toContain('(')
    expect(simpler.text).not.toBe(answer.text)
    for (const citation of simpler.citations)
      expect(await isVerbatim(citation, opened.parts.readPassage)).toBe(true)
  })

  test('where only one edition may be read is refused as not stated', async () => {
    const text = "What is Conway's law?"
    const request = {
      question: text,
      answer: await answered(text),
      mayRead: (document: string) => document.includes('/en/'),
    }
    const other = await reworkAnswer(request, 'other-language', opened.parts)
    expect(other).toMatchObject({ status: 'not_in_course', reason: 'not-stated' })
  })
})
