import type { SourceText } from '../../source-text.ts'

/** Limits that no author comes near; the parser's time or stack grows faster than the text beyond them. */
const limits = {
  containersInLine: 60,
  deepLines: 100,
  indent: 400,
  bracketsInParagraph: 1_000,
  delimitersInParagraph: 4_000,
  cellsInLine: 1_000,
  underlinesInParagraph: 50,
  charactersInParagraph: 64 * 1024,
}

const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/u
const definition = /^ {0,3}\[(?!\^)[^\]]+\]:/u

/**
 * Guards the Markdown parser: looks for what would keep it busy for seconds or overflow its stack.
 *
 * @returns a sentence that says what was found, or undefined.
 */
export function findExcessiveNesting(source: SourceText): string | undefined {
  let paragraph = { brackets: 0, delimiters: 0, underlines: 0, characters: 0, isTable: false }
  let deepLines = 0
  for (const [index, line] of source.text.split('\n').entries()) {
    if (line.trim() === '') {
      paragraph = { brackets: 0, delimiters: 0, underlines: 0, characters: 0, isTable: false }
      continue
    }
    const prefix = containers.exec(line.slice(0, 10_000))?.[0] ?? ''
    const depth = prefix.replace(/[\s\d.)]/gu, '').length
    if (depth > 8) deepLines += 1
    const isDefinition = definition.test(line)
    const cells = count(line, /\|/gu)
    paragraph.isTable ||= cells > 1
    paragraph.characters += line.length
    paragraph.brackets += isDefinition ? 0 : count(line, /[[\]]/gu)
    paragraph.delimiters += isDefinition || paragraph.isTable ? 0 : count(line, /[*_~`<&$]/gu)
    paragraph.underlines += /^\s*(?:=+|-+)\s*$/u.test(line) ? 1 : 0
    const isExcessive =
      depth > limits.containersInLine ||
      deepLines > limits.deepLines ||
      indentOf(line) > limits.indent ||
      cells > limits.cellsInLine ||
      paragraph.brackets > limits.bracketsInParagraph * (paragraph.isTable ? 20 : 1) ||
      paragraph.delimiters > limits.delimitersInParagraph ||
      paragraph.underlines > limits.underlinesInParagraph ||
      (paragraph.characters > limits.charactersInParagraph && !paragraph.isTable && paragraph.delimiters > 0)
    if (isExcessive) {
      return `Line ${index + 1} is nested too deeply or too long to be Markdown, so the file was read as plain text.`
    }
  }
  return undefined
}

/** Spaces in front of a line that begins a list or quotation. */
function indentOf(line: string): number {
  const indent = line.length - line.trimStart().length
  return /[-*+>\d]/u.test(line.charAt(indent)) ? indent : 0
}

function count(line: string, pattern: RegExp): number {
  return line.match(pattern)?.length ?? 0
}
