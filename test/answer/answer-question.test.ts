import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerSchema } from '../../src/answer/answer.ts'
import { openMadeCourse } from './made-course.ts'

const tides = `# Tides

## What causes tides {#causes}

Tides are the rise and fall of the sea caused by the gravity of the Moon and the Sun. High tide comes twice a day because the Earth turns under two bulges of water.

## Spring and neap tides {#kinds}

A spring tide is a very high tide that occurs when the Sun and the Moon pull along one line. A neap tide is a weak tide that occurs when they pull at right angles.

| kind | position of Sun and Moon | range |
|---|---|---|
| spring tide | in one line | large |
| neap tide | at right angles | small |

The harbour uses three kinds of gauges:

- float gauge: a float in a pipe
- pressure gauge: a sensor on the sea floor
- radar gauge: a beam from above
`
const tidesKo = `# 조석

## 조석의 원인 {#causes}

조석은 달과 태양의 중력 때문에 바닷물이 오르내리는 현상이다. 지구가 두 개의 물 봉우리 아래를 돌기 때문에 만조는 하루에 두 번 온다.

## 대조와 소조 {#kinds}

대조(spring tide)는 태양과 달이 한 줄로 당길 때 생기는 아주 높은 조석이다. 소조(neap tide)는 태양과 달이 직각으로 당길 때 생기는 약한 조석이다.
`

const asked = `# Questions of visitors

**When is the harbour closed?**

<!-- also asked:
At what hour do the gates go down for the night?
Until when may our yacht still slip in?
-->

The harbour is closed from eight in the evening.

## Rules of the tide log

The deadline of the tide log is Friday.
`

const buoys = `Buoys and marks\nspring term

Harbour school\t2031-05-02\t1 / 3

Five duties of a harbour pilot
watching\t망보기
steering\t키 잡기
sounding\t수심 재기
signalling\t신호하기
logging\t기록하기

Harbour school\t2031-05-02\t2 / 3

Wake-up watch
▪ the wake-up watch begins at four and ends at eight

Harbour school\t2031-05-02\t3 / 3
`

describe('answering without a model', () => {
  let made: Awaited<ReturnType<typeof openMadeCourse>>
  beforeAll(async () => {
    made = await openMadeCourse({
      'en/tides.md': tides,
      'ko/tides.md': tidesKo,
      'notes.txt': 'Boats wait for the tide.',
      'en/asked.md': asked,
      'deck/buoys.txt': buoys,
    })
  })
  afterAll(() => made.remove())

  const ask = async (text: string) => {
    const answer = await made.tutor.ask({ text, reader: 'student' })
    expect(() => answerSchema.parse(answer)).not.toThrow()
    return answer
  }

  it.each([
    'When does the harbour office close for the midterm?',
    '조교님은 어디 사세요?',
    'Where does the author live?',
  ])('does not answer "%s" from material that says nothing of it', async (question) => {
    expect((await ask(question)).status).toBe('not_in_course')
  })

  it('says a table without a header whole where the list is asked for', async () => {
    const answer = await ask('What are the five duties of a harbour pilot?')
    const quotes = answer.citations.map(({ quote }) => quote)
    const duties = ['watching', 'steering', 'sounding', 'signalling', 'logging']
    for (const duty of duties) expect(answer.text).toContain(duty)
    expect(quotes).toContainEqual(expect.stringMatching(new RegExp(duties.join('[^]*'), 'u')))
  })

  it('finds what the course writes in two words', async () => {
    expect((await ask('When does the wakeup watch end?')).text).toContain('eight')
  })

  it('answers what staff usually say where the material itself states it', async () => {
    expect(await ask('When is the deadline of the tide log?')).toMatchObject({
      status: 'answered',
      citations: [{ quote: 'The deadline of the tide log is Friday.' }],
    })
  })

  it('finds an answer by another wording of its question, and shows none of the wordings', async () => {
    const answer = await ask('Our yacht is late: until when can it slip in?')
    expect(answer).toMatchObject({
      status: 'answered',
      citations: [{ quote: 'The harbour is closed from eight in the evening.' }],
    })
    expect(JSON.stringify(answer)).not.toContain('yacht')
  })

  it('answers a definition with its sentence and quotes it verbatim at its lines', async () => {
    const answer = await ask('What is a neap tide?')
    expect(answer.status).toBe('answered')
    expect(answer.text).toContain('A neap tide is a weak tide')
    const source = (await made.tutor.readSource('en/tides.md'))?.split('\n') ?? []
    for (const { quote, locator, document } of answer.citations) {
      if (document !== 'en/tides.md') continue
      expect(source.slice(locator.from - 1, locator.to).join('\n')).toContain(quote)
    }
  })

  it('answers in the language of the question where the material has both', async () => {
    const korean = await ask('소조가 뭐예요?')
    expect(korean.language).toBe('ko')
    expect(korean.text).toContain('직각')
    const english = await ask('Why does high tide come twice a day?')
    expect(english.text).toContain('the Earth turns')
  })

  it('answers across the languages where only the other one holds the fact, and says so', async () => {
    const answer = await ask('radar gauge가 뭐예요?')
    expect(answer.status).toBe('answered')
    expect(answer.text).toContain('a beam from above')
    expect(answer.text).toContain('영어')
  })

  it('says a table row as a sentence', async () => {
    const answer = await ask('What range does a spring tide have?')
    expect(answer.text).toContain('range: large')
  })

  it('gives a list as a whole when a list is asked for, under one citation', async () => {
    const answer = await ask('Which kinds of gauges does the harbour use?')
    for (const item of ['float', 'pressure', 'radar']) expect(answer.text).toContain(item)
  })

  it('ends every sentence with the numbers of citations that are there', async () => {
    const answer = await ask('What is the difference between spring and neap tides?')
    expect(answer.status).toBe('answered')
    if (answer.status !== 'answered') return
    const numbers = answer.citations.map(({ number }) => number)
    for (const sentence of answer.sentences) {
      expect(sentence.citations.length).toBeGreaterThan(0)
      for (const number of sentence.citations) {
        expect(numbers).toContain(number)
        expect(answer.text).toContain(`[${number}]`)
      }
    }
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  it.each([
    ['Who won the football world cup in 2018?', 'off-course'],
    ['김치찌개 끓이는 법 알려 줘', 'off-course'],
    ['When is the final exam?', 'logistics'],
    ['과제 제출 기한이 언제예요?', 'logistics'],
    ["What is the professor's e-mail address?", 'personal-data'],
    ['???', 'empty-question'],
  ])('refuses "%s" as %s, without a citation', async (text, reason) => {
    const answer = await ask(text)
    expect(answer).toMatchObject({ status: 'not_in_course', reason, citations: [] })
  })

  it('does not show a sentence whose quote is no longer in the file', async () => {
    const own = await openMadeCourse({ 'a.md': '# Bread\n\nSourdough is bread raised by wild yeast.\n' })
    try {
      expect((await own.tutor.ask({ text: 'What is sourdough?', reader: 'student' })).status).toBe('answered')
      own.write('a.md', '# Bread\n\nSourdough was removed.\n')
      const answer = await own.tutor.ask({ text: 'What is sourdough?', reader: 'student' })
      expect(answer.text).not.toContain('wild yeast')
      await own.tutor.refresh()
      expect((await own.tutor.ask({ text: 'What is sourdough?', reader: 'student' })).text).not.toContain(
        'wild yeast',
      )
    } finally {
      await own.remove()
    }
  })
})
