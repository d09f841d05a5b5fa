/**
 * What an idea does in its question, as far as two questions with the same ideas may differ by it: who does something
 * and to whom, from where to where, what is compared with what.
 */
export type IdeaRole = 'subject' | 'object' | 'standard' | 'source' | 'goal' | 'before' | 'after'

const english: Array<[RegExp, IdeaRole | undefined]> = [
  [/\bthan(?: in| for| with| on)?$/u, 'standard'],
  [/\b(?:from|out of)$/u, 'source'],
  [/\b(?:to|into|onto|towards?)$/u, 'goal'],
  // Of "replaced by" and "called by" the doer is the object of the wording.
  [/\bby$/u, 'object'],
  [/\bbefore$/u, 'before'],
  [/\bafter$/u, 'after'],
  // Whatever else stands after a preposition, or beside another idea, has no role of its own.
  [
    /\b(?:of|in|for|with|without|on|at|between|among|about|as|like|under|over|through|within|against|via|and|or|vs\.?|versus)$/u,
    undefined,
  ],
  // A verb, or what is said of the subject.
  [/\b(?:is|are|was|were|be|been|being|gets?|got|i|we|you|they|not|should|can|will|must)$/u, undefined],
]
const articles = /(?:\b(?:a|an|the|its|their|this|each|every|any|one|another)\s+)+$/u

const korean: Array<[RegExp, IdeaRole | undefined]> = [
  [/^(?:와|과|이랑|랑|하고|및|,|·)/u, undefined],
  [/^(?:보다)/u, 'standard'],
  [/^(?:에서|에게서|로부터|으로부터)/u, 'source'],
  [/^(?:으로|로|에게|한테)(?![가-힣])/u, 'goal'],
  [/^(?:을|를)(?![가-힣])/u, 'object'],
  [/^(?:이|가|은|는)(?![가-힣])/u, 'subject'],
]

const hangulEnd = /[가-힣]$/u

/** The role of each idea in the order in which they stand; undefined where the wording gives none. */
export function readIdeaRoles(text: string, surfaces: readonly string[]): Array<IdeaRole | undefined> {
  const said = text.toLowerCase()
  let cursor = 0
  let hasSubject = false
  let last: { to: number; role: IdeaRole | undefined; isWhole: boolean } | undefined
  return surfaces.map((surface) => {
    const at = said.indexOf(surface.toLowerCase(), cursor)
    if (at === -1) return undefined
    cursor = at + surface.length
    const after = said.slice(cursor)
    if (hangulEnd.test(surface) || /^[가-힣]/u.test(after)) return roleBy(korean, after)
    // "Autonomous service" is one thing in two ideas; after "Kubernetes restarts", "Docker" is another one.
    const isOneThing = last !== undefined && !last.isWhole && said.slice(last.to, at).trim() === ''
    const role = isOneThing ? last?.role : roleInEnglish(said.slice(0, at), hasSubject)
    hasSubject ||= role === 'subject'
    last = { to: cursor, role, isWhole: isOneThing }
    return role
  })
}

function roleInEnglish(before: string, hasSubject: boolean): IdeaRole | undefined {
  const words = before.trimEnd().replace(articles, '').trimEnd()
  const found = english.find(([pattern]) => pattern.test(words))
  if (found !== undefined) return found[1]
  return hasSubject ? 'object' : 'subject'
}

function roleBy(patterns: ReadonlyArray<[RegExp, IdeaRole | undefined]>, text: string): IdeaRole | undefined {
  return patterns.find(([pattern]) => pattern.test(text))?.[1]
}
