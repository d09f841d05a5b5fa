import { TutorError } from '../errors.ts'
import type { Serving } from '../serve/serve.ts'
import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import { tellIndexing } from './progress.ts'
import type { CommandParts, Program } from './program.ts'

/** A platform's disconnect or a stuck child must not hold the process longer than this after SIGTERM. */
const hardStopMs = 9_500

/** `tutor serve`: the class's platforms, until SIGTERM. */
export function registerServeCommand(program: Program, parts: CommandParts): void {
  program
    .command('serve')
    .description('answer on every chat platform whose variables are set')
    .option(courseFlag, `${courseFlagHelp}; several courses: several times`, collect, [])
    .option(dataFlag, dataFlagHelp)
    .addHelpText('after', '\nExample:\n  PORT=8080 tutor serve --course ./my-course --data ./data')
    .action(async (flags) => {
      const platforms = await parts.openPlatforms(parts.config)
      const folders = chooseFolders(flags.data === undefined ? {} : { data: flags.data }, parts.config)
      if (platforms.length === 0 && process.stdin.isTTY && process.stdout.isTTY) {
        const { chatHere } = await import('./chat-here.ts')
        return chatHere(parts, { ...folders, course: flags.course[0] ?? folders.course }, 'student')
      }
      if (platforms.length === 0) {
        throw new TutorError(
          'bad-input',
          'No chat platform is set up; set its variables (.env.example names them), or talk here with `tutor chat`.',
        )
      }
      const { createLog, describeError } = await import('../serve/log.ts')
      const { serve } = await import('../serve/serve.ts')
      const { indexAside } = await import('../serve/index-aside.ts')
      const log = createLog(parts.config.TUTOR_LOG_LEVEL ?? 'info', process.stderr)
      process.on('unhandledRejection', (error) => {
        log.error(describeError(error), 'a failure that nobody handled')
      })
      const serving = await serve({
        dataFolder: folders.data,
        courses: flags.course.length > 0 ? flags.course : [folders.course],
        openTutor: (chosen) => parts.openTutor(chosen, tellIndexing(parts.config)),
        indexAside: (changed) => indexAside([process.execPath, process.argv[1] ?? ''], changed),
        platforms,
        log,
        ...(parts.config.PORT === undefined ? {} : { port: parts.config.PORT }),
        ...(parts.config.TUTOR_PEOPLE_KEY === undefined ? {} : { peopleKey: parts.config.TUTOR_PEOPLE_KEY }),
      })
      process.stdout.write('ready\n')
      await untilSignalled()
      return stop(serving)
    })
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value]
}

function untilSignalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}

async function stop(serving: Serving): Promise<void> {
  setTimeout(() => process.exit(0), hardStopMs).unref()
  await serving.stop()
  process.exit(0)
}
