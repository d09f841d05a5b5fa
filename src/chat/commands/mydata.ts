import { z } from 'zod'
import { readPersonRecords } from '../../store/person-records.ts'
import { defineCommand } from '../command.ts'
import { plainMessage } from '../message.ts'
import { say, wordsOf } from '../visit.ts'

export const myDataCommand = defineCommand({
  name: 'mydata',
  role: 'student',
  wording: {
    ko: { name: '내기록', description: '보관 중인 내 기록을 모두 보여 줍니다.', options: {} },
    en: { name: 'mydata', description: 'Everything that is kept about you.', options: {} },
  },
  options: z.object({}),
  visibility: () => 'asker',
  async run(visit) {
    const records = await readPersonRecords(visit.state.tables, visit.person, visit.eventKey)
    const modelUsage = visit.usageOfPeople.read(visit.person)
    const text = JSON.stringify({ pseudonym: visit.person, ...records, modelUsage }, unpackJson, 2)
    return say({
      ...plainMessage(visit.language, wordsOf(visit).myData, 'asker'),
      attachment: { text: `${text}\n`, fileName: 'mydata.json' },
    })
  },
})

/** Columns that hold JSON are shown as what they say. */
function unpackJson(column: string, value: unknown): unknown {
  if (typeof value !== 'string' || !['answer', 'questions', 'choices'].includes(column)) return value
  const unpacked: unknown = JSON.parse(value)
  return unpacked
}
