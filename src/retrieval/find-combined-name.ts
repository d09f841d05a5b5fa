import type { ChunkText } from './chunk-source.ts'
import type { Term } from './term-base.ts'

const word = String.raw`\p{Lu}[\p{L}\p{N}.]*`
const namePattern = String.raw`${word}(?:[ -]${word}){0,2}`
const combined = new RegExp(String.raw`^(${namePattern}) (?:with|\+|plus) (${namePattern})$`, 'u')

/** How people call what a text calls "X with Y" or "X + Y". */
const sayings = ['combination', 'combined', 'combo', '조합', '합치다', '같이 쓰다', '함께 쓰다']

/**
 * Where headings and table columns name one combination of two things that they name apart, too ("Spring Cloud with
 * Kubernetes"), that is what "the combination" means in the course. None where there are several.
 */
export function createCombinedNameFinder(): {
  add(chunk: Pick<ChunkText, 'headingPath' | 'text'>): void
  name(): string | undefined
} {
  const titles = new Set<string>()
  const found = new Map<string, { title: string; parts: string[] }>()
  return {
    add({ headingPath, text }) {
      for (const each of [...headingPath, ...text.split(/[\n\t|]/u)]) {
        const title = each.replaceAll('*', '').trim()
        if (title.length > longestTitle) continue
        titles.add(title)
        const [, ...parts] = combined.exec(title) ?? []
        if (parts.length > 0) found.set(parts.join(' with '), { title, parts })
      }
    },
    name() {
      const named = [...found.values()].filter(({ parts }) =>
        parts.every((part) => [...titles].some((title) => title.includes(part) && !combined.test(title))),
      )
      return named.length === 1 ? named[0]?.title : undefined
    },
  }
}

const longestTitle = 80

/** A course's own meaning of a word goes before the general one. */
export function termsOfCombinedName(name: string | undefined): Term[] {
  return name === undefined ? [] : [{ names: [...sayings, name], origin: 'glossary' }]
}
