import { ButtonStyle, ComponentType, type APIEmbed } from 'discord.js'
import { describeCitation } from '../../src/chat/answer-message.ts'
import type { Message } from '../../src/chat/message.ts'
import { packBlocks } from '../../src/chat/pack-blocks.ts'
import { safeText, shortText } from '../../src/chat/safe-text.ts'
import { parseSmallMarkdown, type Block, type Span } from '../../src/chat/small-markdown.ts'
import { escapeCode, escapeText, linkAddress } from './escape-text.ts'
import { discordLimits } from './limits.ts'

export interface RenderedFile {
  name: string
  data: Buffer
}

export interface RenderedRow {
  type: ComponentType.ActionRow
  components: RenderedButton[]
}

export type RenderedButton =
  | { type: ComponentType.Button; style: ButtonStyle.Secondary; label: string; custom_id: string }
  | { type: ComponentType.Button; style: ButtonStyle.Link; label: string; url: string }

/** One message as Discord takes it; nobody is notified by it. */
export interface RenderedMessage {
  body: {
    content: string
    embeds: APIEmbed[]
    components: RenderedRow[]
    attachments: Array<{ id: string; filename: string; description?: string }>
    allowed_mentions: { parse: never[]; replied_user: false }
  }
  files: RenderedFile[]
}

/** A message as one or more of Discord's, each within its limits; buttons and files stand under the last. */
export function renderMessage(message: Message, color: number): RenderedMessage[] {
  const texts = renderTexts(message)
  const title =
    message.title === undefined ? '' : shortText(message.title, discordLimits.embedTitleCharacters / 2)
  return texts.map((description, index) => {
    const embed: APIEmbed = {
      ...(index === 0 && title !== '' ? { title: escapeText(title) } : {}),
      ...(description === '' ? {} : { description }),
      color,
    }
    const isLast = index === texts.length - 1
    return assemble([embed], isLast ? message : undefined)
  })
}

/** What is known so far of an answer; a long one shows its end. */
export function renderDraft(draft: Message, color: number): RenderedMessage {
  const text = renderTexts({ ...draft, citations: [] }).at(-1) ?? ''
  return assemble([{ description: text === '' ? '…' : text, color }], undefined)
}

/** The pieces of body and citations, of at most so many characters each; at least one. */
export function renderTexts(
  message: Message,
  maxCharacters: number = discordLimits.embedDescriptionCharacters,
): string[] {
  const addresses = new Map(message.citations.map(({ number, url }) => [number, linkAddress(url)]))
  const body = parseSmallMarkdown(safeText(message.body), (number) => addresses.has(number))
  const sources = message.citations.map((citation): Block => {
    const place: Span = { kind: 'text', text: ` ${describeCitation(citation, message.language)}` }
    // A quotation, so that the list stands together and apart from the text.
    return { kind: 'quote', spans: [{ kind: 'citation', number: citation.number }, place] }
  })
  const link = message.link === undefined || linkButton(message) !== undefined ? [] : [linkText(message.link)]
  const pieces = packBlocks(
    [...body, ...sources, ...link],
    (block) => renderBlock(block, addresses),
    maxCharacters,
  ).filter((piece) => piece.trim() !== '')
  const isBare =
    message.title === undefined && message.image === undefined && message.attachment === undefined
  return pieces.length > 0 ? pieces : [isBare ? '…' : '']
}

function linkText({ label, url }: NonNullable<Message['link']>): Block {
  return { kind: 'paragraph', spans: [{ kind: 'text', text: `${label}: ${url}` }] }
}

function renderBlock(block: Block, addresses: ReadonlyMap<number, string | undefined>): string {
  if (block.kind === 'code') return `\`\`\`\n${escapeCode(block.text)}\n\`\`\``
  const text = block.spans.map((span) => renderSpan(span, addresses)).join('')
  if (block.kind === 'item') return `${block.marker} ${text}`
  return block.kind === 'quote' ? `> ${text.replaceAll('\n', '\n> ')}` : text
}

function renderSpan(span: Span, addresses: ReadonlyMap<number, string | undefined>): string {
  switch (span.kind) {
    case 'citation': {
      const address = addresses.get(span.number)
      return address === undefined ? `[${span.number}]` : `[${span.number}](${address})`
    }
    case 'bold':
      return `**${escapeText(span.text)}**`
    case 'code':
      return `\`${span.text}\``
    case 'text':
    default:
      return escapeText(span.text)
  }
}

function assemble(embeds: APIEmbed[], message: Message | undefined): RenderedMessage {
  const files = message === undefined ? [] : filesOf(message)
  const picture = message?.image === undefined ? undefined : files[0]
  const [first] = embeds
  if (first !== undefined && picture !== undefined) first.image = { url: `attachment://${picture.name}` }
  return {
    body: {
      content: '',
      embeds,
      components: message === undefined ? [] : rowsOf(message),
      attachments: files.map(({ name }, index) => ({
        id: String(index),
        filename: name,
        ...(index === 0 && message?.image !== undefined
          ? { description: shortText(message.image.altText, discordLimits.altTextCharacters) }
          : {}),
      })),
      allowed_mentions: { parse: [], replied_user: false },
    },
    files,
  }
}

function filesOf({ image, attachment }: Message): RenderedFile[] {
  return [
    ...(image === undefined
      ? []
      : [{ name: fileName(image.fileName, 'image.png'), data: Buffer.from(image.pngBase64, 'base64') }]),
    ...(attachment === undefined
      ? []
      : [{ name: fileName(attachment.fileName, 'data.txt'), data: Buffer.from(attachment.text, 'utf8') }]),
  ]
}

/** What an embed can refer to: no spaces, no marks. */
function fileName(name: string, fallback: string): string {
  const plain = safeText(name)
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[.-]+|-+$/gu, '')
    .slice(-100)
  return plain === '' ? fallback : plain
}

function rowsOf(message: Message): RenderedRow[] {
  const seen = new Set<string>()
  const buttons: RenderedButton[] = []
  for (const { id, label } of message.actions) {
    if (seen.has(id)) continue
    seen.add(id)
    buttons.push({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: labelOf(label),
      custom_id: id,
    })
  }
  const link = linkButton(message)
  if (link !== undefined) buttons.push(link)
  const { buttonsInRow, rows } = discordLimits
  return Array.from(
    { length: Math.min(Math.ceil(buttons.length / buttonsInRow), rows) },
    (_, row): RenderedRow => ({
      type: ComponentType.ActionRow,
      components: buttons.slice(row * buttonsInRow, (row + 1) * buttonsInRow),
    }),
  )
}

function linkButton({ link }: Message): RenderedButton | undefined {
  const url = linkAddress(link?.url)
  if (link === undefined || url === undefined || url.length > discordLimits.buttonUrlCharacters)
    return undefined
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: labelOf(link.label), url }
}

function labelOf(label: string): string {
  const short = shortText(label, discordLimits.buttonLabelCharacters)
  return short === '' ? '…' : short
}
