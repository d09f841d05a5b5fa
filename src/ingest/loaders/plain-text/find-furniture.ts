import { flattenSpace } from '../../mapped-text.ts'
import type { TextLine } from './read-lines.ts'

const pageNumber =
  /^(?:[-–—[(<‹|]\s*)?(?:p(?:age|\.)?\s*|slide\s*|슬라이드\s*|쪽\s*|페이지\s*)?#?\d{1,4}(?:\s*(?:\/|of|중)\s*\d{1,4})?\s*(?:쪽|페이지|page)?(?:\s*[-–—\])>›|])?$/iu
const namedPage = /^(?:[-=*\s]*)(?:slide|page|슬라이드|페이지)\s*#?\d{1,4}\b/iu
const copyright =
  /^(?:copyright\b.*|(?:©|\(c\)).{0,80}\d{4}.*|.*\ball rights reserved\b.*|.*무단\s*(?:전재|복제|배포).*)$/iu
const confidential =
  /^[[(<*\s]*(?:(?:company |strictly )?confidential|internal use only|do not distribute|대외비|사내\s*한정|내부\s*자료|배포\s*금지)[^.]{0,40}$/iu
const date =
  /^(?:\d{4}\s*[-./년]\s*\d{1,2}\s*[-./월]\s*\d{1,2}\s*[.일]?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}\s*[-./년]\s*\d{1,2}\s*월?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?\d{4}|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{4})(?:\s*\([^)]{1,9}\))?$/iu
const rule = /^([-=_*~─━―])(?:\s*\1){2,}$/u

/** What a page repeats and no reader reads, and where pages end. */
export interface Furniture {
  /** Indexes of lines that are furniture. */
  lines: Set<number>
  /** Indexes of lines before which a page or slide ends. */
  borders: Set<number>
}

/**
 * Finds page numbers, copyright and confidentiality lines, dates standing alone, and headers and footers that
 * repeat. A page ends at each run of furniture, at each form feed, and at rules between blank lines.
 */
export function findFurniture(lines: TextLine[]): Furniture {
  const sure = new Set<number>()
  const numbers = findPageNumbers(lines)
  for (const [index, line] of lines.entries()) {
    const { text } = line
    if (line.isBlank || line.tabs > 1 || line.width > 120) continue
    const isFixed = copyright.test(text) || confidential.test(text) || namedPage.test(text)
    if (numbers.has(index) || isFixed) sure.add(index)
  }
  const footers = findNumberedFooters(lines)
  for (const index of [...footers, ...findPagesOfTotal(lines)]) sure.add(index)
  for (const index of findPartsOfFooters(lines, footers, sure)) sure.add(index)
  const found = new Set([...sure, ...findRepeated(lines, sure)])
  const dates = new Map<string, number>()
  for (const { text } of lines) if (date.test(text)) dates.set(text, (dates.get(text) ?? 0) + 1)
  for (const [index, line] of lines.entries()) {
    if (dates.has(line.text) && (isNear(found, lines, index) || (dates.get(line.text) ?? 0) > 1))
      found.add(index)
  }
  const borders = new Set<number>()
  for (const [index, line] of lines.entries()) {
    if (line.startsPage || found.has(index)) borders.add(index)
    else if (isRule(line)) {
      found.add(index)
      borders.add(isUnderline(lines, index) ? index - 1 : index)
    }
  }
  return { lines: found, borders }
}

/** Whether a rule stands right under a short line: it marks that line as a title. */
function isUnderline(lines: TextLine[], index: number): boolean {
  const above = lines[index - 1]
  const isTitle = above !== undefined && !above.isBlank && above.bullet === undefined && above.width <= 80
  return isTitle && (lines[index - 2]?.isBlank ?? true)
}

/** A line of dashes or the like. */
export function isRule(line: TextLine): boolean {
  return (
    rule.test(line.text) ||
    (line.bullet !== undefined && /^[-*]$/u.test(line.bullet) && /^[-*\s]+$/u.test(line.text))
  )
}

/** Lines that are only a number count as page numbers where at least three of them rise through the file. */
function findPageNumbers(lines: TextLine[]): Set<number> {
  const candidates: { index: number; value: number }[] = []
  for (const [index, line] of lines.entries()) {
    if (line.bullet !== undefined && line.bullet !== '-' && line.bullet !== '–') continue
    if (!pageNumber.test(line.text)) continue
    candidates.push({ index, value: Number(/\d+/u.exec(line.text)?.[0]) })
  }
  const rising = longestRise(candidates)
  return rising.length >= 3 ? new Set(rising.map(({ index }) => index)) : new Set()
}

/** The longest strictly rising run of values with small steps, by patience; keeps the numbers in tables out. */
function longestRise(candidates: { index: number; value: number }[]): { index: number; value: number }[] {
  const best: { length: number; previous: number }[] = []
  const window = 40
  let end = -1
  for (const [at, candidate] of candidates.entries()) {
    let chosen = { length: 1, previous: -1 }
    for (let back = Math.max(0, at - window); back < at; back += 1) {
      const step = candidate.value - (candidates[back]?.value ?? 0)
      const length = (best[back]?.length ?? 0) + 1
      if (step >= 1 && step <= 5 && length > chosen.length) chosen = { length, previous: back }
    }
    best.push(chosen)
    if (end === -1 || chosen.length > (best[end]?.length ?? 0)) end = at
  }
  const run: { index: number; value: number }[] = []
  for (let at = end; at !== -1; at = best[at]?.previous ?? -1) {
    const candidate = candidates[at]
    if (candidate) run.push(candidate)
  }
  return run.toReversed()
}

const mostFooterTabs = 4
const pageOfTotal = /(?:^|\s|[|·–—-])(\d{1,4})\s*(?:\/|of|중)\s*(\d{1,4})$/u

/** Lines that are only "7 / 50", where many lines end with a page of as many. */
function findPagesOfTotal(lines: TextLine[]): number[] {
  const totals = new Map<string, Set<string>>()
  for (const { content } of lines) {
    const [, page = '', total = ''] = pageOfTotal.exec(content.plain.trim()) ?? []
    if (total === '' || Number(page) > Number(total)) continue
    totals.set(total, (totals.get(total) ?? new Set()).add(page))
  }
  return [...lines.entries()].flatMap(([index, { text }]) => {
    const total = pageNumber.test(text) ? pageOfTotal.exec(text)?.[2] : undefined
    return total !== undefined && (totals.get(total)?.size ?? 0) >= 3 ? [index] : []
  })
}

/** What stands beside the page number in a footer may stand in a line of its own on other pages. */
function findPartsOfFooters(lines: TextLine[], footers: readonly number[], sure: Set<number>): number[] {
  const parts = new Set(
    footers.flatMap((index) =>
      (lines[index]?.content.plain ?? '').split(/\t|\s{2,}|[|·]/u).map((part) => flattenSpace(part.trim())),
    ),
  )
  return [...lines.entries()].flatMap(([index, { text }]) =>
    /\p{L}{2}/u.test(text) && parts.has(text) && isNear(sure, lines, index) ? [index] : [],
  )
}

/** Headers and footers that hold the page number: the same words with a rising number at one end, set apart. */
function findNumberedFooters(lines: TextLine[]): number[] {
  const places = new Map<string, { index: number; value: number }[]>()
  for (const [index, line] of lines.entries()) {
    if (line.bullet !== undefined || line.width > 120 || line.tabs > mostFooterTabs) continue
    const raw = line.content.plain.trim()
    const found =
      /^(.*\S)(?:\s{2,}|\t|\s+[|·–—-]\s*)(\d{1,4})\s*(?:\/|of|중)\s*\d{1,4}$/u.exec(raw) ??
      /^(.*\D)(?:\s{2,}|\t|\s*[|·/–—-]\s*)(\d{1,4})$/u.exec(raw) ??
      /^()(\d{1,4})(?:\s{2,}|\t|\s*[|·/–—]\s*)\D.*$/u.exec(raw)
    if (found === null) continue
    const key = flattenSpace(raw.replace(/\d+/gu, '#'))
    const place = { index, value: Number(found[2]) }
    const known = places.get(key)
    if (known) known.push(place)
    else places.set(key, [place])
  }
  return [...places.values()].flatMap((found) => {
    const rising = longestRise(found)
    return rising.length >= 3 && rising.length >= found.length * 0.7 ? found.map(({ index }) => index) : []
  })
}

/**
 * Headers and footers: the same short line (digits aside) at least three times, mostly beside other furniture or
 * at a page's border, or on a fifth of the pages.
 */
function findRepeated(lines: TextLine[], sure: Set<number>): Set<number> {
  const places = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    if (line.isBlank || line.tabs > 0 || line.width > 80 || line.bullet !== undefined || sure.has(index))
      continue
    const key = line.text.toLowerCase().replace(/\d+/gu, '#')
    const known = places.get(key)
    if (known) known.push(index)
    else places.set(key, [index])
  }
  const repeated = new Set<number>()
  const pages = lines.filter(({ startsPage }) => startsPage).length
  for (const indexes of [...places.values()].filter(({ length }) => length >= 3)) {
    const beside = indexes.filter(
      (index) => lines[index]?.startsPage || isNear(sure, lines, index) || isNear(repeated, lines, index),
    )
    const isCommon = indexes.length >= Math.max(5, pages / 5, sure.size / 8)
    // A title may stand beside the page number of the slide before, but hardly on every fifth slide.
    if (beside.length >= indexes.length * 0.6 && isCommon) for (const index of indexes) repeated.add(index)
  }
  return repeated
}

function isNear(found: Set<number>, lines: TextLine[], index: number): boolean {
  for (const step of [-1, 1]) {
    let at = index + step
    for (let blanks = 0; lines[at]?.isBlank && blanks < 6; blanks += 1) at += step
    if (found.has(at) || lines[at] === undefined) return true
  }
  return false
}
