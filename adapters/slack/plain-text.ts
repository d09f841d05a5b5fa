import { unescapeText } from './escape-text.ts'

/** What Slack writes in angle brackets: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages */
const reference = /<([^<>|]*)(?:\|([^<>]*))?>/gu

/** A message's text as a person reads it: references by their names, links as their text, escapes undone. */
export function plainText(text: string): string {
  const named = text.replaceAll(reference, (_whole, target: string, label: string | undefined) => {
    if (target.startsWith('@')) return label === undefined ? '@…' : `@${label.replace(/^@/u, '')}`
    if (target.startsWith('#')) return `#${label ?? '…'}`
    if (target.startsWith('!')) return label ?? `@${target.slice(1)}`
    return label === undefined || label === '' ? target : label
  })
  return unescapeText(named)
}
