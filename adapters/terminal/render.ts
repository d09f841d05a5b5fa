import { describeCitation } from '../../src/chat/answer-message.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Target } from '../../src/chat/platform.ts'
import { safeText } from '../../src/chat/safe-text.ts'
import { parseSmallMarkdown, type Block, type Span } from '../../src/chat/small-markdown.ts'

const bold = (text: string, isStyled: boolean) => (isStyled ? `\u001B[1m${text}\u001B[0m` : text)

/**
 * A message as text: title, body, numbered citations, numbered buttons. What could steer the terminal is taken out of
 * everything that people, models and the material wrote.
 *
 * @param isStyled Whether bold may be shown with escape sequences.
 */
export function renderMessage(message: Message, target: Target, isStyled: boolean): string {
  const numbers = new Set(message.citations.map(({ number }) => number))
  const blocks = parseSmallMarkdown(safeText(message.body), (number) => numbers.has(number))
  const parts = [
    headingOf(target),
    message.title === undefined ? '' : bold(safeText(message.title), isStyled),
    joinBlocks(blocks, isStyled),
    message.image === undefined ? '' : `[${safeText(message.image.altText)}]`,
    message.attachment === undefined
      ? ''
      : `${message.attachment.fileName}:\n${safeText(message.attachment.text)}`,
    renderCitations(message),
    message.link === undefined ? '' : `${safeText(message.link.label)}: ${safeText(message.link.url)}`,
    message.actions.map((action, index) => `(${index + 1}) ${safeText(action.label)}`).join('  '),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** A message to somewhere else, such as the staff's channel, says where. */
function headingOf(target: Target): string {
  return target.kind === 'place' ? `--- #${safeText(target.place.channel)} ---` : ''
}

function renderCitations(message: Message): string {
  return message.citations
    .map((citation) => {
      const place = `[${citation.number}] ${describeCitation(citation, message.language)}`
      return citation.url === undefined ? place : `${place}\n    ${safeText(citation.url)}`
    })
    .join('\n')
}

function joinBlocks(blocks: readonly Block[], isStyled: boolean): string {
  let text = ''
  for (const [index, block] of blocks.entries()) {
    const isList = block.kind === 'item' && blocks[index - 1]?.kind === 'item'
    const isQuote = block.kind === 'quote' && blocks[index - 1]?.kind === 'quote'
    text += index === 0 ? '' : isList || isQuote ? '\n' : '\n\n'
    text += renderBlock(block, isStyled)
  }
  return text
}

function renderBlock(block: Block, isStyled: boolean): string {
  if (block.kind === 'code') return block.text.replaceAll(/^/gmu, '    ')
  const text = block.spans.map((span) => renderSpan(span, isStyled)).join('')
  if (block.kind === 'item') return `${block.marker} ${text}`
  return block.kind === 'quote' ? `  | ${text}` : text
}

function renderSpan(span: Span, isStyled: boolean): string {
  if (span.kind === 'citation') return `[${span.number}]`
  return span.kind === 'bold' ? bold(span.text, isStyled) : span.text
}
