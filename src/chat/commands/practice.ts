import { z } from 'zod'
import { choosePractice } from '../../concept-prompts/choose-practice.ts'
import { defineCommand } from '../command.ts'
import { showPractice } from '../concept-prompts/show-practice.ts'
import { plainMessage } from '../message.ts'
import { say } from '../visit.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'

/** A student's own due concepts, one at a time. */
export const practiceCommand = defineCommand({
  name: 'practice',
  role: 'student',
  wording: {
    ko: {
      name: '연습',
      description: '다시 볼 때가 된 나의 개념을 하나씩 연습합니다. 나만 봅니다.',
      options: {},
    },
    en: {
      name: 'practice',
      description: 'Practise your own concepts that are due, for your eyes only',
      options: {},
    },
  },
  options: z.object({}),
  visibility: () => 'asker',
  async run({ state, tutor, person, nowMs, language }) {
    const prompt = await choosePractice(state.tables, tutor, person, nowMs)
    return say(
      prompt === undefined
        ? plainMessage(language, conceptPromptWording[language].practice.none, 'asker')
        : showPractice(prompt, language),
    )
  },
})
