const finalOf: Record<string, string> = {
  ㅂ: '\u11b8',
  ㄴ: '\u11ab',
  ㄹ: '\u11af',
  ㅆ: '\u11bb',
  ㅁ: '\u11b7',
}

/** Hangul as its letters (jamo); a lone consonant counts as the end of a syllable. */
export function spellOut(text: string): string {
  return text.normalize('NFD').replaceAll(/[ㄱ-ㅎ]/gu, (letter) => finalOf[letter] ?? letter)
}
