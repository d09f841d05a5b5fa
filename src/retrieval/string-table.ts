/** Many strings in two typed arrays, so that a cache file holds them and nothing is decoded before it is asked for. */
export interface StringTable {
  /** UTF-16 code units of all strings, one after the other. */
  characters: Uint16Array
  /** Where each string starts, and at the end where the last one ends. */
  offsets: Uint32Array
}

export function buildStringTable(strings: readonly string[]): StringTable {
  const offsets = new Uint32Array(strings.length + 1)
  let length = 0
  for (const [index, text] of strings.entries()) {
    length += text.length
    offsets[index + 1] = length
  }
  const characters = new Uint16Array(length)
  let position = 0
  for (const text of strings) {
    for (let index = 0; index < text.length; index += 1) characters[position + index] = text.charCodeAt(index)
    position += text.length
  }
  return { characters, offsets }
}

export function stringAt({ characters, offsets }: StringTable, index: number): string {
  return String.fromCharCode(...characters.subarray(offsets[index], offsets[index + 1]))
}

/** Place of a string in a table sorted by code units (the order of `Array.sort`), -1 where it is missing. */
export function findString({ characters, offsets }: StringTable, text: string): number {
  let low = 0
  let high = offsets.length - 2
  while (low <= high) {
    const middle = (low + high) >>> 1
    const order = compare(characters, offsets[middle] ?? 0, offsets[middle + 1] ?? 0, text)
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

function compare(characters: Uint16Array, start: number, end: number, text: string): number {
  const shared = Math.min(end - start, text.length)
  for (let index = 0; index < shared; index += 1) {
    const difference = (characters[start + index] ?? 0) - text.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return end - start - text.length
}
