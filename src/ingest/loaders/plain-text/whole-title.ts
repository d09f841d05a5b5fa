import { contentLines, type Slide } from './cut-slides.ts'
import { looksContinued } from './looks-continued.ts'
import type { TextLine } from './read-lines.ts'
import { isTitleLike, titleScore, withoutContinuedMark } from './title-likeness.ts'

const longestOtherName = 40

/**
 * The whole title that a title line begins: with the line it is wrapped over, and with its name in the other
 * language, which bilingual decks set beside it or at the slide's other end: "Resilience (회복성)".
 *
 * @returns the title, its one or two names, and the lines it was made of.
 */
export function wholeTitle(
  line: TextLine,
  slide: Slide,
): { title: string; names: string[]; taken: TextLine[] } {
  const lines = contentLines(slide)
  const at = lines.indexOf(line)
  const taken = [line]
  let title = line.text
  const below = lines[at + 1]
  if (
    below &&
    below.bullet === undefined &&
    below.tabs === 0 &&
    at === 0 &&
    line.width >= 20 &&
    looksContinued(title, below.text) &&
    below.width <= 60
  ) {
    title = `${title} ${below.text}`
    taken.push(below)
  }
  title = withoutContinuedMark(title)
  const other = otherName(line, lines, taken)
  if (other === undefined) return { title, names: [title], taken }
  const otherTitle = withoutContinuedMark(other.text)
  return { title: `${title} (${otherTitle})`, names: [title, otherTitle], taken: [...taken, other] }
}

function otherName(line: TextLine, lines: TextLine[], taken: TextLine[]): TextLine | undefined {
  if (lines.length < 3) return undefined
  const isAtTop = lines[0] === line
  const beside = isAtTop ? lines[taken.length] : lines.at(-2)
  const opposite = isAtTop ? lines.at(-1) : lines[0]
  const body = lines.filter((one) => !taken.includes(one))
  const isBulleted =
    body.filter(({ bullet, tabs }) => bullet !== undefined || tabs > 0).length >= body.length / 2
  // The last line of a slide with a table may be the end of its last cell.
  const endsWithTable = lines.slice(-4).some(({ tabs }) => tabs > 0)
  for (const candidate of [beside, opposite]) {
    if (candidate === undefined || taken.includes(candidate)) continue
    if (candidate === opposite && isAtTop && endsWithTable) continue
    const isName = isTitleLike(candidate) && candidate.bullet === undefined && candidate.indent <= line.indent
    if (
      !isName ||
      candidate.width > longestOtherName ||
      titleScore(candidate) < 0 ||
      isKorean(candidate) === isKorean(line)
    )
      continue
    if (/[?]$/u.test(candidate.text)) continue
    // Beside a line of its own kind it is one of several labels and no other name.
    const others = body.filter((one) => one !== candidate)
    const isUnlikeBody = others.every((one) => isKorean(one) !== isKorean(candidate))
    const neighbour = candidate === beside ? lines[lines.indexOf(candidate) + (isAtTop ? 1 : -1)] : undefined
    const isOneOfSeveral =
      neighbour !== undefined &&
      neighbour.bullet === undefined &&
      isKorean(neighbour) === isKorean(candidate) &&
      neighbour.width <= longestOtherName
    if ((isBulleted || isUnlikeBody) && !isOneOfSeveral) return candidate
  }
  return undefined
}

/** Whether the line is written in Korean, Latin names in it or not. */
export function isKorean(line: TextLine): boolean {
  return /\p{Script=Hangul}/u.test(line.text)
}
