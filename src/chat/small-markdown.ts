/**
 * The small Markdown of a message's body: paragraphs, "- " and "1. " items, "> " quotations, fenced code, **bold**,
 * `code`, and "[1]" for a citation. Everything else is text, links and mentions too: an adapter writes text so that
 * its platform reads it as text.
 */
export type Block =
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'item'; marker: string; spans: Span[] }
  | { kind: 'quote'; spans: Span[] }
  | { kind: 'code'; text: string }

export type Span = { kind: 'text' | 'bold' | 'code'; text: string } | { kind: 'citation'; number: number }

const fence = /^\s*```/u
const item = /^\s*([-*•]|\d{1,3}[.)])\s+/u
const quote = /^\s*>\s?/u

/** @param isCitation Which numbers in brackets are citations; others are text. */
export function parseSmallMarkdown(body: string, isCitation: (number: number) => boolean): Block[] {
  const blocks: Block[] = []
  let code: string[] | undefined
  let paragraph: string[] = []
  const endParagraph = () => {
    if (paragraph.length > 0) {
      blocks.push({ kind: 'paragraph', spans: parseSpans(paragraph.join('\n'), isCitation) })
    }
    paragraph = []
  }
  for (const line of body.split('\n')) {
    if (code !== undefined) {
      if (!fence.test(line)) code.push(line)
      else {
        blocks.push({ kind: 'code', text: code.join('\n') })
        code = undefined
      }
      continue
    }
    const lineItem = item.exec(line)
    if (fence.test(line)) {
      endParagraph()
      code = []
    } else if (line.trim() === '') {
      endParagraph()
    } else if (lineItem !== null) {
      endParagraph()
      const marker = /\d/u.test(lineItem[1] ?? '') ? `${(lineItem[1] ?? '').slice(0, -1)}.` : '-'
      blocks.push({ kind: 'item', marker, spans: parseSpans(line.slice(lineItem[0].length), isCitation) })
    } else if (quote.test(line)) {
      endParagraph()
      blocks.push({ kind: 'quote', spans: parseSpans(line.replace(quote, ''), isCitation) })
    } else {
      paragraph.push(line)
    }
  }
  endParagraph()
  // A fence that was never closed is still code.
  if (code !== undefined && code.length > 0) blocks.push({ kind: 'code', text: code.join('\n') })
  return blocks
}

const inline = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[(\d{1,3})\]/gu

function parseSpans(text: string, isCitation: (number: number) => boolean): Span[] {
  const spans: Span[] = []
  let end = 0
  const addText = (piece: string) => {
    const last = spans.at(-1)
    if (piece === '') return
    if (last?.kind === 'text') last.text += piece
    else spans.push({ kind: 'text', text: piece })
  }
  for (const match of text.matchAll(inline)) {
    addText(text.slice(end, match.index))
    end = match.index + match[0].length
    const [whole, code, bold, number] = match
    if (code !== undefined) spans.push({ kind: 'code', text: code })
    else if (bold !== undefined) spans.push({ kind: 'bold', text: bold })
    else if (number !== undefined && isCitation(Number(number))) {
      spans.push({ kind: 'citation', number: Number(number) })
    } else addText(whole)
  }
  addText(text.slice(end))
  return spans
}
