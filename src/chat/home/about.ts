import type { Language } from '../../language.ts'
import type { Topic } from '../../tutor.ts'
import { plainMessage } from '../message.ts'
import { shortText } from '../safe-text.ts'
import { wordsOf } from '../visit.ts'
import type { HomeSection } from './home-section.ts'

const documentsShown = 15

/** What the tutor knows: the documents that this reader may ask about. */
export const aboutSection: HomeSection = async (glance) => {
  const words = wordsOf(glance).home
  const topics = await glance.tutor.topics({ reader: glance.reader })
  const titles = new Map<string, string>()
  for (const topic of withoutOtherEditions(topics, glance.language)) {
    if (!titles.has(topic.document)) titles.set(topic.document, topic.headingPath[0] ?? topic.title)
  }
  const lines = [...titles.values()].slice(0, documentsShown).map((title) => `- ${shortText(title, 100)}`)
  const more = titles.size > documentsShown ? [words.moreDocuments(titles.size - documentsShown)] : []
  return {
    ...plainMessage(glance.language, [words.about, lines.join('\n'), ...more].join('\n\n'), 'asker'),
    title: shortText(glance.tutor.course.title, 200),
  }
}

/** Of a lesson that is there in the reader's language and in another one, the reader's edition. */
function withoutOtherEditions(topics: readonly Topic[], language: Language): Topic[] {
  const own = new Set(topics.flatMap((topic) => (topic.language === language ? (topic.sectionId ?? []) : [])))
  const others = new Set(
    topics
      .filter((topic) => topic.language !== language && own.has(topic.sectionId ?? ''))
      .map(({ document }) => document),
  )
  return topics.filter(({ document }) => !others.has(document))
}
