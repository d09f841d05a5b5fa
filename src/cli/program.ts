import { Command } from '@commander-js/extra-typings'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Course } from '../course/course.ts'
import type { Finding } from '../doctor/finding.ts'
import type { OpenTutor } from '../open-tutor.ts'
import { packageRoot } from '../package-root.ts'
import type { Platform } from '../chat/platform.ts'
import { registerAskCommand } from './ask.ts'
import { registerAuditCommand } from './audit.ts'
import { registerBackupCommand } from './backup.ts'
import { registerChatCommand } from './chat.ts'
import { registerDigestCommand } from './digest.ts'
import { registerCheckCommand } from './check.ts'
import { registerDoctorCommand } from './doctor.ts'
import { registerEvalCommand } from './eval.ts'
import { registerGradesCommand } from './grades.ts'
import { registerIndexCommand } from './index-course.ts'
import { registerPromptCommand } from './prompt.ts'
import { registerQuizCommand } from './quiz.ts'
import { registerReportCommand } from './report.ts'
import { registerRestoreCommand } from './restore.ts'
import { registerReviewCommand } from './review.ts'
import { registerSearchCommand } from './search.ts'
import { registerServeCommand } from './serve.ts'
import { registerUsageCommand } from './usage.ts'

/** What the commands are given; the heavy parts are loaded when a command runs. */
export interface CommandParts {
  config: Config
  openTutor: OpenTutor
  /** The platforms whose variables are set. */
  openPlatforms: (config: Config) => Promise<Platform[]>
  /** What stands in the way on the platforms whose variables are set; `course` where it could be read. */
  examinePlatforms?: (config: Config, course: Course | undefined) => Promise<Finding[]>
  /** The terminal as a platform; `left` resolves when the person has gone. */
  openTerminal: (person: {
    personId: string
    /** The channels that the person reads along. */
    channels: readonly string[]
    locale: string
  }) => Promise<Platform & { readonly left: Promise<void> }>
}

export type Program = ReturnType<typeof createBareProgram>

function createBareProgram() {
  return new Command()
    .name('tutor')
    .description('Answers from the material of a course, every sentence with a citation.')
    .version(readVersion(), '--version', 'print the version')
    .showSuggestionAfterError(true)
    .showHelpAfterError('(add --help for the flags and an example)')
    .exitOverride()
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'
}

/** The `tutor` command with all its subcommands. */
export function createProgram(parts: CommandParts): Program {
  const program = createBareProgram()
  registerAskCommand(program, parts)
  registerSearchCommand(program, parts)
  registerQuizCommand(program, parts)
  registerPromptCommand(program, parts)
  registerDigestCommand(program, parts)
  registerReviewCommand(program, parts)
  registerCheckCommand(program, parts)
  registerGradesCommand(program, parts)
  registerReportCommand(program, parts)
  registerAuditCommand(program, parts)
  registerIndexCommand(program, parts)
  registerEvalCommand(program, parts)
  registerUsageCommand(program, parts)
  registerDoctorCommand(program, parts)
  registerServeCommand(program, parts)
  registerChatCommand(program, parts)
  registerBackupCommand(program, parts)
  registerRestoreCommand(program, parts)
  for (const command of program.commands) {
    command.exitOverride().showHelpAfterError('(add --help for the flags and an example)')
  }
  return program
}
