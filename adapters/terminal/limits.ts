/** What a terminal can take; none of it comes from a platform's rule. */
export const terminalLimits = {
  /** Of the line that says what is going on: shorter than a narrow window, so that it can be wiped. */
  statusCharacters: 70,
  /** How long further replies to the same line are awaited before the next line is read. */
  furtherRepliesMs: 40,
  /** How long what was left over from earlier runs may take to be shown before the first line is read. */
  leftoversMs: 200,
} as const
