/**
 * What can go wrong in a way the user can mend.
 *
 * - `bad-input`: a wrong flag, file or setting
 * - `course`: the course folder or one of its files cannot be used
 * - `data`: the data folder cannot be used
 * - `busy`: another process owns what is needed
 * - `model`: the language model or embedding server failed
 * - `limit`: a cap was reached
 */
export type TutorErrorKind = 'bad-input' | 'course' | 'data' | 'busy' | 'model' | 'limit'

/**
 * The one error class that the tutor shows to people. The message is one clear sentence that says what to do
 * next; it holds no token, no path outside the user's own folders and no student's words.
 */
export class TutorError extends Error {
  override readonly name = 'TutorError'

  constructor(
    readonly kind: TutorErrorKind,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
  }
}

/** The message of anything that was thrown, for a sentence that a person reads. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
