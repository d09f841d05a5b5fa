import type { Locator } from '../../ingest/document.ts'
import type { Language } from '../../language.ts'
import { withParticle } from './korean-particle.ts'

/** The tutor's own sentences in hints, reworked answers and quizzes; what stands in quotes is the material's. */
export interface TutoringWording {
  blank: string
  place: (locator: Locator) => string
  lookIn: (section: string, title: string, place: string) => string
  askColumn: (section: string, row: string, column: string) => string
  askRow: (section: string, cell: string, column: string | undefined) => string
  askList: (label: string, count: number) => string
  askReason: (idea: string | undefined) => string
  askNumber: (ideas: string[]) => string
  askDefinition: (subject: string, ideas: string[]) => string
  askSection: (section: string, ideas: string[]) => string
  askCode: (section: string) => string
  fillIn: (sentence: string) => string
  continueList: (label: string, items: string) => string
  completeRow: (row: string, column: string | undefined, shown: string) => string
  graded: string
  gradedWithoutMaterial: string
  notSimpler: string
  noExample: string
  noOtherEdition: string
  quiz: {
    definition: (description: string) => string
    notInList: (label: string) => string
    inList: (label: string) => string
    uses: (user: string, subject: string) => string
    cell: (section: string, subject: string, column: string) => string
    subject: (section: string, cell: string, column: string) => string
    listed: (label: string, items: string) => string
    elsewhere: (name: string, section: string) => string
  }
}

const minutes = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

const range = ({ from, to }: Locator, dash: string) => (from === to ? String(from) : `${from}${dash}${to}`)

function englishPlace(locator: Locator): string {
  if (locator.kind === 'time') return `from ${minutes(locator.from)}`
  const name = { lines: 'line', page: 'page', slide: 'slide', cell: 'cell' }[locator.kind]
  return `${name}${locator.from === locator.to ? '' : 's'} ${range(locator, '–')}`
}

function koreanPlace(locator: Locator): string {
  if (locator.kind === 'time') return `${minutes(locator.from)}부터`
  const name = { lines: '행', page: '쪽', slide: '번 슬라이드', cell: '번 셀' }[locator.kind]
  return `${range(locator, '~')}${name}`
}

const both = (ideas: string[], joint: string) => ideas.map((idea) => `“${idea}”`).join(joint)

export const tutoringWording: Record<Language, TutoringWording> = {
  en: {
    blank: '____',
    place: englishPlace,
    lookIn: (section, title, place) => `Read “${section}” in “${title}”, ${place}.`,
    askColumn: (section, row, column) =>
      `In the table under “${section}”, find the row “${row}”. What stands there under “${column}”, and why does that fit?`,
    askRow: (section, cell, column) =>
      `In the table under “${section}”, which row has “${cell}”${column === undefined ? '' : ` under “${column}”`}?`,
    askList: (label, count) =>
      `Under “${label}” the material lists ${count} points. Which can you name without looking?`,
    askReason: (idea) =>
      idea === undefined
        ? 'The material gives a reason for this. What would have to happen first for it to come about?'
        : `The reason in the material has to do with “${idea}”. What follows from it here?`,
    askNumber: (ideas) =>
      ideas.length === 0
        ? 'The material answers this with a number. What exactly is counted?'
        : `The material answers this with a number. How does it depend on ${both(ideas, ' and ')}?`,
    askDefinition: (subject, ideas) =>
      ideas.length === 0
        ? `How would you tell a classmate in one sentence what “${subject}” is?`
        : `The material describes “${subject}” with the help of ${both(ideas, ' and ')}. What is the connection?`,
    askSection: (section, ideas) =>
      ideas.length === 0
        ? `What does “${section}” say about your question? Try it in one sentence of your own.`
        : `“${section}” speaks of ${both(ideas, ' and ')}. How does that bear on your question?`,
    askCode: (section) =>
      `Go through the code under “${section}” line by line. Which line decides your question?`,
    fillIn: (sentence) => `Fill in the blanks: ${sentence}`,
    continueList: (label, items) => `“${label}” begins like this: ${items}; … How does it go on?`,
    completeRow: (row, column, shown) => `${row} — ${column === undefined ? '' : `${column}: `}${shown}`,
    graded: 'This belongs to graded work, so I give hints and not the solution.',
    gradedWithoutMaterial:
      'Read the task once more, write down what is given and what is asked, and tell me your first step.',
    notSimpler: 'The material of this course does not say this in a simpler way.',
    noExample: 'The material of this course gives no example of this.',
    noOtherEdition: 'The material of this course does not hold this part in Korean.',
    quiz: {
      definition: (description) => `Which term fits this description? “${description}”`,
      notInList: (label) => `Which of these is not in the list under “${label}”?`,
      inList: (label) => `Which of these is in the list under “${label}”?`,
      uses: (user, subject) => `What does ${user} use for ${subject}?`,
      cell: (section, subject, column) =>
        `In the table under “${section}”, what goes with “${subject}” in the column “${column}”?`,
      subject: (section, cell, column) =>
        `In the table under “${section}”, which entry has “${cell}” in the column “${column}”?`,
      listed: (label, items) => `“${label}” lists: ${items}.`,
      elsewhere: (name, section) => `“${name}” stands under “${section}”.`,
    },
  },
  ko: {
    blank: '____',
    place: koreanPlace,
    lookIn: (section, title, place) => `“${title}”의 “${section}” 부분(${place})을 읽어 보세요.`,
    askColumn: (section, row, column) =>
      `“${section}”의 표에서 “${row}” 행을 찾아보세요. “${column}” 열에는 무엇이 있고, 왜 그럴까요?`,
    askRow: (section, cell, column) =>
      `“${section}”의 표에서 ${column === undefined ? '' : `“${column}” 열에 `}“${cell}” 항목이 있는 행은 어느 것인가요?`,
    askList: (label, count) =>
      `자료는 “${label}”에서 ${count}가지를 늘어놓습니다. 보지 않고 몇 가지를 말할 수 있나요?`,
    askReason: (idea) =>
      idea === undefined
        ? '자료에 그 이유가 나와 있습니다. 그렇게 되려면 먼저 어떤 일이 일어나야 할까요?'
        : `자료는 그 이유를 “${idea}”에서 찾습니다. 거기에서 어떤 결과가 따라올까요?`,
    askNumber: (ideas) =>
      ideas.length === 0
        ? '자료는 이 질문에 수로 답합니다. 정확히 무엇을 세어야 할까요?'
        : `자료는 이 질문에 수로 답합니다. 그 수는 ${both(ideas, ', ')}에 따라 어떻게 달라질까요?`,
    askDefinition: (subject, ideas) =>
      ideas.length === 0
        ? `“${subject}”의 뜻을 친구에게 한 문장으로 어떻게 말해 주겠어요?`
        : `자료는 “${subject}”의 뜻을 설명할 때 ${both(ideas, ', ')} 같은 말을 씁니다. 어떤 관계가 있을까요?`,
    askSection: (section, ideas) =>
      ideas.length === 0
        ? `“${section}” 부분은 이 질문에 대해 무엇이라고 하나요? 자기 말로 한 문장으로 적어 보세요.`
        : `“${section}” 부분에 나오는 ${both(ideas, ', ')}에 대해 생각해 보세요. 이 질문과 어떤 관계가 있을까요?`,
    askCode: (section) =>
      `“${section}”의 코드를 한 줄씩 따라가 보세요. 이 질문의 답을 정하는 줄은 어느 것인가요?`,
    fillIn: (sentence) => `빈칸을 채워 보세요: ${sentence}`,
    continueList: (label, items) => `“${label}” 목록은 이렇게 시작합니다: ${items}; … 그다음은 무엇일까요?`,
    completeRow: (row, column, shown) => `${row} — ${column === undefined ? '' : `${column}: `}${shown}`,
    graded: '채점되는 과제에 속하는 질문이어서 답 대신 힌트만 드립니다.',
    gradedWithoutMaterial:
      '과제를 다시 읽고 주어진 것과 구할 것을 적은 다음, 첫 단계를 어떻게 시작할지 말해 주세요.',
    notSimpler: '이 강의의 자료에는 이 내용을 더 쉽게 풀어 쓴 부분이 없습니다.',
    noExample: '이 강의의 자료에는 이 내용의 예가 나와 있지 않습니다.',
    noOtherEdition: '이 강의의 자료에는 이 부분의 영어판이 없습니다.',
    quiz: {
      definition: (description) => `다음 설명에 해당하는 용어는 무엇인가요? “${description}”`,
      notInList: (label) => `다음 중 “${label}” 목록에 없는 것은 무엇인가요?`,
      inList: (label) => `다음 중 “${label}” 목록에 있는 것은 무엇인가요?`,
      uses: (user, subject) => `${subject}에 ${withParticle(user, 'topic')} 무엇을 쓰나요?`,
      cell: (section, subject, column) =>
        `“${section}”의 표에서 “${subject}” 항목의 “${column}” 열에 있는 것은 무엇인가요?`,
      subject: (section, cell, column) =>
        `“${section}”의 표에서 “${column}” 열의 내용이 “${cell}”인 항목은 무엇인가요?`,
      listed: (label, items) => `“${label}” 목록: ${items}.`,
      elsewhere: (name, section) => `“${name}” 항목은 “${section}” 부분에 나옵니다.`,
    },
  },
}
