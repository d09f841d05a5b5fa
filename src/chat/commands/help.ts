import { z } from 'zod'
import { commandSign } from '../command-sign.ts'
import { defineCommand } from '../command.ts'
import { plainMessage } from '../message.ts'
import { say, wordsOf } from '../visit.ts'

export const helpCommand = defineCommand({
  name: 'help',
  role: 'student',
  wording: {
    ko: { name: '도움말', description: '튜터가 할 수 있는 일을 보여 줍니다.', options: {} },
    en: { name: 'help', description: 'What the tutor can do.', options: {} },
  },
  options: z.object({}),
  visibility: () => 'asker',
  async run(visit) {
    const words = wordsOf(visit).help
    const sign = commandSign(visit.event.place.platform)
    const lines = visit
      .describeCommands(visit.language, visit.role)
      .map((command) => `- \`${sign}${command.name}\` ${command.description}`)
    const body = [words.intro, words.outro, lines.join('\n')].join('\n\n')
    return say({
      ...plainMessage(visit.language, body, 'asker'),
      title: words.title(visit.tutor.course.title),
    })
  },
})
