const hangul = /[가-힣]/gu
const charactersPerToken = 4

/** About as many tokens as a text takes, rather too many: a syllable of Hangul counts as one. */
export function countRoughly(text: string): number {
  const syllables = text.match(hangul)?.length ?? 0
  return syllables + Math.ceil((text.length - syllables) / charactersPerToken)
}
