/** What stands between two sentences or lines in a list of tokens. */
export const sentenceBorder = '\n'

// Hangul, Latin with digits, and other scripts are runs of their own, so that "BST를" is "BST" and "를". Names that
// live by their punctuation (C++, .NET, O(n^2), 3.14) are one token. Sentence ends and line breaks are borders.
const tokenPattern =
  /[가-힣]+|[Oo]\([^()\s가-힣]{1,12}(?:\([^()\s]{1,4}\))?\)|[CcFf](?:\+\+|#)(?![\w#+])|(?<!\w)\.(?:NET|Net|net)\b|[A-Za-z0-9_\u00c0-\u024f]+(?:[.^][0-9]+)*|[^\p{P}\p{S}\p{Z}\p{C}A-Za-z0-9가-힣]+|[.?!…](?=\s|$)|\n/gu
const jamoOnly = /^[\u1100-\u11ff\u3130-\u318f]+$/u
const superscripts = /[\u00b2\u00b3]/u

const contractions: Array<[RegExp, string]> = [
  [/\bwon['’]t\b/giu, ''],
  [/(?<=\bca)n['’]t\b/giu, 'n'],
  [/(?<=\w)n['’]t\b/giu, ''],
  [/(?<=\w)['’](?:s|re|ve|ll|d|m)\b/giu, ''],
]

/**
 * The words of a text in reading order, in NFKC and as they are written (case kept: `splitIdentifier` reads it),
 * with a {@link sentenceBorder} after each sentence and line.
 */
export function splitTokens(text: string): string[] {
  const tokens = withoutContractions(text).normalize('NFKC').match(tokenPattern) ?? []
  for (let position = 0; position < tokens.length; position += 1) {
    const token = tokens[position]
    if (token === '.' || token === '?' || token === '!' || token === '…') tokens[position] = sentenceBorder
  }
  // ㅠㅠ and ㅋㅋ are no words.
  return tokens.filter((token) => !jamoOnly.test(token))
}

/** Without possessives and contractions ("Conway's law" is "Conway law", "isn't" is "is"), superscripts as powers. */
function withoutContractions(text: string): string {
  const spelled = superscripts.test(text) ? text.replaceAll('²', '^2').replaceAll('³', '^3') : text
  if (!/['’]/u.test(spelled)) return spelled
  return contractions.reduce((words, [contraction, plain]) => words.replaceAll(contraction, plain), spelled)
}

const identifierBorder =
  /_+|(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z])/u

/** The parts of an identifier, lower-case: "readyReplicas" is "ready" and "replicas"; none for an ordinary word. */
export function splitIdentifier(token: string): string[] {
  const parts = token.split(identifierBorder).filter((part) => part !== '')
  return parts.length < 2 ? [] : parts.map((part) => part.toLowerCase())
}
