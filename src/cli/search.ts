import { InvalidArgumentError } from '@commander-js/extra-typings'
import { TutorError } from '../errors.ts'
import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import { tellIndexing } from './progress.ts'
import type { CommandParts, Program } from './program.ts'
import { resultAsJson, showResults } from './show-results.ts'

const batchForm = '{"id": "q1", "query": "…"}'

/** `tutor search`: the chunks that a query retrieves, with where each score came from. */
export function registerSearchCommand(program: Program, parts: CommandParts): void {
  program
    .command('search')
    .description('show the chunks that a query retrieves, with scores and where each part came from')
    .argument('[query...]', 'words, a phrase or a question, in Korean or English')
    .option('-k, --limit <number>', 'how many chunks at the most', parseLimit, 5)
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .option('--json', 'print the results as one JSON object')
    .option('--batch', `read JSON lines ${batchForm} from standard input, print one JSON line each, in order`)
    .addHelpText('after', '\nExample:\n  tutor search "서비스 디스커버리" -k 3')
    .action(async (words, flags) => {
      const query = words.join(' ')
      if (flags.batch === true && words.length > 0) {
        throw new TutorError('bad-input', 'Give either a query or --batch, not both.')
      }
      if (flags.batch !== true && query.trim() === '') {
        throw new TutorError('bad-input', 'Write the query after the command: tutor search "load balancing"')
      }
      const tutor = await parts.openTutor(chooseFolders(flags, parts.config), tellIndexing(parts.config))
      try {
        if (flags.batch === true) {
          const { searchBatch } = await import('./search-batch.ts')
          return await searchBatch(tutor, flags.limit, batchForm)
        }
        const { results } = await tutor.search({ text: query, limit: flags.limit, reader: 'student' })
        process.stdout.write(
          flags.json === true
            ? `${JSON.stringify({ query, results: results.map(resultAsJson) })}\n`
            : showResults(results),
        )
      } finally {
        await tutor.close()
      }
    })
}

function parseLimit(value: string): number {
  const limit = Number(value)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
    throw new InvalidArgumentError('Give a whole number from 1 to 1000.')
  }
  return limit
}
