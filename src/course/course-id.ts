import { createHash } from 'node:crypto'

const maxSlugCharacters = 40

/**
 * An id for a folder's name: lower-case letters, digits and single hyphens, at most 49 characters. A name that
 * does not survive as such (Korean, accents, too long) gets a hash of the whole name after what is left of it, so
 * that "자료구조 1" and "운영체제 1" stay apart; nothing is transliterated. The same name always gives the same id,
 * whether the disk spells its Hangul composed or decomposed.
 */
export function courseIdOf(folderName: string): string {
  const name = folderName.normalize('NFKC').toLowerCase()
  const slug = name.replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '')
  const losesLetters = /\P{ASCII}/u.test(name)
  if (slug !== '' && !losesLetters && slug.length <= maxSlugCharacters) return slug
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8)
  const kept = slug.slice(0, maxSlugCharacters).replace(/-$/u, '')
  return `${kept === '' ? 'course' : kept}-${hash}`
}
