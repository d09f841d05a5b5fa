// "한국어(English)" and "English(한국어)": at most four words each; what stands before the bracket is the shortest
// stretch that can be the name, since nothing says where it starts.
const koreanFirst =
  /([가-힣]+(?: [가-힣]+){0,2}) ?\(([A-Za-z][A-Za-z0-9 .+#/-]{1,40})(?:[,;:][^)]{0,40})?\)/gu
const englishFirst =
  /([A-Za-z][A-Za-z0-9+#/-]+(?:[ -][A-Za-z][A-Za-z0-9+#/-]+){0,3}) ?\(([가-힣]+(?: [가-힣]+){0,3})(?:[,;:][^)]{0,40})?\)/gu

/** Pairs of names that a text itself puts side by side, each once. */
export function findTermPairs(text: string): Array<[korean: string, english: string]> {
  if (!text.includes('(')) return []
  const pairs: Array<[string, string]> = []
  for (const [, korean = '', english = ''] of text.matchAll(koreanFirst)) {
    const name = tail(korean, english)
    if (name !== undefined) pairs.push([name, english.trim()])
  }
  for (const [, english = '', korean = ''] of text.matchAll(englishFirst)) {
    const name = tail(english, korean)
    if (name !== undefined) pairs.push([korean, name])
  }
  return pairs
}

/** As many words of `before` as the name in brackets has; loanwords and abbreviations keep one. */
function tail(before: string, inBrackets: string): string | undefined {
  const words = before.split(' ')
  const count = Math.min(words.length, inBrackets.trim().split(/[ -]/u).length)
  const name = words.slice(-count).join(' ')
  return name.length >= 2 ? name : undefined
}
