/** The same seed gives the same numbers on every machine and version of Node. */
export interface SeededRandom {
  /** 0 inclusive to 1 exclusive. */
  next(): number
  /** 0 inclusive to `count` exclusive. */
  below(count: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

/** mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (public domain). */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('There is nothing to pick from.')
      return item
    },
  }
}

/**
 * A picker whose n-th item comes with a frequency of 1 / (n + 2.7) ** exponent: Zipf's law with Mandelbrot's shift,
 * which fits the words of real prose better at the top.
 */
export function createZipfPicker<Item>(
  random: SeededRandom,
  items: readonly Item[],
  exponent = 1,
): () => Item {
  let total = 0
  const sums = items.map((_, rank) => (total += 1 / (rank + 2.7) ** exponent))
  return () => {
    const at = random.next() * total
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    const item = items[low]
    if (item === undefined) throw new RangeError('There is nothing to pick from.')
    return item
  }
}

/** A shuffled copy. */
export function shuffle<Item>(random: SeededRandom, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
