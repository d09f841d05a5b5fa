import type { Language } from '../../language.ts'
import type { ChatClient, TokenCount } from './chat-client.ts'
import { writingInstructions, writingMessage, writtenAnswerJsonSchema } from './instructions.ts'
import { ModelFault, toModelFault } from './model-fault.ts'
import type { Source } from './number-sources.ts'
import { createSentenceReader } from './read-sentences.ts'
import type { WrittenSentence } from './written-sentence.ts'

export interface WritingRequest {
  question: string
  sources: readonly Source[]
  language: Language
  /** The last answer was in another language. */
  isRepeated: boolean
  isStreamed: boolean
  deadlineMs: number
  hide: (text: string) => string
  reveal: (text: string) => string
  signal?: AbortSignal
  onUsage: (usage: TokenCount) => void
  onMalformed: (count: number) => void
}

/**
 * The model's sentences, each as soon as it is whole. A server that does not take the JSON setting is asked again in
 * the line form.
 *
 * @throws ModelFault
 */
export async function* writeSentences(
  request: WritingRequest,
  client: ChatClient,
): AsyncGenerator<WrittenSentence> {
  try {
    yield* writeIn(client.takes.structured, request, client)
  } catch (error) {
    const fault = toModelFault(error)
    if (fault.kind !== 'bad-request' || fault.detail !== 'structured') throw fault
    yield* writeIn(false, request, client)
  }
}

async function* writeIn(
  isStructured: boolean,
  request: WritingRequest,
  client: ChatClient,
): AsyncGenerator<WrittenSentence> {
  const { question, sources, language, isRepeated, hide, reveal, onUsage, onMalformed } = request
  const reader = createSentenceReader()
  let hasText = false
  const reply = client.read({
    instructions: writingInstructions(language, isStructured, isRepeated),
    message: hide(writingMessage(question, sources)),
    isStreamed: request.isStreamed,
    deadlineMs: request.deadlineMs,
    ...(isStructured ? { schema: writtenAnswerJsonSchema() } : {}),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  })
  for await (const piece of reply) {
    if (piece.kind === 'usage') {
      onUsage(piece.usage)
      continue
    }
    hasText = true
    const { sentences, malformed } = reader.push(piece.text)
    if (malformed > 0) onMalformed(malformed)
    yield* sentences.map(revealed)
  }
  const { sentences, malformed } = reader.end()
  if (malformed > 0) onMalformed(malformed)
  yield* sentences.map(revealed)
  if (!hasText) throw new ModelFault('refused')

  function revealed(sentence: WrittenSentence): WrittenSentence {
    return { ...sentence, text: reveal(sentence.text), words: reveal(sentence.words) }
  }
}
