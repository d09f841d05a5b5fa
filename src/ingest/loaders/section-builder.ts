import type { Section, Unit } from '../document.ts'
import { flattenSpace } from '../mapped-text.ts'
import { linesOf, type SourceText, type TextRange } from '../source-text.ts'

/** A unit before its place is worked out. `range` is where its quote stands. */
export type UnitDraft = Omit<Unit, 'locator' | 'quote' | 'block'> & { range: TextRange }

interface OpenSection extends Section {
  heading?: TextRange
}

/** Collects units under headings; makes quotes and locators out of ranges. */
export interface SectionBuilder {
  /** Begins a section; `heading` is where its own heading's text stands. */
  startSection(headingPath: string[], heading?: TextRange, id?: string): void
  /** Begins a new block; units added after it share its number. */
  startBlock(): void
  addUnit(draft: UnitDraft): void
  /** Other wordings of the question that was added last; where the last unit is no question they are left out. */
  addOtherWordings(wordings: readonly string[]): void
  /**
   * The sections that hold something. A heading with nothing under it, not even another heading, becomes a unit
   * of its own, so that no words are lost.
   */
  finish(): Section[]
}

export function createSectionBuilder(source: SourceText): SectionBuilder {
  const sections: OpenSection[] = [{ headingPath: [], units: [] }]
  let block = 0

  function makeUnit({ range, text, ...draft }: UnitDraft): Unit {
    return {
      ...draft,
      text: draft.kind === 'code' ? text : flattenSpace(text),
      quote: source.text.slice(range.from, range.to),
      locator: linesOf(source, range),
      block,
    }
  }

  return {
    startSection(headingPath, heading, id) {
      sections.push({ headingPath, units: [], ...(heading && { heading }), ...(id !== undefined && { id }) })
      block += 1
    },
    startBlock() {
      block += 1
    },
    addUnit(draft) {
      if (draft.range.to <= draft.range.from || draft.text.trim() === '') return
      sections.at(-1)?.units.push(makeUnit(draft))
    },
    addOtherWordings(wordings) {
      const question = sections.at(-1)?.units.at(-1)
      if (question?.isQuestion !== true || wordings.length === 0) return
      question.alsoAsked = [...(question.alsoAsked ?? []), ...wordings]
    },
    finish() {
      return sections.flatMap(({ heading, ...section }, index) => {
        if (section.units.length > 0) return [section]
        const next = sections[index + 1]
        const isParent = next !== undefined && next.headingPath.length > section.headingPath.length
        if (heading === undefined || isParent) return []
        block += 1
        const text = section.headingPath.at(-1) ?? source.text.slice(heading.from, heading.to)
        return [{ ...section, units: [makeUnit({ kind: 'sentence', text, range: heading })] }]
      })
    },
  }
}
