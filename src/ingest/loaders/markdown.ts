import type { Heading, RootContent, Yaml } from 'mdast'
import { flattenSpace } from '../mapped-text.ts'
import type { SourceText } from '../source-text.ts'
import type { LoadResult } from './loader.ts'
import { findExcessiveNesting } from './markdown/find-excessive-nesting.ts'
import { parseBlocks } from './markdown/parse-blocks.ts'
import { readBlock } from './markdown/read-blocks.ts'
import { rangeOf, readInline } from './markdown/read-inline.ts'
import { loadPlainText } from './plain-text.ts'
import { findFurniture } from './plain-text/find-furniture.ts'
import { isDeck } from './plain-text/is-deck.ts'
import { readLines } from './plain-text/read-lines.ts'
import { createSectionBuilder } from './section-builder.ts'
import { titleFromPath } from './title-from-path.ts'

const headingId = /\s*\{#([^\s{}]+)[^{}]*\}\s*$/u

/** Loads Markdown (CommonMark, GitHub's tables and footnotes, math, front matter) with the places of every unit. */
export function loadMarkdown(source: SourceText, path: string): LoadResult {
  const nesting = findExcessiveNesting(source)
  if (nesting !== undefined) return { ...loadPlainText(source, path), notice: nesting }
  if (isExportedDeck(source)) return loadPlainText(source, path)
  return readBlocks([...parseBlocks(source.text)], source, path)
}

/** Whether the file holds no Markdown heading or fence but pages or tabs: a deck exported to text under a wrong name. */
function isExportedDeck(source: SourceText): boolean {
  if (
    /^ {0,3}(?:#{1,6}[ \t]|```|~~~)/mu.test(source.text) ||
    !/[\t\f]|^[ \t]*\d{1,3}[ \t]*$/mu.test(source.text)
  )
    return false
  const lines = readLines(source)
  return isDeck(lines, findFurniture(lines))
}

function readBlocks(blocks: RootContent[], source: SourceText, path: string): LoadResult {
  const headings = blocks.filter((node): node is Heading => node.type === 'heading')
  const firstLevel = headings.filter(({ depth }) => depth === 1)
  const titleHeading = firstLevel.length === 1 ? firstLevel[0] : undefined
  const builder = createSectionBuilder(source)
  const open: { depth: number; text: string; id: string | undefined }[] = []
  for (const node of blocks) {
    if (node.type !== 'heading') {
      readBlock(node, builder, source)
      continue
    }
    const { text, id } = readHeading(node, source)
    while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop()
    if (node !== titleHeading && text !== '')
      open.push({ depth: node.depth, text, id: id ?? open.at(-1)?.id })
    builder.startSection(
      open.map((heading) => heading.text),
      rangeOf(node),
      // A sub-section without an id of its own belongs to the section that has one.
      node === titleHeading ? id : open.at(-1)?.id,
    )
  }
  const firstHeading = firstLevel[0] && readHeading(firstLevel[0], source).text
  const title = firstHeading || frontMatterTitle(blocks) || titleFromPath(path)
  return { title, sections: builder.finish() }
}

function readHeading(node: Heading, source: SourceText): { text: string; id?: string } {
  const plain = flattenSpace(readInline(node.children, source).plain)
  const found = headingId.exec(plain)
  return found?.[1] === undefined ? { text: plain } : { text: plain.slice(0, found.index), id: found[1] }
}

function frontMatterTitle(nodes: RootContent[]): string | undefined {
  const yaml = nodes.find((node): node is Yaml => node.type === 'yaml')
  const found = yaml && /^title:[^\S\n]*(.+)$/mu.exec(yaml.value)?.[1]?.trim()
  return found?.replace(/^(['"])(.*)\1$/u, '$2')
}
