import { forgetPerson } from '../../store/person-records.ts'
import { plainMessage } from '../message.ts'
import type { PressHandler } from '../press.ts'
import { wordsOf } from '../visit.ts'

/** Removes everything of the presser, from the database and from its write-ahead log. */
export const forgetMeAction: PressHandler = {
  name: 'forget-me',
  role: 'student',
  visibility: 'asker',
  mustBeKept: true,
  async run(visit) {
    // In a file of its own, so before the state: cut off here, the press is worked on again.
    visit.usageOfPeople.forget(visit.person)
    return {
      async commit(transaction) {
        await forgetPerson(transaction, visit.person, visit.eventKey)
        return [{ message: plainMessage(visit.language, wordsOf(visit).forgotten, 'asker') }]
      },
      after: () => visit.state.emptyLog(),
    }
  },
}
