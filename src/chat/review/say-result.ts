import type { Language } from '../../language.ts'
import { checkWording } from '../wording/check-wording.ts'
import { sayChecker } from './checker.ts'
import type { VerdictResult } from './record-verdict.ts'

/** Why a verdict, a take or a putting off did not happen, in a sentence for the member of staff. */
export function sayRefusal(result: Extract<VerdictResult, { isDecided: false }>, language: Language): string {
  const words = checkWording[language].faults
  switch (result.why) {
    case 'decided':
      return words.decided(sayChecker(result.who, language))
    case 'taken':
      return words.taken(sayChecker(result.who, language))
    case 'gone':
    case 'notAnswered':
    default:
      return words[result.why]
  }
}
