import type { ChatEvent } from '../../src/chat/event.ts'
import { detectLanguage, type Language } from '../../src/language.ts'
import type { People } from './people.ts'

/** The language in which an event is acknowledged: of what was typed, else of the person's setting. */
export async function languageFor(event: ChatEvent, people: People): Promise<Language> {
  if (event.kind === 'command') {
    const text = Object.values(event.options).find(
      (value) => typeof value === 'string' && value.trim() !== '',
    )
    if (typeof text === 'string') return detectLanguage(text)
  }
  const locale = await people.localeOf(event.person.id)
  if (locale === undefined) return 'ko'
  return locale.toLowerCase().startsWith('ko') ? 'ko' : 'en'
}
