import type { SourceText } from '../source-text.ts'
import type { LoadResult } from './loader.ts'
import { findFurniture, type Furniture } from './plain-text/find-furniture.ts'
import { isDeck } from './plain-text/is-deck.ts'
import { readDeck } from './plain-text/read-deck.ts'
import { readLines } from './plain-text/read-lines.ts'
import { readProse } from './plain-text/read-prose.ts'
import { createSectionBuilder } from './section-builder.ts'
import { titleFromPath } from './title-from-path.ts'

/** Loads plain text: prose with or without headings, or a slide deck that was exported to text. */
export function loadPlainText(source: SourceText, path: string): LoadResult {
  const lines = readLines(source)
  const furniture = findFurniture(lines)
  const loaded = isDeck(lines, furniture) ? load(readDeck, furniture) : load(readProse, furniture)
  // Where everything repeats, what repeats is the text.
  return loaded.sections.length > 0 ? loaded : load(readProse, { lines: new Set(), borders: new Set() })

  function load(read: typeof readProse, leftOut: Furniture): LoadResult {
    const builder = createSectionBuilder(source)
    const title = read(lines, leftOut, builder, source)
    return { title: title ?? titleFromPath(path), sections: builder.finish() }
  }
}
