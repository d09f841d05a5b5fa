import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { plainMessage } from '../message.ts'
import { describeLocator } from '../answer-message.ts'
import { quoteOf, shortText } from '../safe-text.ts'
import { say, wordsOf } from '../visit.ts'

const maxShown = 5

export const sourcesCommand = defineCommand({
  name: 'sources',
  role: 'student',
  wording: {
    ko: {
      name: '자료',
      description: '어떤 내용이 자료의 어디에 있는지 찾습니다.',
      options: { text: { name: '내용', description: '찾을 내용' } },
    },
    en: {
      name: 'sources',
      description: 'Where in the material something stands.',
      options: { text: { name: 'text', description: 'What to look for' } },
    },
  },
  options: z.object({ text: z.string().trim().min(1).max(500).meta({ suggests: 'topics' }) }),
  mainOption: 'text',
  visibility: () => 'asker',
  async run(visit, values) {
    const words = wordsOf(visit)
    const found = await visit.tutor.search({ text: values.text, limit: maxShown, reader: visit.reader })
    if (found.results.length === 0) return say(plainMessage(visit.language, words.nothingFound, 'asker'))
    const entries = found.results.slice(0, maxShown).map(({ chunk }, index) => {
      const path = [chunk.title, ...chunk.headingPath].map((part) => shortText(part, 80)).join(' › ')
      const place = describeLocator(chunk.locator, visit.language)
      return `${index + 1}. ${path}, ${place}\n${quoteOf(shortText(chunk.text, 200))}`
    })
    return say({ ...plainMessage(visit.language, entries.join('\n\n'), 'asker'), title: words.searchTitle })
  },
})
