import { contentLines, type Slide } from './cut-slides.ts'
import type { TextLine } from './read-lines.ts'
import { isKorean, wholeTitle } from './whole-title.ts'
import { isChapterTitle, isSymbolBullet, isTitleLike, titleKey, titleScore } from './title-likeness.ts'

/** A slide with its title found. */
export interface TitledSlide {
  /** Headings from the chapter down; empty where nothing names the slide. */
  headingPath: string[]
  /** The line that the last heading was read from; absent on a slide without a title of its own. */
  titleLine?: TextLine
  /** The title may be content: its line is then kept as a unit too. */
  isTitleUnsure: boolean
  body: Slide
}

const agendaTitle =
  /^(?:목차|차례|순서|강의\s*순서|agenda|(?:table of )?contents|outline|오늘.{0,12}(?:내용|순서|주제)|today)/iu

/**
 * Gives each slide its heading path. The title is the first or the last line of a slide, whichever looks more like
 * one; a slide without one goes on with the title before. Slides that hold a title only and are numbered, called a
 * chapter, or named by the agenda begin a chapter.
 */
export function findTitles(slides: Slide[]): TitledSlide[] {
  const agenda = agendaKeys(slides)
  const runningHeads = findRunningHeads(slides)
  const titled: TitledSlide[] = []
  // A slide that goes on often has the title in one of its two languages only.
  const fullTitles = new Map<string, string>()
  let chapter: string | undefined
  let previous: string[] = []
  for (const slide of slides) {
    const runningHead = readRunningHead(slide, runningHeads)
    if (runningHead !== undefined) chapter = runningHead.text
    const numberLine = dividerNumber(slide)
    const body = slide.filter((line) => line !== runningHead && line !== numberLine)
    const chosen = chooseTitle(body, previous.at(-1), agenda, fullTitles)
    if (chosen === undefined) {
      titled.push({ headingPath: previous, isTitleUnsure: false, body })
      continue
    }
    const { title: ownTitle, names, taken } = wholeTitle(chosen.line, body)
    const title = fullTitles.get(titleKey(ownTitle)) ?? ownTitle
    if (names.length > 1) for (const name of names) fullTitles.set(titleKey(name), title)
    const rest = withoutBlankEnds(body.filter((line) => !taken.includes(line)))
    const isAlone = contentLines(rest).length <= 1
    const isNamedChapter = isChapterTitle(title) || isNumbered(chosen.line) || agenda.has(titleKey(title))
    if (numberLine !== undefined || (isAlone && isNamedChapter)) {
      // "Chapter 2" and its name may stand on two lines.
      const name =
        isChapterTitle(title) && /\d\s*[장부강]?$/u.test(title) ? contentLines(rest)[0]?.text : undefined
      chapter = name === undefined ? title : `${title} ${name}`
      previous = [chapter]
      titled.push({ headingPath: previous, titleLine: chosen.line, isTitleUnsure: false, body: rest })
      continue
    }
    const isSameAsChapter = chapter !== undefined && titleKey(chapter) === titleKey(title)
    previous = chapter === undefined || isSameAsChapter ? [title] : [chapter, title]
    titled.push({ headingPath: previous, titleLine: chosen.line, isTitleUnsure: chosen.isUnsure, body: rest })
  }
  return titled
}

function chooseTitle(
  slide: Slide,
  previousTitle: string | undefined,
  agenda: Set<string>,
  fullTitles: Map<string, string>,
): { line: TextLine; isUnsure: boolean } | undefined {
  const lines = contentLines(slide)
  const first = lines[0]
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return undefined
  const known = (line: TextLine): number => {
    const key = titleKey(line.text)
    const isContinued =
      previousTitle !== undefined &&
      titleKey(previousTitle) === titleKey(fullTitles.get(key) ?? line.text) &&
      key !== ''
    const isAgenda = isAgendaTitle(line)
    return titleScore(line) + (isContinued || isAgenda ? 3 : 0) + (agenda.has(key) ? 2 : 0)
  }
  const isApart = (line: TextLine, step: 1 | -1): number =>
    slide[slide.indexOf(line) + step]?.isBlank ? 1 : 0
  const firstScore = known(first) + 1.5 + isApart(first, 1) * 0.5 + contrast(first, lines.slice(1))
  // Set in under a row, the last line is the rest of its last cell.
  const isRestOfCell = last.indent > 0 && (lines.at(-2)?.tabs ?? 0) > 0
  const lastScore =
    lines.length > 1 && !isRestOfCell
      ? known(last) + isApart(last, -1) + contrast(last, lines.slice(0, -1))
      : -4
  const best = firstScore >= lastScore ? { line: first, score: firstScore } : { line: last, score: lastScore }
  if (best.score < 0.5 && lines.length > 1) return undefined
  if (!isTitleLike(best.line) && lines.length === 1) return undefined
  return { line: best.line, isUnsure: best.score < 1.5 && lines.length > 1 }
}

/** A title differs from the lines beside it: no bullet where they have one, shorter than they are. */
function contrast(line: TextLine, others: TextLine[]): number {
  if (others.length === 0) return 0
  const isBulleted = others.filter((other) => other.bullet !== undefined).length >= others.length / 2
  const averageWidth = others.reduce((sum, other) => sum + other.width, 0) / others.length
  let score = 0
  if (isBulleted) score += line.bullet === undefined ? 1 : -2
  if (others.length >= 2 && others.every((other) => isKorean(other) !== isKorean(line))) score += 1.5
  if (line.width < averageWidth * 0.75) score += 0.5
  else if (line.width > averageWidth * 1.25) score -= 0.5
  return score
}

/** The number alone above the title of a slide that begins a chapter. */
function dividerNumber(slide: Slide): TextLine | undefined {
  const [first, second, ...rest] = contentLines(slide)
  const isNumber = first !== undefined && /^(?:\d{1,2}|[IVX]{1,4})\.?$/u.test(first.text)
  return isNumber && second !== undefined && isTitleLike(second) && rest.length <= 2 ? first : undefined
}

function isNumbered(line: TextLine): boolean {
  return (
    (line.bullet !== undefined && !isSymbolBullet(line)) ||
    /^\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S/u.test(line.text)
  )
}

function isAgendaTitle({ text, width }: TextLine): boolean {
  return agendaTitle.test(text) && width <= 40
}

/** What the agenda slides announce. */
function agendaKeys(slides: Slide[]): Set<string> {
  const keys = new Set<string>()
  for (const slide of slides) {
    const lines = contentLines(slide)
    if (!lines.some(isAgendaTitle)) continue
    for (const line of lines) if (!agendaTitle.test(line.text)) keys.add(titleKey(line.text))
  }
  keys.delete('')
  return keys
}

/** First lines that several neighbouring slides share while their second lines differ: the chapter's name. */
function findRunningHeads(slides: Slide[]): Set<string> {
  const seconds = new Map<string, Set<string>>()
  for (const slide of slides) {
    const [first, second, third] = contentLines(slide)
    if (!first || !second || !third || !isTitleLike(first) || !isTitleLike(second)) continue
    const key = titleKey(first.text)
    const known = seconds.get(key) ?? new Set()
    seconds.set(key, known.add(titleKey(second.text)))
  }
  return new Set([...seconds].filter(([key, found]) => key !== '' && found.size >= 3).map(([key]) => key))
}

function readRunningHead(slide: Slide, heads: Set<string>): TextLine | undefined {
  const [first, second] = contentLines(slide)
  return first && second && isTitleLike(second) && heads.has(titleKey(first.text)) ? first : undefined
}

function withoutBlankEnds(slide: Slide): Slide {
  const first = slide.findIndex(({ isBlank }) => !isBlank)
  const last = slide.findLastIndex(({ isBlank }) => !isBlank)
  return first === -1 ? [] : slide.slice(first, last + 1)
}
