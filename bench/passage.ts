/** A range of lines of one document: what a system returns, and what a question is looking for. */
export interface Passage {
  /** Path inside the course folder, with forward slashes. */
  document: string
  /** 1-based, inclusive, as is `toLine`. */
  fromLine: number
  toLine: number
}

/**
 * Whether a result shows the sought passage: at least half of the lines of the shorter of the two stand in both.
 * So neither a system that cuts a section in two nor one that returns more than the section is put at a disadvantage.
 */
export function showsPassage(result: Passage, sought: Passage): boolean {
  if (result.document !== sought.document) return false
  const common = Math.min(result.toLine, sought.toLine) - Math.max(result.fromLine, sought.fromLine) + 1
  return common > 0 && 2 * common >= Math.min(lineCount(result), lineCount(sought))
}

function lineCount({ fromLine, toLine }: Passage): number {
  return toLine - fromLine + 1
}
