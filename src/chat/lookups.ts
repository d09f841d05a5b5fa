import type { Observe } from './occurrence.ts'
import { homeSections } from './home/home-table.ts'
import type { Message } from './message.ts'
import type { Topic } from '../tutor.ts'
import type { Lookups, Onlooker } from './platform.ts'
import { findTutor, glanceAt, languageOfPerson, type VisitParts } from './prepare-visit.ts'
import { safeText, shortText } from './safe-text.ts'
import { wordsOf, type Glance } from './visit.ts'

const suggestionsShown = 25
const suggestionCharacters = 100
const sampleQuestions = 4
/** Longer ones do not fit the buttons that offer them. */
const sampleCharacters = 75
/** An edition in each language, and one more. */
const placesOfNoTopic = 3

/** What adapters may ask at once; a failure is observed and gives nothing. */
export function createLookups(parts: VisitParts): Lookups {
  return {
    suggestTopics: (onlooker, typed) => look(onlooker, parts, [], (glance) => suggestTopics(glance, typed)),
    introduce: (onlooker) => look(onlooker, parts, { greeting: '', questions: [] }, introduce),
    home: (onlooker) => look(onlooker, parts, [], (glance) => readHome(glance, parts.observe)),
  }
}

async function look<Result>(
  onlooker: Onlooker,
  parts: VisitParts,
  nothing: Result,
  read: (glance: Glance) => Promise<Result>,
): Promise<Result> {
  try {
    // A home page belongs to no place: the course asked last, else the first.
    const tutor =
      (await findTutor(onlooker, parts)) ?? (onlooker.place.isDirect ? parts.tutors[0] : undefined)
    if (tutor === undefined) return nothing
    return await read(glanceAt(onlooker, tutor, parts, languageOfPerson(onlooker.person, tutor)))
  } catch (error) {
    parts.observe({ kind: 'upkeep-failed', task: 'lookup', error })
    return nothing
  }
}

/** Topics whose words begin with what was typed come before those that only hold it; then those in the asker's language. */
async function suggestTopics(glance: Glance, typed: string): Promise<string[]> {
  const wanted = normalize(typed)
  const topics = namedTopics(await glance.tutor.topics({ reader: glance.reader }))
  const inOrder = topics.toSorted(
    (one, other) => Number(other.language === glance.language) - Number(one.language === glance.language),
  )
  const titles = [...new Set(inOrder.map((topic) => shortText(topic.title, suggestionCharacters)))]
    .filter((title) => title !== '')
    .map((title) => ({ title, rank: rankOf(normalize(title), wanted) }))
    .filter(({ rank }) => rank < 3)
  return titles
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, suggestionsShown)
    .map(({ title }) => title)
}

function rankOf(title: string, wanted: string): number {
  if (title.startsWith(wanted)) return 0
  if (title.includes(` ${wanted}`)) return 1
  return title.includes(wanted) ? 2 : 3
}

function normalize(text: string): string {
  return safeText(text).normalize('NFC').toLowerCase().trim()
}

async function introduce(glance: Glance): Promise<{ greeting: string; questions: string[] }> {
  const words = wordsOf(glance).home
  const topics = await glance.tutor.topics({ reader: glance.reader })
  const inLanguage = topics.filter(({ language }) => language === glance.language)
  const readable = inLanguage.length > 0 ? inLanguage : topics
  // What the material asks and answers is asked as people ask; a heading has to be made a question.
  const asked = readable.flatMap(({ questions = [] }) =>
    questions.filter((question) => question.length <= sampleCharacters && /[?？]$/u.test(question)),
  )
  const named = namedTopics(readable).map(({ title }) => words.sampleQuestion(shortText(title, 60)))
  return {
    greeting: words.greeting(shortText(glance.tutor.course.title, 100)),
    questions: spread(asked.length >= sampleQuestions ? asked : named, sampleQuestions).map((question) =>
      safeText(question),
    ),
  }
}

/** Without headings that stand in many places and name no topic, as "Review questions" does. */
function namedTopics(topics: readonly Topic[]): Topic[] {
  const places = new Map<string, number>()
  for (const { title } of topics) places.set(title, (places.get(title) ?? 0) + 1)
  const named = topics.filter(({ title }) => (places.get(title) ?? 0) < placesOfNoTopic)
  return named.length > 0 ? named : [...topics]
}

/** So many of them, evenly from the first to the last, each once. */
function spread(questions: readonly string[], count: number): string[] {
  const unique = [...new Set(questions)]
  const step = Math.max(unique.length / count, 1)
  return Array.from({ length: count }, (_, index) => unique[Math.floor(index * step)]).filter(
    (question) => question !== undefined,
  )
}

async function readHome(glance: Glance, observe: Observe): Promise<Message[]> {
  const sections = await Promise.all(
    homeSections.map(async (section) => {
      try {
        return await section(glance)
      } catch (error) {
        observe({ kind: 'upkeep-failed', task: 'home', error })
        return undefined
      }
    }),
  )
  return sections.filter((section) => section !== undefined)
}
