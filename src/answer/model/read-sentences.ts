import { type WrittenSentence, writtenSentenceSchema } from './written-sentence.ts'

/** What came out of a piece of a reply: whole sentences, and how many were there that cannot be read. */
export interface ReadSentences {
  sentences: WrittenSentence[]
  malformed: number
}

export interface SentenceReader {
  push(text: string): ReadSentences
  /** What is left when the reply is complete; half a sentence is malformed. */
  end(): ReadSentences
}

const longestSentence = 4_000
const lineForm =
  /^\s*(?:[-*•]\s+|\d+[.)]\s+)?(?<text>.+?)\s*\|\|\s*\[?(?<sources>\d+(?:\s*,\s*\d+)*)\]?\s*\|\|\s*(?<words>.+?)\s*$/u

/**
 * Reads sentences out of a reply as it grows. A reply that starts with a brace is JSON: each object of its list is
 * taken as soon as its brace closes. Any other reply is read in the line form, `sentence || 1, 2 || words`. A reply
 * tells its form itself, since many servers take the JSON setting and ignore it.
 */
export function createSentenceReader(): SentenceReader {
  let form: 'json' | 'lines' | undefined
  let pending = ''
  const push = (text: string): ReadSentences => {
    pending += text
    form ??= formOf(pending)
    if (form === undefined) return { sentences: [], malformed: 0 }
    const taken = form === 'json' ? takeObjects(pending) : takeLines(pending)
    pending = taken.rest
    if (pending.length <= longestSentence) return taken
    pending = ''
    return { sentences: taken.sentences, malformed: taken.malformed + 1 }
  }
  return {
    push,
    end() {
      if (form !== 'json') return push('\n')
      const isHalf = pending.includes('{')
      pending = ''
      return { sentences: [], malformed: isHalf ? 1 : 0 }
    },
  }
}

function formOf(text: string): 'json' | 'lines' | undefined {
  const start = text.replace(/^\s*(?:```(?:json)?\s*)?/iu, '')
  if (start === '' || '```json'.startsWith(text.trim())) return undefined
  return /^[{[]/u.test(start) ? 'json' : 'lines'
}

type Taken = ReadSentences & { rest: string }

/** The innermost whole objects of the text: those without an object inside. */
function takeObjects(text: string): Taken {
  const sentences: WrittenSentence[] = []
  let malformed = 0
  let open = -1
  let isQuoted = false
  let done = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (isQuoted) {
      if (character === '\\') at += 1
      else if (character === '"') isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === '{') open = at
    else if (character === '}' && open >= 0) {
      const sentence = parseSentence(text.slice(open, at + 1))
      if (sentence === undefined) malformed += isEmptyAnswer(text.slice(open, at + 1)) ? 0 : 1
      else sentences.push(sentence)
      open = -1
      done = at + 1
    }
  }
  return { sentences, malformed, rest: text.slice(open >= 0 ? open : done) }
}

function parseSentence(json: string): WrittenSentence | undefined {
  try {
    return writtenSentenceSchema.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

function isEmptyAnswer(json: string): boolean {
  return /^\{\s*"sentences"\s*:\s*\[\s*\]\s*\}$/u.test(json)
}

function takeLines(text: string): Taken {
  const lines = text.split('\n')
  const rest = lines.pop() ?? ''
  const sentences: WrittenSentence[] = []
  let malformed = 0
  for (const line of lines) {
    if (/^\s*(?:```\w*|NONE)?\s*$/u.test(line)) continue
    const groups = lineForm.exec(line)?.groups
    const written = writtenSentenceSchema.safeParse({
      text: groups?.['text'],
      sources: groups?.['sources']?.split(',').map(Number),
      words: groups?.['words']?.replaceAll(/^["'“‘]|["'”’]$/gu, ''),
    })
    if (written.success) sentences.push(written.data)
    else malformed += 1
  }
  return { sentences, malformed, rest }
}
