import { describeCitation } from '../../src/chat/answer-message.ts'
import type { Message } from '../../src/chat/message.ts'
import { packBlocks } from '../../src/chat/pack-blocks.ts'
import { safeText, shortText } from '../../src/chat/safe-text.ts'
import { parseSmallMarkdown } from '../../src/chat/small-markdown.ts'
import { slackLimits } from './limits.ts'
import { citationMark, createMrkdwn, linkAddress, plainMrkdwn } from './escape-text.ts'
import type { SlackBlock } from './slack-block.ts'

/** One message of Slack's: `blocks` is shown, `text` is what notifications and screen readers say. */
export interface SlackPage {
  text: string
  blocks: SlackBlock[]
}

/**
 * A message within Slack's limits: one page, or several where it is long; the buttons stand under the last.
 *
 * @param imageFileId Slack's id of the uploaded image.
 */
export function renderPages(message: Message, imageFileId?: string): SlackPage[] {
  const blocks = [...renderBlocks(message), ...imageBlocks(message, imageFileId), ...buttonRows(message)]
  const pages: SlackBlock[][] = []
  let size = Infinity
  for (const block of blocks) {
    const length = lengthOf(block)
    const page = pages.at(-1)
    const isFull =
      page === undefined ||
      page.length >= slackLimits.messageBlocks ||
      size + length > slackLimits.messageCharacters
    if (isFull) {
      pages.push([block])
      size = length
    } else {
      page.push(block)
      size += length
    }
  }
  const fallback = shortText(message.title ?? message.body, 300)
  return (pages.length === 0 ? [[]] : pages).map((page) => ({
    text: textOf(page) || plainMrkdwn(fallback) || '…',
    blocks: page,
  }))
}

/** Title, body, citations and link as blocks; without image and buttons. */
export function renderBlocks(message: Message): SlackBlock[] {
  const numbers = new Set(message.citations.map(({ number }) => number))
  const parsed = parseSmallMarkdown(safeText(message.body), (number) => numbers.has(number))
  const body = packBlocks(parsed, createMrkdwn(message.citations), slackLimits.sectionCharacters)
  return [
    ...titleBlocks(message.title),
    ...body.map(section),
    ...citationSections(message),
    ...linkSections(message),
  ]
}

function titleBlocks(title: string | undefined): SlackBlock[] {
  if (title === undefined || title.trim() === '') return []
  const text = shortText(title, slackLimits.headerCharacters)
  return [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }]
}

/** `verbatim`: Slack makes no links, channels or mentions of what it finds in the text. */
function section(text: string): SlackBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }
}

function citationSections(message: Message): SlackBlock[] {
  const sections: string[] = []
  for (const citation of message.citations) {
    const where = plainMrkdwn(shortText(describeCitation(citation, message.language), 900))
    const line = `${citationMark(citation.number, citation)} ${where}`
    const last = sections.at(-1)
    // A line whose link is too long for a section goes without it.
    const fitting = line.length > slackLimits.sectionCharacters ? `[${citation.number}] ${where}` : line
    if (last === undefined || last.length + fitting.length + 1 > slackLimits.sectionCharacters) {
      sections.push(fitting)
    } else sections[sections.length - 1] = `${last}\n${fitting}`
  }
  return sections.map(section)
}

function linkSections({ link }: Message): SlackBlock[] {
  if (link === undefined) return []
  const url = linkAddress(link.url)
  const label = plainMrkdwn(shortText(link.label, 200)).replaceAll('|', '｜')
  return url === undefined || url.length > 2500 ? [] : [section(`<${url}|${label}>`)]
}

function imageBlocks({ image }: Message, fileId: string | undefined): SlackBlock[] {
  if (image === undefined) return []
  if (fileId === undefined) return [section(`[${plainMrkdwn(shortText(image.altText, 500))}]`)]
  const altText = shortText(image.altText, slackLimits.altTextCharacters)
  return [{ type: 'image', slack_file: { id: fileId }, alt_text: altText }]
}

/** Rows of buttons; an action's id is unique in a message and comes back as it is. */
export function buttonRows(message: Pick<Message, 'actions'>): SlackBlock[] {
  const unique = [...new Map(message.actions.map((action) => [action.id, action])).values()]
  const buttons = unique.map(({ id, label }) => ({
    type: 'button' as const,
    action_id: id,
    value: id,
    text: {
      type: 'plain_text' as const,
      text: shortText(label, slackLimits.buttonCharacters) || '…',
      emoji: false,
    },
  }))
  const rows: SlackBlock[] = []
  for (let from = 0; from < buttons.length; from += slackLimits.buttonsInRow) {
    rows.push({ type: 'actions', elements: buttons.slice(from, from + slackLimits.buttonsInRow) })
  }
  return rows
}

function lengthOf(block: SlackBlock): number {
  return block.type === 'section' || block.type === 'header' ? block.text.text.length : 200
}

/** What a page says, cut at a grapheme to what may stand beside blocks. */
function textOf(page: readonly SlackBlock[]): string {
  const texts = page.flatMap((block) =>
    block.type === 'section'
      ? [block.text.text]
      : block.type === 'header'
        ? [plainMrkdwn(block.text.text)]
        : [],
  )
  const text = texts.join('\n\n')
  if (text.length <= slackLimits.textCharacters) return text
  // Never inside of an escape or a link: at the last line that fits whole.
  const cut = text.slice(0, slackLimits.textCharacters - 1)
  const lastBreak = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf(' '))
  const whole = cut.slice(0, lastBreak > 0 ? lastBreak : 0)
  const openLink = whole.lastIndexOf('<')
  return `${openLink > whole.lastIndexOf('>') ? whole.slice(0, openLink) : whole}…`
}
