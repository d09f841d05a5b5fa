import { createPseudonyms } from '../chat/pseudonyms.ts'
import type { Config } from '../config.ts'
import { openState, type State } from '../store/open-state.ts'
import { ownDataFolder } from '../store/own-data-folder.ts'
import { readPeopleKey } from '../store/people-key.ts'

/** The state, owned by this command, and who sits at the machine. */
export interface StateWork {
  state: State
  peopleKey: string
  /** Pseudonym of staff at the command line. */
  person: string
}

/**
 * Runs a piece of work that writes to the state of a data folder.
 *
 * @throws TutorError `busy` while a tutor serves from the folder.
 */
export async function workOnState<Result>(
  folder: string,
  config: Config,
  work: (parts: StateWork) => Promise<Result>,
): Promise<Result> {
  const leave = ownDataFolder(folder)
  try {
    const peopleKey = readPeopleKey(folder, config.TUTOR_PEOPLE_KEY)
    const state = await openState(folder)
    try {
      return await work({ state, peopleKey, person: createPseudonyms(peopleKey)('terminal', 'console-ta') })
    } finally {
      await state.close()
    }
  } finally {
    leave()
  }
}
