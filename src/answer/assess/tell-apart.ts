import type { SubmissionKind } from './assessment.ts'

/** Share of a text's runs of letters that another text holds too, from which on it counts as copied. */
const copiedFrom = 0.85
const gramLength = 8
const leastLetters = 2

const nothing =
  /^(?:(?:i )?(?:really )?(?:do not|don['’]?t) know|no idea|idk|dunno|not sure|skip|pass|none|n\/a|(?:잘 )?(?:모르겠(?:습니다|어요|음|다)?|몰라요?|모름|모릅니다)|패스|없음|글쎄요?)$/iu

const abuse =
  /\b(?:f+u+c+k\w*|shit(?:ty)?|bullshit|asshole|bitch|idiots?|morons?|stupid (?:bot|course|teacher|question)|shut up|go to hell|screw you)\b|씨발|시발(?:놈|년)?|ㅅㅂ|ㅆㅂ|병신|ㅂㅅ|개새끼|새끼|지랄|좆|존나|꺼져|닥쳐|미친(?:놈|년)/iu

/** Letters and digits only, in one form. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

/** Whether there is nothing to assess: no letters, or only the word that one does not know. */
export function isEmpty(submission: string): boolean {
  const words = submission.replaceAll(/[\s.!?…~,ㅠㅜㅎㅋ]+/gu, ' ').trim()
  return (
    plain(submission.replaceAll(/[\u1100-\u11ff\u3130-\u318f]/gu, '')).length < leastLetters ||
    nothing.test(words)
  )
}

/** Share of a text's runs of eight letters that stand in the sources, 0 to 1. */
export function sharedWith(text: string, sources: readonly string[]): number {
  const own = plain(text)
  const all = sources.map(plain)
  if (own.length < gramLength) return all.some((source) => own !== '' && source.includes(own)) ? 1 : 0
  const known = new Set<string>()
  for (const source of all) {
    for (let at = 0; at + gramLength <= source.length; at += 1) known.add(source.slice(at, at + gramLength))
  }
  const count = own.length - gramLength + 1
  let shared = 0
  for (let at = 0; at < count; at += 1) if (known.has(own.slice(at, at + gramLength))) shared += 1
  return shared / count
}

/** Whether the text insults; a submission that also answers is assessed all the same. */
export function isAbusive(submission: string): boolean {
  return abuse.test(submission.normalize('NFKC'))
}

/** Words taken over from the question or the material, if that is what the submission consists of. */
export function copiedKind(
  submission: string,
  { question, material }: { question: readonly string[]; material: readonly string[] },
): SubmissionKind | undefined {
  if (sharedWith(submission, question) >= copiedFrom) return 'copied-question'
  return sharedWith(submission, material) >= copiedFrom ? 'copied-material' : undefined
}
