/** What is wrong with a glob, said so that its author can mend it; `undefined` where it can be used. */
export function faultOfGlob(glob: string): string | undefined {
  if (glob.includes('\\')) return 'has a backslash; separate folders with "/"'
  if (/[[\]{}]|^!/u.test(glob))
    return 'uses brackets, braces or "!"; only *, ** and ? are known, so list each path'
  if (glob.startsWith('/') || /^[A-Za-z]:/u.test(glob)) return 'is absolute; write it from the course folder'
  if (glob.split('/').includes('..')) return 'leads out of the course folder; remove ".."'
  if (splitGlob(glob).length === 0) return 'is empty; name a file, a folder or "**"'
  return undefined
}

/**
 * Whether a path inside the course (forward slashes) matches a glob: `*` and `?` stay within one name, `**` spans
 * folders. A glob without wildcards names a file or a folder with all that is in it, so that `audience: staff` for
 * "solutions" does not silently miss "solutions/1.md". Hangul matches in either spelling (NFC, NFD).
 *
 * Time is bounded by the product of the two lengths, whatever the pattern: the last star alone is ever retried.
 */
export function matchesGlob(path: string, glob: string): boolean {
  const patterns = splitGlob(glob)
  const names = path.normalize('NFC').split('/')
  if (patterns.length > 0 && !/[*?]/u.test(glob)) patterns.push('**')
  return matchesSequence(names, patterns, '**', matchesName)
}

function splitGlob(glob: string): string[] {
  const segments = glob.normalize('NFC').split('/')
  const isFolder = segments.length > 1 && segments.at(-1) === ''
  const kept = segments.filter((segment) => segment !== '' && segment !== '.')
  return isFolder && kept.length > 0 ? [...kept, '**'] : kept
}

function matchesName(name: string, pattern: string): boolean {
  return matchesSequence(
    Array.from(name),
    Array.from(pattern),
    '*',
    (letter, wanted) => wanted === '?' || letter === wanted,
  )
}

/** Wildcard matching of items against a pattern in which `star` stands for any number of items. */
function matchesSequence(
  items: string[],
  pattern: string[],
  star: string,
  matchesOne: (item: string, wanted: string) => boolean,
): boolean {
  let item = 0
  let place = 0
  let retry: { item: number; place: number } | undefined
  while (item < items.length) {
    const wanted = pattern[place]
    if (wanted === star) {
      retry = { item, place: ++place }
    } else if (wanted !== undefined && matchesOne(items[item]!, wanted)) {
      item++
      place++
    } else if (retry) {
      item = ++retry.item
      place = retry.place
    } else {
      return false
    }
  }
  while (pattern[place] === star) place++
  return place === pattern.length
}
