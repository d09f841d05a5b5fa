/**
 * How a clause hangs on the one before it: `parallel` clauses set one thing beside another ("while", "반면", "…고");
 * `dependent` ones say why or when; the first is `start`.
 */
export type ClauseLink = 'start' | 'parallel' | 'dependent'

export interface ClauseText {
  text: string
  link: ClauseLink
}

const finiteVerb =
  /\b(?:is|are|was|were|has|have|had|do|does|did|can|may|will|must|should|uses?|means?|stands?|needs?|takes?|gains?|loses?|falls?|raises?|lowers?|works?|holds?|visits?|contains?|consists?)\b|\b\w{3,}(?:ed)\b|\b\w{2,}[^\Wsu]s\s+(?:the|an?|its|their|it|them|all|every|each|that|how)\b/iu
const englishBorder =
  /(,?\s*\b(?:while|whereas)\b\s*|,?\s+\bbut\b\s+|;\s+|:\s+|,\s+which\b\s*|,\s+and\s+|\s+and\s+|,\s+or\s+|,?\s+\b(?:because|since|so that|although|though|in contrast to|unlike|as opposed to|if|when|where|as long as|until|unless)\b\s+|,\s+so\s+|,\s+)/iu
const parallelWord = /while|whereas|but|in contrast|unlike|as opposed|;|and|:|,\s*$/iu
const dependentWord = /because|since|so|although|though|if|when|where|which|as long|until|unless/iu

const koreanParallel =
  /(?:[가-힣]{1,20}(?:지만|으나|으며|하며|되며|이며|반면에?|듯이|는데|은데|인데)|(?<![가-힣])(?!창고|광고|보고|사고|최고|경고|신고|재고|참고|중고|원고|금고|권고|그리고)[가-힣]{1,20}고|[가-힣]{2,20}(?:하|되|이|지|리|기|니|르|나)며),?\s+/gu
const koreanDependent =
  /[가-힣]{0,20}(?:때문에|때문이며|므로|니까|덕분에|으면|하면|되면|이면|다면|라면|려면|어서|아서|해서|여서|도록|을 때|할 때|될 때|[한된은] (?:뒤|후|다음)에?),?\s+/gu
/** A comma and a new topic. */
const koreanNewTopic = /,\s+(?=(?:[가-힣A-Za-z0-9]{1,30} )?[가-힣A-Za-z0-9]{1,30}(?<![라하되있없])[은는] )/gu

/** The clauses of a sentence, in order; a short one stays with what stands before it. */
export function splitClauses(sentence: string): ClauseText[] {
  return /[가-힣]/u.test(sentence) ? splitKorean(sentence) : splitEnglish(sentence)
}

function splitEnglish(sentence: string): ClauseText[] {
  const pieces = sentence.split(englishBorder)
  const clauses: ClauseText[] = [{ text: pieces[0] ?? '', link: 'start' }]
  for (let index = 1; index < pieces.length; index += 2) {
    const border = pieces[index] ?? ''
    const text = pieces[index + 1] ?? ''
    const last = clauses.at(-1)
    if (last === undefined) break
    const isDependent = dependentWord.test(border)
    const isStrong = /while|whereas|but|in contrast|unlike|as opposed|;/iu.test(border) || isDependent
    // A comma or an "and" between mere nouns is a list, not a new statement.
    const isClause = isStrong
      ? text.trim() !== ''
      : finiteVerb.test(text) &&
        (finiteVerb.test(last.text) || isNewPlace(border, text)) &&
        hasOwnSubject(text)
    if (!isClause && last.text.trim() !== '') {
      last.text += border + text
      continue
    }
    if (last.text.trim() === '') last.text = text
    else
      clauses.push({
        text: isDependent ? border.trimStart() + text : text,
        link:
          isDependent || isFronted(last.text, border)
            ? 'dependent'
            : parallelWord.test(border)
              ? 'parallel'
              : 'dependent',
      })
  }
  return clauses
}

/** "When …, …": the main clause comes second. */
function isFronted(before: string, border: string): boolean {
  return (
    /^,\s+$/u.test(border) &&
    /^(?:when|if|because|since|although|as|once|unless|after|before|even if)\b/iu.test(before)
  )
}

/** ", and in a canary deployment …" begins a new statement whatever verb stands before. */
function isNewPlace(border: string, text: string): boolean {
  return /^,\s+(?:and|or)\s+$/iu.test(border) && /^(?:in|with|for|at|on|under)\s+(?:an?|the)\b/iu.test(text)
}

/** A clause that starts with its verb goes on about the subject before it. */
function hasOwnSubject(text: string): boolean {
  const [first = '', second = ''] = text.trim().split(/\s+/u)
  return !finiteVerb.test(first) || finiteVerb.test(second)
}

function splitKorean(sentence: string): ClauseText[] {
  const borders: Array<[at: number, link: ClauseLink]> = []
  for (const match of sentence.matchAll(koreanParallel))
    borders.push([match.index + match[0].length, 'parallel'])
  for (const match of sentence.matchAll(koreanDependent))
    borders.push([match.index + match[0].length, 'dependent'])
  for (const match of sentence.matchAll(koreanNewTopic))
    borders.push([match.index + match[0].length, 'parallel'])
  borders.sort(([left], [right]) => left - right)
  const clauses: ClauseText[] = []
  let from = 0
  let link: ClauseLink = 'start'
  for (const [at, next] of borders) {
    if (at <= from) continue
    clauses.push({ text: sentence.slice(from, at), link })
    from = at
    link = next
  }
  clauses.push({ text: sentence.slice(from), link })
  return clauses.filter(({ text }) => text.trim() !== '')
}
