/** A sentence that says what a term means. */
export interface SplitDefinition {
  /** As it stands, with what follows it in brackets, without an article. */
  term: string
  description: string
  /** The term is set off by a colon, or its description by "keeping …": surely a definition only within a list. */
  needsList: boolean
}

const english =
  /^(?:an?\s+|the\s+)?(?<term>[^;:.()]{2,50}?(?:\s*\([^)]{1,60}\))?)(?:,? (?:also called|or) [^,]{2,40},)?\s+(?<verb>is|are|means|refers to|says)\s+(?<description>.{15,320})$/iu
const koreanTopic = /(?:\s?\([^)]{1,60}\))?(?:은|는|이란|란)\s+/gu
const longestKoreanTerm = 40
const labelled = /^(?<term>[^:.()]{2,50}(?:\s?\([^)]{1,60}\))?):\s+(?<description>.{10,320})$/u
const koreanEnd = /(?:이다|다는 뜻이다|것이다|말이다|뜻한다|말한다|가리킨다|입니다|의미한다)[.]?$/u
/** Gives a reason, points back, says two things at once, or counts. */
const koreanNoDefinition =
  /(?:때문|이유|필요|중요)[^.]{0,6}[.]?$|^(?:이런|이러한|그런|그|이|것은|것이|것을)\s|(?:것|뜻)?이?고,?\s.*(?:은|는)\s|하나이다[.]?$/u
/** "높은 " is no topic: an adjective of one syllable goes before its noun. */
const adnominal = /(?:^|\s)[가-힣]$/u
const describes = /^(?:an?|any|the)\s/iu
const gerund = /^[a-z]+ing\s/u
/** Points at something said before, or judges instead of saying what the term is. */
const leansOnContext =
  /\bbecause\b|^(?:the (?:same|reason|case|main|mistaken|only|best|better|worse|worst|usual|first|second|last|answer)|(?:an?|one|the) such|one of)\b|\b(?:this|these|those|former|latter)\b/iu
/** What the term is not says nothing of what it is. */
const contrast = /,? (?:in contrast to|as opposed to|unlike) .*$/iu
const noTerm =
  /^(?:reason|cause|result|difference|answer|problem|example|it|this|that|these|those|there|they|we|you|he|she|what|which|who|each|every|all|some|one|for|in|if|when|이것|그것|여기|이|그)(?:\s|$)/iu

/**
 * Splits a sentence or list item that defines something; `undefined` for any other.
 *
 * @param isName tells which of the words before a particle are the term, where Korean leaves a choice.
 */
export function splitDefinition(
  text: string,
  isName: (name: string) => boolean = () => false,
): SplitDefinition | undefined {
  const flat = text.replaceAll(/\s+/gu, ' ').trim()
  const definition =
    splitLabelled(flat) ?? (/[가-힣]/u.test(flat) ? splitKorean(flat, isName) : splitEnglish(flat))
  return definition === undefined || noTerm.test(definition.term) ? undefined : definition
}

function splitLabelled(text: string): SplitDefinition | undefined {
  const groups = labelled.exec(text)?.groups
  if (groups?.['term'] === undefined || groups['description'] === undefined) return undefined
  if (/\b(?:is|are|means|says)\b/iu.test(groups['term'])) return undefined
  return { term: groups['term'].trim(), description: groups['description'].trim(), needsList: true }
}

function splitEnglish(text: string): SplitDefinition | undefined {
  const groups = english.exec(text)?.groups
  const { term, verb, description } = groups ?? {}
  if (term === undefined || verb === undefined || description === undefined) return undefined
  if (leansOnContext.test(description) || text.endsWith('?')) return undefined
  const said = description
    .replace(/^that\s+/iu, '')
    .replace(contrast, '')
    .trim()
  const needsList = term.includes(',') || (/^(?:is|are)$/iu.test(verb) && !describes.test(said))
  if (needsList && !gerund.test(said) && !describes.test(said)) return undefined
  return { term: term.trim(), description: said, needsList }
}

function splitKorean(text: string, isName: (name: string) => boolean): SplitDefinition | undefined {
  const splits = [...text.matchAll(koreanTopic)]
    .map(({ index, 0: topic }) => {
      const bracket = /^\s?\([^)]*\)/u.exec(topic)?.[0] ?? ''
      const description = text.slice(index + topic.length).split(/(?<=다\.)\s/u)[0] ?? ''
      return {
        term: (text.slice(0, index) + bracket).trim(),
        description: description.trim(),
        needsList: false,
      }
    })
    .filter(({ term }) => term.length <= longestKoreanTerm && !adnominal.test(term) && !/[.:;]/u.test(term))
  const split = splits.find(({ term }) => isName(term)) ?? splits[0]
  if (split === undefined || split.description.length < 10) return undefined
  if (!koreanEnd.test(split.description) || koreanNoDefinition.test(split.description)) return undefined
  return { ...split, needsList: split.term.includes(',') }
}
