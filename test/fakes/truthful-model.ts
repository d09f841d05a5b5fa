import type { Behaviour, SeenRequest } from './openai-server.ts'

/** A sentence as a model would write it about a source. */
export interface Writing {
  text: string
  sources: number[]
  words: string
}

/** The sources that a chat request shows, by number, each as its lines. */
export function sourcesShown({ body }: SeenRequest): Map<number, string[]> {
  const messages = (body['messages'] ?? []) as Array<{ content: string }>
  const shown = messages.at(-1)?.content ?? ''
  const found = shown.matchAll(/<source number="(\d+)" place="[^"]*">\n([\s\S]*?)\n<\/source>/gu)
  return new Map([...found].map(([, number, text = '']) => [Number(number), text.split('\n')]))
}

/** Whether a chat request asks for an answer from sources (and not for a question to be rewritten). */
export function asksForAnswer(request: SeenRequest): boolean {
  return sourcesShown(request).size > 0
}

/** A behaviour that writes, for each request, what `write` makes of the sources that it shows. */
export function writing(
  write: (sources: Map<number, string[]>) => Writing[],
  manner: { pieces?: number; pauseMs?: number } = {},
): (request: SeenRequest) => Behaviour {
  return (request) => ({
    kind: 'say',
    text: JSON.stringify({ sentences: write(sourcesShown(request)) }),
    ...manner,
  })
}

/** The first two statements of the sources, in their own words: a model without faults. */
export function quoteSources(sources: Map<number, string[]>): Writing[] {
  return [...sources]
    .flatMap(([number, lines]) => lines.map((line) => ({ text: line, sources: [number], words: line })))
    .filter(({ text }) => text.length > 30 && !text.endsWith('?'))
    .slice(0, 2)
}
