import { runSchedule } from '../../src/chat/concept-prompts/run-schedule.ts'
import { openState } from '../../src/store/open-state.ts'
import { createYearTutor, looksOfYear } from './concept-year.ts'

// Runs a stretch of the simulated year on a folder; it is killed anywhere on it, and two run at once.
const [folder = '', timeZone = '', from = '0', to = '0'] = process.argv.slice(2)
const tutor = createYearTutor(timeZone)
const state = await openState(folder)
for (const nowMs of looksOfYear(timeZone, Number(from), Number(to))) {
  for (;;) {
    try {
      await runSchedule({ state, tutor, peopleKey: 'a key for tests, long enough to be one', nowMs })
      break
    } catch (error) {
      // The other process holds the state: the next look comes soon.
      if (!/busy|locked|in use/iu.test(String(error))) throw error
    }
  }
  process.stdout.write(`${nowMs}\n`)
}
await state.close()
