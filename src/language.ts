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
