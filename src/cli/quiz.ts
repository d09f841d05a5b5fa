import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { detectLanguage, languages } from '../language.ts'
import type { QuizQuestion } from '../tutor.ts'
import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import { tellIndexing } from './progress.ts'
import type { CommandParts, Program } from './program.ts'
import { describePlace } from './show-answer.ts'

const letters = 'ABCDEFGH'
const mostQuestions = 50

/** `tutor quiz`: multiple-choice questions from the material, the answers after the last of them. */
export function registerQuizCommand(program: Program, parts: CommandParts): void {
  program
    .command('quiz')
    .description('make multiple-choice questions from the material, each with a cited explanation')
    .argument('[topic...]', 'what they are about (default: the whole course)')
    .option('-n, --count <number>', 'how many at the most', parseCount, 5)
    .addOption(
      new Option(
        '--language <language>',
        "language of the questions (default: the topic's, else the course's first)",
      ).choices(languages),
    )
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .option('--json', 'print the questions as one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  tutor quiz "service discovery" -n 3\n  tutor quiz --language ko --json',
    )
    .action(async (words, flags) => {
      const topic = words.join(' ').trim()
      const tutor = await parts.openTutor(chooseFolders(flags, parts.config), tellIndexing(parts.config))
      try {
        const usual = topic === '' ? (tutor.course.languages[0] ?? 'en') : detectLanguage(topic)
        const questions = await tutor.quiz({
          ...(topic === '' ? {} : { topic }),
          count: flags.count,
          language: flags.language ?? usual,
          reader: 'student',
        })
        process.stdout.write(flags.json === true ? `${JSON.stringify({ questions })}\n` : showQuiz(questions))
      } finally {
        await tutor.close()
      }
    })
}

function parseCount(value: string): number {
  const count = Number(value)
  if (!Number.isInteger(count) || count < 1 || count > mostQuestions) {
    throw new InvalidArgumentError(`Give a whole number from 1 to ${mostQuestions}.`)
  }
  return count
}

function showQuiz(questions: readonly QuizQuestion[]): string {
  if (questions.length === 0) {
    return 'The material holds no definitions, lists or tables on this that make a question; try another topic.\n'
  }
  const asked = questions.map(({ question, choices }, index) =>
    [`${index + 1}. ${question}`, ...choices.map((choice, place) => `   ${letterOf(place)}) ${choice}`)].join(
      '\n',
    ),
  )
  const answers = questions.map(({ correct, explanation, citations }, index) =>
    [
      `${index + 1}. ${letterOf(correct)}: ${explanation}`,
      ...citations.map((citation) => `   [${citation.number}] ${describePlace(citation)}`),
    ].join('\n'),
  )
  return `${asked.join('\n\n')}\n\n${'─'.repeat(20)}\n\n${answers.join('\n')}\n`
}

function letterOf(place: number): string {
  return letters[place] ?? String(place + 1)
}
