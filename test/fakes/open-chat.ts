import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createChat, type Chat } from '../../src/chat/chat.ts'
import type { Occurrence } from '../../src/chat/occurrence.ts'
import type { Platform } from '../../src/chat/platform.ts'
import { openState, type State } from '../../src/store/open-state.ts'
import { createUsageOfPeople } from '../../src/store/usage-of-people.ts'
import type { Tutor } from '../../src/tutor.ts'

export const testKey = 'a key for tests, long enough to be one'

/** A folder of the test's own, removed when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tutor-test-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

export interface OpenChat {
  chat: Chat
  state: State
  folder: string
  occurrences: Occurrence[]
  /** Resolves when nothing is being worked on or delivered. */
  settled: () => Promise<void>
}

/** A started chat on a state of its own, stopped when the test ends. */
export async function openChat(
  tutors: Tutor[],
  platforms: Platform[],
  folder = temporaryFolder(),
): Promise<OpenChat> {
  const state = await openState(folder)
  const occurrences: Occurrence[] = []
  const chat = createChat({
    tutors,
    platforms,
    state,
    usageOfPeople: createUsageOfPeople(folder, testKey),
    peopleKey: testKey,
    observe: (occurrence) => {
      occurrences.push(occurrence)
    },
  })
  onTestFinished(async () => {
    await chat.stop(2_000)
    await state.close()
  })
  await chat.start()
  return {
    chat,
    state,
    folder,
    occurrences,
    async settled() {
      for (let quiet = 0; quiet < 3;) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        const { waitingEvents, runningEvents, waitingParcels } = chat.load
        quiet = waitingEvents + runningEvents + waitingParcels === 0 ? quiet + 1 : 0
      }
    },
  }
}
