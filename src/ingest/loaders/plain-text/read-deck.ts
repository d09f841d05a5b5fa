import type { SourceText } from '../../source-text.ts'
import { addSentences } from '../add-sentences.ts'
import type { SectionBuilder } from '../section-builder.ts'
import { contentLines, cutSlides, type Slide } from './cut-slides.ts'
import type { Furniture } from './find-furniture.ts'
import { findTitles } from './find-titles.ts'
import type { TextLine } from './read-lines.ts'
import { readSlideBody } from './read-slide-body.ts'
import { isTitleLike, titleKey } from './title-likeness.ts'

/**
 * Reads a slide deck that was exported to text.
 *
 * @returns the deck's title, where it has a cover.
 */
export function readDeck(
  lines: TextLine[],
  furniture: Furniture,
  builder: SectionBuilder,
  source: SourceText,
): string | undefined {
  const slides = cutSlides(lines, furniture)
  const cover = slides.length >= 3 ? coverTitle(slides[0]) : undefined
  if (cover) readSlideBody(slides.shift()?.filter((line) => line !== cover) ?? [], builder, source)
  const known = new Set<string>()
  let open: string[] | undefined
  let lastHeader: string[] | undefined
  const seen = new Set<string>()
  for (const slide of findTitles(slides)) {
    // An agenda that returns before every part says nothing new, and would be found in place of the parts.
    const said = [...slide.headingPath, ...slide.body.map(({ text }) => text)].join('\n')
    if (seen.has(said)) continue
    seen.add(said)
    const isSame = open !== undefined && pathKey(open) === pathKey(slide.headingPath)
    if (!isSame) builder.startSection(slide.headingPath, slide.titleLine?.range)
    open = slide.headingPath
    if (slide.isTitleUnsure && slide.titleLine && !isSame) {
      builder.startBlock()
      addSentences(builder, slide.titleLine.content)
    }
    const above = isSame ? lastHeader : undefined
    lastHeader = readSlideBody(slide.body, builder, source, { known, ...(above && { above }) }) ?? above
  }
  return cover?.text
}

function pathKey(headingPath: string[]): string {
  return headingPath.map(titleKey).join('>')
}

/** The first slide is a cover if it has a few lines, all of them like titles. */
function coverTitle(slide: Slide | undefined): TextLine | undefined {
  const lines = slide ? contentLines(slide) : []
  return lines.length <= 5 && lines.every(isTitleLike) ? lines[0] : undefined
}
