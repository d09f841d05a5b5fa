import { slackLimits } from './limits.ts'

/** A part of a form's field: Slack's fields hold less than some of the core's do. */
export interface FieldPart {
  /** The name of Slack's block. */
  name: string
  value: string
}

/** What stood between a part and the one before it; written into the part's name. */
const joints = { line: '\n', word: ' ', none: '' }
type Joint = keyof typeof joints
const cutWithinCharacters = 500
const partName = /^(.+)~(\d)(line|word|none)$/u

/** A field's text in as many parts as Slack needs, one where it fits; `joinFields` puts them together again. */
export function splitField(name: string, value: string): FieldPart[] {
  const parts: FieldPart[] = []
  let rest = value
  let joint: Joint = 'none'
  do {
    const { length, next } = findCut(rest)
    parts.push({
      name: parts.length === 0 ? name : `${name}~${parts.length}${joint}`,
      value: rest.slice(0, length),
    })
    rest = rest.slice(length + joints[next].length)
    joint = next
  } while (rest !== '')
  return parts
}

/** Where the first part ends: near its limit, at the end of a line, of a word, or of a character. */
function findCut(text: string): { length: number; next: Joint } {
  const most = slackLimits.inputCharacters
  if (text.length <= most) return { length: text.length, next: 'none' }
  for (const next of ['line', 'word'] as const) {
    const end = text.lastIndexOf(joints[next], most)
    if (end > most - cutWithinCharacters && end + 1 < text.length) return { length: end, next }
  }
  const endsWithin = /[\uD800-\uDBFF]$/u.test(text.slice(0, most))
  return { length: endsWithin ? most - 1 : most, next: 'none' }
}

/** How much each part may hold when it is changed, so that together they hold no more than the field does. */
export function limitsOfParts(parts: readonly FieldPart[], maxCharacters: number): number[] {
  const lengths = parts.map(({ value }) => value.length)
  let spare = maxCharacters - lengths.reduce((sum, length) => sum + length + 1, -1)
  return lengths
    .toReversed()
    .map((length) => {
      const most = Math.min(slackLimits.inputCharacters, length + Math.max(spare, 0))
      spare -= most - length
      return Math.max(most, 1)
    })
    .toReversed()
}

/** The values of a form that was sent in, its fields whole. */
export function joinFields(
  written: ReadonlyArray<readonly [name: string, value: string]>,
): Record<string, string> {
  const values = new Map<string, string>()
  const isFurther = ([name]: readonly [string, string]) => partName.test(name)
  for (const [name, value] of written.filter((one) => !isFurther(one))) values.set(name, value)
  const further = written.filter(isFurther).toSorted(([one], [other]) => orderOf(one) - orderOf(other))
  for (const [part, value] of further) {
    const [, name = '', , joint = 'none'] = partName.exec(part) ?? []
    // A part that was emptied leaves no gap.
    const gap = value === '' ? '' : joints[joint as Joint]
    values.set(name, `${values.get(name) ?? ''}${gap}${value}`)
  }
  return Object.fromEntries(values)
}

function orderOf(part: string): number {
  return Number(partName.exec(part)?.[2] ?? 0)
}
