import { join } from 'node:path'
import { Option } from '@commander-js/extra-typings'
import type { Config } from '../config.ts'
import { languages } from '../language.ts'
import type { Folders } from '../open-tutor.ts'
import { packageRoot } from '../package-root.ts'

export const courseFlag = '--course <dir>'
export const courseFlagHelp =
  'folder of the course (default: TUTOR_COURSE, else the course that comes with the tutor)'
export const dataFlag = '--data <dir>'
export const dataFlagHelp = 'folder of the index and the state (default: TUTOR_DATA, else ./data)'

/** `--language`, for commands that write in the course's first language where none is asked for. */
export function languageOption() {
  return new Option(
    '--language <language>',
    'language of the text (default: the first of the course)',
  ).choices(languages)
}

/** The folders out of a command's flags, then the environment, then the defaults. */
export function chooseFolders(flags: { course?: string; data?: string }, config: Config): Folders {
  return {
    course: flags.course ?? config.TUTOR_COURSE ?? join(packageRoot, 'corpus', 'learning-kubernetes'),
    data: flags.data ?? config.TUTOR_DATA ?? 'data',
  }
}
