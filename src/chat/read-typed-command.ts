import { findCommand } from './commands/command-table.ts'
import type { Command, OptionDescription } from './command.ts'

type OptionValue = string | number | boolean

/**
 * A command as it is typed: "quiz count=2 replicas". The first word is its name, in any of its languages;
 * "name=value" sets an option (of several words in quotation marks), and the other words together are the command's
 * main one.
 *
 * @returns `command` is undefined where there is none of that name; `name` is then the word as typed.
 */
export function readTypedCommand(typed: string): {
  command: Command | undefined
  name: string
  options: Record<string, OptionValue>
} {
  const text = typed.trim()
  const [name = ''] = text.split(/\s+/u, 1)
  const command = findCommand(name)
  const options = command === undefined ? {} : readOptions(command, text.slice(name.length).trim())
  return { command, name: command?.name ?? name, options }
}

/** A word, or an option whose value is in quotation marks, straight ones or those that an editor makes of them. */
const typedWord = /(\s*)([^\s="“”]+=["“”][^"“”]*["“”](?!\S)|\S+)/gu
const quoted = /^["“”]([^"“”]*)["“”]$/u

function readOptions(command: Command, typed: string): Record<string, OptionValue> {
  const options: Record<string, OptionValue> = {}
  // Line breaks and gaps of the text stay as they were typed.
  const rest = typed.replaceAll(typedWord, (whole, _gap: string, word: string) => {
    const [name, written] = splitOnce(word)
    const value = written.replace(quoted, '$1')
    const option = findOption(command, name)
    if (option === undefined || value === '') return whole
    options[option.name] = readValue(option, value)
    return ''
  })
  if (command.mainOption !== undefined && rest.trim() !== '') options[command.mainOption] = rest.trim()
  return options
}

/** By its own name, or by the one that it has in one of the languages. */
function findOption(command: Command, name: string): OptionDescription | undefined {
  const wanted = name.normalize('NFC').toLowerCase()
  return command.options.find(
    (option) =>
      option.name === wanted ||
      Object.values(command.wording).some(
        ({ options }) =>
          new Map<string, { name: string }>(Object.entries(options)).get(option.name)?.name === wanted,
      ),
  )
}

function splitOnce(word: string): [string, string] {
  const at = word.indexOf('=')
  return at === -1 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)]
}

function readValue(option: OptionDescription, value: string): OptionValue {
  if (option.kind === 'number') return Number(value)
  return option.kind === 'yes-no' ? ['yes', 'true', 'on', '예', '네'].includes(value.toLowerCase()) : value
}
