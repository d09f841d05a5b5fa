import type { Furniture } from './find-furniture.ts'
import type { TextLine } from './read-lines.ts'
import { isTitleLike } from './title-likeness.ts'

/** The lines of one slide, furniture left out, without blank lines at its ends. */
export type Slide = TextLine[]

const fewLines = 25

/**
 * Cuts a deck into slides: at pages' borders, and where there are hardly any, before a title-like line that
 * follows a blank line and has something under it.
 */
export function cutSlides(lines: TextLine[], furniture: Furniture): Slide[] {
  const slides: Slide[] = []
  let slide: Slide = []
  for (const [index, line] of lines.entries()) {
    if (furniture.borders.has(index)) {
      slides.push(slide)
      slide = []
    }
    if (!furniture.lines.has(index)) slide.push(line)
  }
  slides.push(slide)
  return slides
    .flatMap((one) => (contentLines(one).length > fewLines ? cutAtTitles(one) : [one]))
    .flatMap(trimmed)
}

/** The slide's lines that hold something. */
export function contentLines(slide: Slide): TextLine[] {
  return slide.filter(({ isBlank }) => !isBlank)
}

function trimmed(slide: Slide): Slide[] {
  const first = slide.findIndex(({ isBlank }) => !isBlank)
  const last = slide.findLastIndex(({ isBlank }) => !isBlank)
  return first === -1 ? [] : [slide.slice(first, last + 1)]
}

/**
 * Cuts where a group of lines between blank lines begins with a title. A title that stands alone between blank
 * lines has the next group as its body.
 */
function cutAtTitles(lines: TextLine[]): Slide[] {
  const slides: Slide[] = [[]]
  let isTitleWaiting = false
  for (const [index, line] of lines.entries()) {
    const isFirstOfGroup = !line.isBlank && (lines[index - 1]?.isBlank ?? true)
    if (isFirstOfGroup) {
      const isTitle = isTitleLike(line) && line.bullet === undefined
      const isAlone = lines[index + 1]?.isBlank ?? true
      const isBodyOfTitle = isTitleWaiting && !(isTitle && isAlone)
      if (isTitle && !isBodyOfTitle && hasBodyBelow(lines, index)) slides.push([])
      isTitleWaiting = isTitle && isAlone
    }
    slides.at(-1)?.push(line)
  }
  return slides
}

function hasBodyBelow(lines: TextLine[], index: number): boolean {
  return lines.slice(index + 1, index + 4).some(({ isBlank }) => !isBlank)
}
