import { createHash } from 'node:crypto'
import { detectLanguage } from '../language.ts'
import type { Chunk } from './chunk.ts'
import type { CourseDocument, Locator, Section, Unit } from './document.ts'

const targetCharacters = 1_200
const maxCharacters = 1_600
const maxRepeatedCharacters = 300

/**
 * Cuts a document into chunks: one for each section, a section of over about 1,200 characters into several of at
 * most 1,600, between units and where possible between blocks. A table or list that goes on in the next chunk
 * repeats its header line or lead sentence there, in `text` only. A question with other wordings is a chunk of its own
 * with its answer: the wordings lead to this answer and to nothing else of the section.
 */
export function chunkDocument(document: CourseDocument): Chunk[] {
  const chunks: Chunk[] = []
  for (const section of document.sections) {
    for (const units of cutSection(section)) {
      chunks.push(makeChunk(document, section, units, `${document.path}#${chunks.length}`))
    }
  }
  return chunks
}

interface Piece {
  units: Unit[]
  /** What is repeated in front: a table's header or a list's lead sentence. */
  repeated?: string
}

function cutSection(section: Section): Piece[] {
  const pieces: Piece[] = []
  let piece: Piece = { units: [] }
  let length = 0
  for (const [index, unit] of section.units.entries()) {
    const previous = section.units[index - 1]
    const startsBlock = previous === undefined || previous.block !== unit.block
    const after = length + unit.text.length + 1
    const isFull =
      after > maxCharacters || (after > targetCharacters && (startsBlock || length >= targetCharacters / 2))
    const isApart = startsBlock && unit.isQuestion === true && (isAsked(piece) || hasWordings(section, unit))
    if (piece.units.length > 0 && (isFull || isApart)) {
      pieces.push(piece)
      const repeated = isApart ? undefined : repeatedLine(section.units, index)
      piece = { units: [], ...(repeated !== undefined && { repeated }) }
      length = repeated?.length ?? 0
    }
    piece.units.push(unit)
    length += unit.text.length + 1
  }
  if (piece.units.length > 0) pieces.push(piece)
  return pieces
}

function isAsked({ units }: Piece): boolean {
  return units.some(({ alsoAsked }) => alsoAsked !== undefined)
}

function hasWordings(section: Section, { block }: Unit): boolean {
  return section.units.some((unit) => unit.block === block && unit.alsoAsked !== undefined)
}

/** What must stand in front of the unit at `index` when a chunk begins there. */
function repeatedLine(units: Unit[], index: number): string | undefined {
  const unit = units[index]
  if (unit?.kind === 'table-row') return unit.header?.join(' | ').slice(0, maxRepeatedCharacters)
  if (unit?.kind !== 'list-item') return undefined
  let at = index - 1
  while (units[at]?.kind === 'list-item' && units[at]?.block === unit.block) at -= 1
  const lead = units[at]
  const isLead = lead?.kind === 'sentence' && lead.text.length <= maxRepeatedCharacters
  return isLead ? lead.text : undefined
}

function makeChunk(document: CourseDocument, section: Section, piece: Piece, id: string): Chunk {
  const text = readableText(piece)
  const { headingPath } = section
  const { title } = document
  const alsoAsked = piece.units.flatMap((unit) => unit.alsoAsked ?? []).join('\n')
  const hashed = JSON.stringify([title, headingPath, text])
  return {
    id,
    document: document.path,
    title,
    headingPath,
    ...(section.id !== undefined && { sectionId: section.id }),
    language: detectLanguage(text),
    locator: hull(piece.units),
    contentHash: createHash('sha256').update(hashed).digest('hex'),
    text,
    units: piece.units,
    ...(alsoAsked !== '' && { alsoAsked }),
  }
}

/** Units in reading order: sentences of one paragraph run on, everything else begins a line. */
function readableText({ units, repeated }: Piece): string {
  let text = repeated ?? ''
  for (const [index, unit] of units.entries()) {
    const previous = units[index - 1]
    const runsOn = previous?.block === unit.block && unit.kind === 'sentence' && previous.kind === 'sentence'
    const beginsTable = unit.kind === 'table-row' && previous?.block !== unit.block
    if (text !== '') text += runsOn ? ' ' : '\n'
    if (beginsTable && unit.header && repeated === undefined) text += `${unit.header.join(' | ')}\n`
    else if (beginsTable && unit.header && index > 0) text += `${unit.header.join(' | ')}\n`
    text += unit.text
  }
  return text
}

function hull(units: Unit[]): Locator {
  const { kind } = units[0]?.locator ?? { kind: 'lines' as const }
  let from = Infinity
  let to = 0
  for (const { locator } of units) {
    from = Math.min(from, locator.from)
    to = Math.max(to, locator.to)
  }
  return { kind, from, to }
}
