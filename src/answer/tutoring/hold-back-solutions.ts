import type { AnswerEvent } from '../../tutor.ts'
import type { Citation } from '../answer.ts'
import type { SaysSolution } from './says-solution.ts'

/**
 * Passes on the events of an answer that is being written, as long as all of it so far says no graded solution; from the
 * first sentence on that would, no sentence is passed on. What becomes of the answer is decided when it is whole.
 */
export function holdBackSolutions(
  onEvent: (event: AnswerEvent) => void,
  saysSolution: SaysSolution,
): (event: AnswerEvent) => void {
  const said: string[] = []
  const citations: Citation[] = []
  let isHeld = false
  return (event) => {
    if (event.kind === 'sentence') {
      said.push(event.sentence.text)
      citations.push(...event.citations)
      isHeld ||= saysSolution(said.join('\n'), citations)
      if (isHeld) return
    }
    onEvent(event)
  }
}
