#!/usr/bin/env node
import { createProgram } from './cli/program.ts'
import { runProgram } from './cli/run-program.ts'
import { readConfig } from './config.ts'
import { openTutor } from './open-tutor.ts'

await runProgram(process.argv, async () =>
  createProgram({
    config: await readConfig(),
    openTutor,
    openPlatforms: async () => [],
    async openTerminal(person) {
      const { createTerminal } = await import('../adapters/terminal/index.ts')
      return createTerminal({ input: process.stdin, output: process.stdout, ...person })
    },
  }),
)
