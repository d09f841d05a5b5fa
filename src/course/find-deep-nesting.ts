const maxIndentation = 200
const maxBrackets = 100

/**
 * Where a YAML text nests deeper than any configuration does, as an offset; `undefined` for ordinary text. Asked of
 * the raw text before it is parsed, because the parser calls itself for each level and builds patterns as long as
 * the indentation: a file of 200,000 brackets ends the whole process, past any `catch`.
 *
 * Brackets in quoted text count too; no sentence leaves a hundred of them open.
 */
export function findDeepNesting(text: string): number | undefined {
  let brackets = 0
  let indentation = 0
  let isIndenting = true
  for (let offset = 0; offset < text.length; offset++) {
    const letter = text[offset]!
    if (letter === '\n' || letter === '\r') {
      isIndenting = true
      indentation = 0
    } else if (isIndenting && ' \t-?:&!'.includes(letter)) {
      if (++indentation > maxIndentation) return offset
    } else {
      isIndenting = false
      if (letter === '[' || letter === '{') brackets++
      if ((letter === ']' || letter === '}') && brackets > 0) brackets--
      if (brackets > maxBrackets) return offset
    }
  }
  return undefined
}
