import { PassThrough } from 'node:stream'
import { onTestFinished } from 'vitest'
import { createTerminal } from '../../adapters/terminal/index.ts'
import type { ConsoleRole } from '../../src/cli/chat-here.ts'
import { createProgram } from '../../src/cli/program.ts'
import { environmentSchema } from '../../src/environment-schema.ts'
import { openTutor } from '../../src/open-tutor.ts'

/** A `tutor chat` over a pipe, driven line by line. */
export interface TerminalSession {
  /** Types lines (the first one, then what a form asks for) and returns what was printed until the next line was read. */
  type(...lines: string[]): Promise<string>
  /** Presses the button of that label under the last message that has some, and fills in the form that it opens. */
  press(label: string, ...fields: string[]): Promise<string>
  /** What was printed before the first line was read. */
  readonly greeting: string
  /** Ends the input; resolves when the command has ended. */
  leave(): Promise<void>
}

/** No message has so many buttons: its reply tells that all lines before it are done with. */
const mark = '99'
const marked = /There is no button 99\..*\n/u

/** Runs `tutor chat` in this process, with the real course, state and tutor. */
export async function startTerminalSession(
  dataFolder: string,
  role: ConsoleRole,
  locale = 'en',
): Promise<TerminalSession> {
  const input = new PassThrough()
  const output = new PassThrough()
  let printed = ''
  output.on('data', (piece: Buffer) => {
    printed += piece.toString('utf8')
  })
  const program = createProgram({
    config: environmentSchema.parse({}),
    openTutor: (folders) => openTutor(folders),
    openPlatforms: async () => [],
    openTerminal: async (person) => createTerminal({ input, output, ...person, locale }),
  })
  const ended = program.parseAsync(['node', 'tutor', 'chat', '--data', dataFolder, '--as', role])
  onTestFinished(async () => {
    input.end()
    await ended
  })
  let buttons = new Map<string, string>()

  async function type(...lines: string[]): Promise<string> {
    printed = ''
    input.write([...lines, mark].map((line) => `${line}\n`).join(''))
    while (!marked.test(printed)) {
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10))])
    }
    const shown = printed.replace(marked, '')
    const lastRow = shown.match(/^\(1\) .+$/gmu)?.at(-1)
    if (lastRow !== undefined) {
      buttons = new Map(
        lastRow.split(/ {2}(?=\(\d+\) )/u).map((button) => {
          const [, number = '', label = ''] = /^\((\d+)\) (.+)$/u.exec(button) ?? []
          return [label, number]
        }),
      )
    }
    return shown
  }

  return {
    type,
    press(label, ...fields) {
      const number = buttons.get(label)
      if (number === undefined)
        throw new Error(`no button "${label}" among ${[...buttons.keys()].join(', ')}`)
      return type(number, ...fields)
    },
    greeting: await type(),
    async leave() {
      input.end()
      await ended
    },
  }
}
