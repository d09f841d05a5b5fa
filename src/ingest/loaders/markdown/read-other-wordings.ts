const comment = /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/u
const listing = /^\s*<!--\s*(?:also asked|이렇게도 묻는다)\s*:\s*\n([\s\S]*?)-->/iu
const mostWordings = 60
const mostCharacters = 400

/** Whether a block of HTML is one comment and nothing else. */
export function isComment(html: string): boolean {
  return comment.test(html)
}

/**
 * The wordings that a comment lists for the question above it, a line each: `<!-- also asked:`, in Korean
 * `<!-- 이렇게도 묻는다:`. Readers of the lesson do not see them. Another comment lists none.
 */
export function readOtherWordings(html: string): string[] {
  const lines = listing.exec(html)?.[1]?.split('\n') ?? []
  return lines
    .map((line) => line.trim().replace(/^[-*•]\s+/u, ''))
    .filter((line) => line !== '' && line.length <= mostCharacters)
    .slice(0, mostWordings)
}
