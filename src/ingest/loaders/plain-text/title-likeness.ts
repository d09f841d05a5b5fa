import type { TextLine } from './read-lines.ts'

const continuedMark =
  /\s*(?:[([（]\s*)?(?:계속|이어서|cont(?:inued|['’]?d)?\.?|continued)\s*(?:[)\]）])?\s*$|\s*[([]\s*\d{1,2}\s*(?:\/\s*\d{1,2}\s*)?[)\]]\s*$|\s+\d{1,2}\s*\/\s*\d{1,2}\s*$/iu
const verbEnding = /(?:함|음|임|됨|됨|짐|킴|다|요|죠|까|라|자)[.!]?$/u
const chapterMark =
  /^(?:chapter|part|section|unit|module|week|lecture|lesson)\s*\.?\s*(?:\d{1,2}|[ivx]{1,4})\b|^제?\s*\d{1,2}\s*(?:장|부|강|절|주차|차시)(?![\p{L}])|^(?:part|chapter)\b/iu

/** Whether the line could be a title by itself: short, no bullet, no table, no sentence. */
export function isTitleLike(line: TextLine): boolean {
  return (
    !line.isBlank &&
    line.tabs === 0 &&
    !isSymbolBullet(line) &&
    line.width <= 80 &&
    !endsSentence(withoutContinuedMark(line.text)) &&
    !/^(?:[(,)\]=+&→]|\p{Ll}+[\s,;])/u.test(line.text) &&
    !/[,;]$/u.test(line.text)
  )
}

/** A bullet that is a sign and not a number. */
export function isSymbolBullet(line: TextLine): boolean {
  return line.bullet !== undefined && !/[\p{L}\p{N}]/u.test(line.bullet)
}

/** Whether the text ends with the stop of a statement. */
export function endsSentence(text: string): boolean {
  return /(?:[^.]\.|[。!])["'”’)]*$/u.test(text) && !/\b(?:etc|inc|vs|no)\.$/iu.test(text)
}

/** How much a line of a slide looks like its title; 0 is undecided. */
export function titleScore(line: TextLine): number {
  if (!isTitleLike(line)) return -4
  const { text, width } = line
  let score = 0
  if (width <= 36) score += 1
  if (width > 56) score -= 1
  if (verbEnding.test(text) && !/\p{Script=Hangul}(?:하기|까)\??$/u.test(text)) score -= 2
  if (/[→=⇒]|->/u.test(text.replaceAll(/\([^()]*\)/gu, ''))) score -= 2
  if (/^(?:ex\)|예\)|note:|cf\.)/iu.test(text)) score -= 3
  if (/^[^:]{2,30}:\s+\S/u.test(text)) score -= 1
  if (continuedMark.test(text)) score += 3
  if (chapterMark.test(text)) score += 1
  return score
}

/** A title without "(계속)", "(cont.)", "(2/3)" at its end. */
export function withoutContinuedMark(title: string): string {
  const bare = title.replace(continuedMark, '').trim()
  return bare === '' ? title : bare
}

/** Whether the title says by itself that a part of the course begins: "Chapter 2", "제3장". */
export function isChapterTitle(title: string): boolean {
  return chapterMark.test(title)
}

/** For comparing titles: no case, space, punctuation or number in front. */
export function titleKey(title: string): string {
  return withoutContinuedMark(title)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:제?\s*\d+\s*[장부강절]|(?:chapter|part)\s*\d+|\d+(?:\.\d+)*)[.):\s-]*/u, '')
    .replace(/[\s\p{P}\p{S}]+/gu, '')
}
