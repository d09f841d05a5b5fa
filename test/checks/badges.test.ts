import { expect, it } from 'vitest'
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCheck } from '../../src/store/check-store.ts'
import { readCheckedAnswers } from '../../src/store/checked-answer-store.ts'
import { openTutor } from '../../src/open-tutor.ts'
import { chatPolicySchema } from '../../src/course/chat-policy.ts'
import { classroom, jun, pressing, saying, submitting, tara } from '../fakes/events.ts'
import { createFakePlatform } from '../fakes/fake-platform.ts'
import { openChat, temporaryFolder } from '../fakes/open-chat.ts'

const chat = chatPolicySchema.parse({
  roles: { ta: ['TA'] },
  staffChannels: [{ platform: 'fake', channel: 'staff' }],
})
const at = { person: tara, place: { ...classroom, channel: 'staff' } }

it(
  'a badge goes with the material under it: the answer leaves the memory and is back in the queue with the difference',
  { timeout: 60_000 },
  async () => {
    const folder = join(temporaryFolder(), 'course')
    cpSync('corpus/learning-kubernetes', folder, { recursive: true })
    const real = await openTutor({ course: folder, data: temporaryFolder() })
    const tutor = {
      ...real,
      get course() {
        return { ...real.course, chat }
      },
    }
    const platform = createFakePlatform()
    const { chat: open, settled, state } = await openChat([tutor], [platform])
    await platform.emit(saying("What is Conway's law?"))
    await settled()
    const { id } = await state.tables.selectFrom('exchanges').select('id').executeTakeFirstOrThrow()
    await platform.emit(submitting(`not-helpful:${id}`, {}))
    await settled()
    await platform.emit(pressing(`check-verify:${id}`, at))
    await settled()

    // Asked in the other language and in other words, by somebody else: the checked answer.
    await platform.emit(saying('콘웨이의 법칙이 뭐예요?', { person: jun }))
    await settled()
    expect(platform.shown.at(-1)?.message.title).toMatch(/^Checked by a TA/u)
    expect(platform.shown.at(-1)?.message.body).toContain('확인된 이 답변은 영어로 되어 있습니다')

    // Another document changes: nothing happens.
    const other = join(folder, 'lessons/en/05-costs.md')
    appendFileSync(other, '\n## More\n\nSomething else costs too.\n')
    expect(await tutor.refresh()).toBe(true)
    await open.recheck(tutor)
    expect(await readCheckedAnswers(state.tables, tutor.course.id)).toHaveLength(1)

    const lesson = join(folder, 'lessons/en/02-two-laws.md')
    const text = readFileSync(lesson, 'utf8')
    writeFileSync(
      lesson,
      text.replaceAll("Conway's law says that organisations", "Conway's law claims that all organisations"),
    )
    expect(await tutor.refresh()).toBe(true)
    await open.recheck(tutor)
    await open.recheck(tutor)
    await settled()
    expect(platform.shown[0]?.message.title).toBeUndefined()
    expect(platform.shown[0]?.message.body).toContain('the check no longer counts')
    expect(await readCheckedAnswers(state.tables, tutor.course.id)).toEqual([])
    expect(await findCheck(state.tables, id)).toMatchObject({
      status: 'open',
      reasons: '["material-changed"]',
    })
    const cards = platform.shown.filter(
      ({ place, privateTo }) => place?.channel === 'staff' && privateTo === undefined,
    )
    expect(cards.at(-1)?.message.body).toContain('> + ')
    expect(cards.at(-1)?.message.body).toContain('claims that all organisations')
    expect(cards).toHaveLength(2)
    await platform.emit(saying("Define Conway's law", { person: jun }))
    await settled()
    expect(platform.shown.at(-1)?.message.title).toBeUndefined()
    await real.close()
  },
)
