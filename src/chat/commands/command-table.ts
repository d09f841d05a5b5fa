import type { Language } from '../../language.ts'
import type { Command } from '../command.ts'
import { isAtLeast, type Role } from '../roles.ts'
import { askCommand } from './ask.ts'
import { digestCommand } from './digest.ts'
import { checkCommand } from './check.ts'
import { forgetMeCommand } from './forgetme.ts'
import { gradesCommand } from './grades.ts'
import { helpCommand } from './help.ts'
import { hintCommand } from './hint.ts'
import { myDataCommand } from './mydata.ts'
import { practiceCommand } from './practice.ts'
import { promptCommand } from './prompt.ts'
import { quizCommand } from './quiz.ts'
import { reviewCommand } from './review.ts'
import { sourcesCommand } from './sources.ts'

/** Every command, in the order in which help shows them. */
export const commands: readonly Command[] = [
  askCommand,
  hintCommand,
  quizCommand,
  practiceCommand,
  sourcesCommand,
  checkCommand,
  reviewCommand,
  gradesCommand,
  promptCommand,
  digestCommand,
  helpCommand,
  myDataCommand,
  forgetMeCommand,
]

/** A command by its name, or by the name it has in one of the languages. */
export function findCommand(name: string): Command | undefined {
  const wanted = name.normalize('NFC').toLowerCase()
  return (
    commands.find((command) => command.name === wanted) ??
    commands.find((command) => Object.values(command.wording).some((wording) => wording.name === wanted))
  )
}

/** The commands that a role may use, as people read them. */
export function describeCommands(
  language: Language,
  role: Role,
): Array<{ name: string; description: string }> {
  return commands
    .filter((command) => isAtLeast(role, command.role))
    .map((command) => ({
      name: command.wording[language].name,
      description: command.wording[language].description,
    }))
}
