/** The languages the tutor speaks. Other languages in the material are indexed as the nearest of the two. */
export const languages = ['ko', 'en'] as const
export type Language = (typeof languages)[number]

const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/gu
const letters = /\p{L}/gu

/**
 * The language of a text, by the share of Hangul among its letters. One Korean sentence may hold many Latin
 * names ("AVL tree에서 rotation은?"), while English text holds no Hangul at all, so the bar is low.
 *
 * @returns `ko` where at least 15 % of the letters are Hangul, else `en` (also for a text without letters).
 */
export function detectLanguage(text: string): Language {
  const letterCount = text.match(letters)?.length ?? 0
  if (letterCount === 0) return 'en'
  const hangulCount = text.match(hangul)?.length ?? 0
  return hangulCount / letterCount >= 0.15 ? 'ko' : 'en'
}

const englishFrame =
  /\b(what|which|who|why|how|when|where|is|are|does|do|the|of|in|mean|means|explain|between)\b/giu

/**
 * The language a question is asked in. A short question may hold a few Korean words among many Latin names
 * ("API Gateway Zuul 뭐예요?") or one Korean name in an English frame ("What does 파드 mean?"): then the words
 * that frame the question decide, and Hangul does where there are none.
 */
export function detectQuestionLanguage(text: string): Language {
  if (detectLanguage(text) === 'ko') return 'ko'
  if (text.search(hangul) === -1) return 'en'
  return (text.match(englishFrame)?.length ?? 0) >= 2 ? 'en' : 'ko'
}
