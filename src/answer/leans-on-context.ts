import type { Unit } from '../ingest/document.ts'

const english =
  /\b(?:this|these|those|such an?|the former|the latter)\b|^(?:it|they|he|she|its|their|his|her)\b/iu
const korean =
  /(?:^|\s)(?:이런|그런|이러한|그러한|이것|그것|이를|그)\s|(?:^|[\s,(])(?:이|저) [가-힣]{2,}(?:에서는|에서|에는|에|은|는|이|가|의|을|를|도)(?=[\s,])/u

/** Points at something said before, so that it says little alone: "this pattern", "이런 서비스", "이 은행에서는". */
export function leansOnContext({ text }: Unit): boolean {
  return english.test(text) || korean.test(text)
}
