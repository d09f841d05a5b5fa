import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../language.ts'
import { packageRoot } from '../package-root.ts'

/**
 * English counts as everyday from this many occurrences on, inflections together, among the 51 million words of film
 * subtitles that SUBTLEX-US counts ("folks" 3,900, "survives" 2,600, but "quorum" 27, "mesh" 35).
 */
const everydayCount = 150
const commonestCount = 50_000

/** Korean verb and adjective endings: what ends so is a predicate, and predicates are what askers vary freely. */
const predicateEnding =
  /(하는|하면|하고|해서|하지|하기|되는|되면|되고|돼서|되나|하나|할까|될까|한다|된다|하려|[으리지끼]면|[어아해여워려져혀]서|는데|은데|던데|니까|지만|다고|라고|던|려고|도록|거나|[나까어아해돼세네죠지][요]|까|냐|는지|은지|을지|[어아해여워려져]야|[어아해여워려져]도|[어아해여워려]지[고는지다]?|[하되]게|[은는운인한된던]가요?|면요|하며|했|됐|않[은는다고]?)$/u
const hangul = /[\uac00-\ud7af]/u
const plainNumber = /^[\d.,]{1,4}$/u

let table: string | undefined
const mostKept = 20_000
const numbers = new Map<string, number | undefined>()

/**
 * Whether a word that the course never uses is an everyday one: the asker's own way of saying something the course
 * may well hold ("folks", "투입하면"), rather than the name of a foreign subject ("quorum", "비빔밥").
 */
export function isOrdinaryWord(surface: string): boolean {
  const word = surface.toLowerCase().normalize('NFC')
  if (plainNumber.test(word) || !/\p{L}/u.test(word)) return true
  if (hangul.test(word)) return predicateEnding.test(word) || everydayNumber('ko', word) !== undefined
  return countOf(word) >= everydayCount
}

/**
 * How much a word tells of a question's subject, 0.5 to 1: a rare word of the course that everybody uses all day
 * ("piece", "ten", "먼저") is rare there by chance.
 */
export function subjectWeight(surface: string): number {
  const word = surface.toLowerCase().normalize('NFC')
  if (word.includes(' ')) return 1
  if (hangul.test(word)) {
    const rank = everydayNumber('ko', word)
    return rank === undefined ? 1 : rank <= 1_000 ? 0.6 : 0.8
  }
  const count = countOf(word)
  if (count < everydayCount) return 1
  return 1 - 0.5 * Math.min(1, Math.log(count / everydayCount) / Math.log(commonestCount / everydayCount))
}

function countOf(word: string): number {
  return [...baseForms(word), ...baseForms(word.replace(negation, ''))].reduce(
    (sum, form) => sum + (everydayNumber('en', form) ?? 0),
    0,
  )
}

/** "untouched", "non-stop": as everyday as what it denies. */
const negation = /^(?:un|non-?)(?=[a-z]{4})/u

const suffixes: Array<[ending: RegExp, bases: string[]]> = [
  [/(s|es)$/u, ['']],
  [/ies$/u, ['y']],
  [/ied$/u, ['y']],
  [/(ed|d)$/u, ['', 'e']],
  [/(.)\1(ed|ing|er)$/u, ['$1']],
  [/ing$/u, ['', 'e']],
  [/ly$/u, ['']],
  [/(ers?|rs?)$/u, ['', 'e']],
  [/ise(s|d)?$/u, ['ize']],
]

/** The word and what it may be an inflection of; forms that are no words count nothing. */
function baseForms(word: string): Set<string> {
  const forms = new Set([word])
  for (const [ending, bases] of suffixes) {
    if (!ending.test(word)) continue
    for (const base of bases) {
      const form = word.replace(ending, base)
      if (form.length >= 3) forms.add(form)
    }
  }
  return forms
}

/**
 * Of an English word its occurrences, of a Korean form its rank, 1 for the commonest. It is looked for in the table's
 * text, each word once a process: one question asks for a dozen of twenty thousand.
 */
function everydayNumber(language: Language, word: string): number | undefined {
  const key = `\n${language}\t${word}\t`
  if (numbers.has(key)) return numbers.get(key)
  table ??= `\n${readFileSync(join(packageRoot, 'src/answer/everyday-words.tsv'), 'utf8')}`
  const found = table.indexOf(key)
  const number =
    found === -1 ? undefined : Number.parseInt(table.slice(found + key.length, found + key.length + 12), 10)
  if (numbers.size >= mostKept) numbers.clear()
  numbers.set(key, number)
  return number
}
