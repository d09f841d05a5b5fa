import type { UsageRow } from '../store/usage-store.ts'
import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import type { CommandParts, Program } from './program.ts'

const shownDays = 31

/** `tutor usage`: what answers by a language model took, a day and altogether. */
export function registerUsageCommand(program: Program, parts: CommandParts): void {
  program
    .command('usage')
    .description('show what answers by a language model took: questions, tokens and cost by day')
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .option('--json', 'print the days as one JSON object')
    .addHelpText('after', '\nExample:\n  tutor usage --json')
    .action(async (flags) => {
      const folders = chooseFolders(flags, parts.config)
      const { costOf } = await import('../answer/model/cost-of.ts')
      const { readUsageCaps } = await import('../answer/model/usage-caps.ts')
      const { loadCourse } = await import('../course/load-course.ts')
      const { openUsageStore } = await import('../store/usage-store.ts')
      const course = await loadCourse(folders.course)
      const store = openUsageStore({
        data: folders.data,
        courseId: course.id,
        timeZone: course.timeZone,
        model: parts.config.OPENAI_MODEL ?? '',
        caps: readUsageCaps(parts.config),
      })
      try {
        const days = store.days(shownDays).map((row) => ({ ...row, cost: costOf(row, parts.config) }))
        process.stdout.write(flags.json === true ? `${JSON.stringify({ days })}\n` : showUsage(days))
      } finally {
        store.close()
      }
    })
}

function showUsage(days: ReadonlyArray<UsageRow & { cost: number | undefined }>): string {
  if (days.length === 0) return 'No answer was written by a language model yet.\n'
  const header = ['day', 'model', 'people', 'questions', 'failed', 'tokens in', 'tokens out', 'cost']
  const rows = days.map(({ day, model, askers, questions, failures, inputTokens, outputTokens, cost }) =>
    [
      day,
      model,
      askers,
      questions,
      failures,
      inputTokens,
      outputTokens,
      cost === undefined ? '-' : cost.toFixed(4),
    ].map(String),
  )
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return [header, ...rows]
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
