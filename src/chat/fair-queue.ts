/** Work of people, with fair turns: one piece a person at a time, the people in turn, so many pieces at once. */
export interface FairQueue {
  /** Adds a piece of a person's work; it must not throw. */
  add(person: string, work: () => Promise<void>): void
  /** Adds a piece that runs before all others, and with none beside it; it must not throw. */
  addAlone(work: () => Promise<void>): void
  /** About how many pieces come before one that the person would add now; 0 where it begins at once. */
  countAhead(person: string): number
  readonly waiting: number
  readonly running: number
  /** Begins nothing any more; resolves when what runs has ended. */
  drain(): Promise<void>
}

/** @param limit How many pieces run at once. */
export function createFairQueue(limit: number): FairQueue {
  const waitingByPerson = new Map<string, Array<() => Promise<void>>>()
  /** People with work and none running, whose turn comes in this order. */
  const turns = new Set<string>()
  const busy = new Set<string>()
  const alone: Array<() => Promise<void>> = []
  let isAlone = false
  const idleListeners: Array<() => void> = []
  let waiting = 0
  let isDraining = false

  function beginNext(): void {
    if (isAlone) return
    if (alone.length > 0 && !isDraining) {
      beginAlone()
      return
    }
    while (busy.size < limit) {
      const [person] = turns
      if (isDraining || person === undefined) return
      turns.delete(person)
      const work = waitingByPerson.get(person)?.shift()
      if (work === undefined) continue
      waiting -= 1
      busy.add(person)
      void work().finally(() => {
        end(person)
      })
    }
  }

  function beginAlone(): void {
    if (busy.size > 0) return
    const work = alone.shift()
    if (work === undefined) return
    waiting -= 1
    isAlone = true
    void work().finally(() => {
      isAlone = false
      goOn()
    })
  }

  function end(person: string): void {
    busy.delete(person)
    if ((waitingByPerson.get(person)?.length ?? 0) > 0) turns.add(person)
    else waitingByPerson.delete(person)
    goOn()
  }

  function goOn(): void {
    if (busy.size === 0) for (const listener of idleListeners.splice(0)) listener()
    beginNext()
  }

  return {
    add(person, work) {
      const own = waitingByPerson.get(person) ?? []
      own.push(work)
      waitingByPerson.set(person, own)
      waiting += 1
      if (!busy.has(person)) turns.add(person)
      beginNext()
    },
    addAlone(work) {
      alone.push(work)
      waiting += 1
      beginNext()
    },
    countAhead(person) {
      const before = alone.length + (isAlone ? 1 : 0)
      if (before === 0 && busy.size < limit && !busy.has(person)) return 0
      // By the time of the person's n-th turn everybody else has had at most n.
      const ownTurns = (waitingByPerson.get(person)?.length ?? 0) + 1
      let ahead = before + ownTurns - 1 + (busy.has(person) ? 1 : 0)
      for (const [other, works] of waitingByPerson) {
        if (other !== person) ahead += Math.min(works.length, ownTurns)
      }
      return ahead
    },
    get waiting() {
      return waiting
    },
    get running() {
      return busy.size + (isAlone ? 1 : 0)
    },
    drain() {
      isDraining = true
      if (busy.size === 0 && !isAlone) return Promise.resolve()
      return new Promise((resolve) => {
        idleListeners.push(resolve)
      })
    },
  }
}
