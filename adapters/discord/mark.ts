import { createHash } from 'node:crypto'

/** The colour of the line beside a draft; no final message has it. */
export const draftColor = 0x4080e0

/**
 * Discord compares this key itself for some minutes, so that a part that is sent again is not shown again.
 * At most 25 characters: https://docs.discord.com/developers/resources/message#create-message
 */
export function nonceOf(parcelKey: string, part: number): string {
  return `${digestOf(parcelKey).toString('base64url').slice(0, 20)}.${part % 1000}`
}

/**
 * The colour of a parcel's embeds: a blue of which the last four bits of each channel, which nobody sees, come from the
 * parcel's key. With the text it tells the tutor's own messages apart when one is looked for long after its nonce.
 */
export function colorOf(parcelKey: string): number {
  const [first = 0, second = 0] = digestOf(parcelKey)
  const bits = Math.max((first << 4) | (second >> 4), 1)
  return draftColor | ((bits >> 8) << 16) | (((bits >> 4) & 15) << 8) | (bits & 15)
}

function digestOf(parcelKey: string): Buffer {
  return createHash('sha256').update(parcelKey).digest()
}

/** Whether a colour is one of `colorOf`. */
export function isFinalColor(color: number | null | undefined): boolean {
  return typeof color === 'number' && (color & ~0x0f0f0f) === draftColor && color !== draftColor
}
