import { analyseText, nameKeys, type TermBase } from '../../retrieval/term-base.ts'

/** Tells whether names mean the same, by the course's glossary and the built-in terms of both languages. */
export interface NameMatcher {
  /** Both are names of one idea: "로드 밸런싱", "load balancing". */
  areSame(one: string, other: string): boolean
  /** The same, or one holds all words of the other: "Service" and "Service & Ingress resources". */
  overlap(one: string, other: string): boolean
  /** The name is in the glossary or the built-in terms. */
  isKnown(name: string): boolean
  /** All words of one of the name's forms stand in the text. */
  isMentioned(name: string, text: string): boolean
}

/** Names of more than three words that differ in so many are taken for forms of one. */
const mostDifferent = 1

interface ReadName {
  keys: Set<string>
  words: Array<Set<string>>
  isKnown: boolean
}

export function createNameMatcher(terms: Pick<TermBase, 'find'>): NameMatcher {
  const names = new Map<string, ReadName>()
  const texts = new Map<string, Set<string>>()

  function read(name: string): ReadName {
    let known = names.get(name)
    if (known === undefined) {
      known = readName(name, terms)
      names.set(name, known)
    }
    return known
  }

  function wordsOf(text: string): Set<string> {
    let words = texts.get(text)
    if (words === undefined) {
      words = basesOf(text)
      texts.set(text, words)
    }
    return words
  }

  const areSame = (one: string, other: string) => [...read(one).keys].some((key) => read(other).keys.has(key))
  return {
    areSame,
    isKnown: (name) => read(name).isKnown,
    isMentioned: (name, text) =>
      read(name).words.some((form) => form.size > 0 && isWithin(form, wordsOf(text))),
    overlap: (one, other) => {
      if (areSame(one, other)) return true
      const [left, right] = [read(one).words, read(other).words]
      return left.some((form) =>
        right.some((others) => form.size > 0 && others.size > 0 && shareMost(form, others)),
      )
    },
  }
}

/** "자율성(autonomy)" is two names of one idea. */
export function formsOfName(name: string): string[] {
  const inside = [...name.matchAll(/\(([^)]+)\)/gu)].map(([, form]) => form ?? '')
  return [bareName(name), ...inside].map((form) => form.trim()).filter((form) => form !== '')
}

/** A name without what stands in brackets after it. */
export function bareName(name: string): string {
  return name
    .replaceAll(/\s*\([^)]*\)/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

function readName(name: string, terms: Pick<TermBase, 'find'>): ReadName {
  const own = formsOfName(name).flatMap((form) => nameKeys(analyseText(form)))
  const found = terms.find(own)
  const others = found.flatMap((term) => term.names.flatMap((other) => nameKeys(analyseText(other))))
  return {
    keys: new Set([...own, ...others]),
    words: formsOfName(name).map(basesOf),
    isKnown: found.length > 0,
  }
}

function basesOf(text: string): Set<string> {
  return new Set(analyseText(text).map(({ base }) => base))
}

function isWithin(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...words].every((word) => others.has(word))
}

/** One holds the other, or names of several words differ in one. */
function shareMost(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [less, more] = one.size <= other.size ? [one, other] : [other, one]
  const shared = [...less].filter((word) => more.has(word)).length
  return shared >= less.size - (less.size > mostDifferent + 2 ? mostDifferent : 0)
}
