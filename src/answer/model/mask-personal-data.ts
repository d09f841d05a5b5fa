/** Replaces personal data by marks, and puts it back in what comes back. */
export interface Mask {
  hide: (text: string) => string
  reveal: (text: string) => string
}

const patterns: Array<[mark: string, pattern: RegExp]> = [
  ['EMAIL', /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu],
  ['MENTION', /<[@#!][!&]?\w{1,40}(?:\|[^>]{0,60})?>/gu],
  ['RESIDENT', /(?<!\d)\d{6}-[1-8]\d{6}(?!\d)/gu],
  [
    'PHONE',
    /(?<![\d.])(?:\+\d{1,3}[ -]?)?\(?0?\d{1,3}\)?[ -]\d{3,4}[ -]\d{4}(?![\d.])|(?<!\d)01[016789]\d{7,8}(?!\d)/gu,
  ],
  [
    'STUDENT',
    /(?<=(?:학번|수험번호|student (?:id|no\.?|number))\s*(?:은|는|이|is|:|=|#)?\s*)[A-Za-z]?\d{5,12}/giu,
  ],
  ['STUDENT', /(?<![\d.,-])(?:19|20)\d{2}(?:\d{4,6}|-\d{5,6})(?![\d.,-])/gu],
  [
    'NAME',
    /(?<=(?:제 이름은|내 이름은|저는|나는)\s)[가-힣]{2,4}(?=(?:입니다|이에요|예요|이고|인데|라고|이라고|이야))/gu,
  ],
  ['NAME', /(?<=\b(?:[Mm]y name is|I am|I['’]m|[Tt]his is)\s)[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){1,2}/gu],
]

/**
 * A mask for one question: e-mail addresses, phone, student and resident numbers, mentions, names that people give as
 * theirs, and the names that the caller knows. The same text gets the same mark.
 */
export function createMask(knownNames: readonly string[] = []): Mask {
  const markOf = new Map<string, string>()
  const mark = (kind: string, text: string): string => {
    const known = markOf.get(text)
    if (known !== undefined) return known
    const made = `[${kind}-${markOf.size + 1}]`
    markOf.set(text, made)
    return made
  }
  const names = knownNames
    .filter((name) => name.trim().length >= 2)
    .sort((one, other) => other.length - one.length)
  return {
    hide(text) {
      let hidden = text
      for (const name of names) hidden = hidden.replaceAll(name, mark('NAME', name))
      for (const [kind, pattern] of patterns)
        hidden = hidden.replaceAll(pattern, (found) => mark(kind, found))
      return hidden
    },
    reveal(text) {
      let shown = text
      for (const [original, made] of markOf) shown = shown.replaceAll(made, original)
      return shown
    },
  }
}
