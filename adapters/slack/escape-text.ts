import type { Message } from '../../src/chat/message.ts'
import type { Block, Span } from '../../src/chat/small-markdown.ts'

type Citation = Message['citations'][number]

/** The three characters that Slack reads as its own: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The other way round, for what Slack hands over. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

const lookAlikes: Record<string, string> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' }
/** Slack formats only from and to the edge of a word; inside of one (`snake_case`) the character may stay. */
const atWordEdge = /(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu

/** Text of people, models and the material, so that Slack shows it as it is: nothing in it formats, links or mentions. */
export function plainMrkdwn(text: string): string {
  const unformatted = text.replaceAll(atWordEdge, (marks) =>
    marks.replaceAll(/./gu, (mark) => lookAlikes[mark] ?? mark),
  )
  return escapeText(unformatted)
}

/** "<url|[1]>" where the citation has a place to open, else "[1]". */
export function citationMark(number: number, citation: Citation | undefined): string {
  const url = citation?.url === undefined ? undefined : linkAddress(citation.url)
  return url === undefined ? `[${number}]` : `<${url}|[${number}]>`
}

/** An address as it may stand in a link; none where it is no web address. */
export function linkAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const parsed = new URL(url)
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined
  return parsed.href
    .replaceAll('|', '%7C')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E')
    .replaceAll('&', '&amp;')
}

/** Renders a block of small Markdown as Slack's mrkdwn. */
export function createMrkdwn(citations: readonly Citation[]): (block: Block) => string {
  const byNumber = new Map(citations.map((citation) => [citation.number, citation]))
  const renderSpan = (span: Span): string => {
    switch (span.kind) {
      case 'citation':
        return citationMark(span.number, byNumber.get(span.number))
      case 'bold':
        return bold(span.text)
      case 'code':
        return `\`${escapeText(span.text.replaceAll('`', 'ˋ'))}\``
      case 'text':
      default:
        return plainMrkdwn(span.text)
    }
  }
  return (block) => {
    if (block.kind === 'code') return `\`\`\`\n${escapeText(block.text.replaceAll('```', 'ˋˋˋ'))}\n\`\`\``
    const text = block.spans.map(renderSpan).join('')
    if (block.kind === 'item') return `${block.marker === '-' ? '•' : block.marker} ${text}`
    return block.kind === 'quote' ? text.replaceAll(/^/gmu, '> ') : text
  }
}

function bold(text: string): string {
  const trimmed = text.trim()
  return trimmed === '' ? '' : `*${plainMrkdwn(trimmed.replaceAll('*', '∗')).replaceAll('\n', ' ')}*`
}
