import { watch, type FSWatcher } from 'node:fs'

export interface CourseWatch {
  /** Why the course in the folder cannot be used; none where the index is fresh. */
  readonly problem: string | undefined
  close(): void
}

export interface CourseWatchParts {
  folder: string
  /** Brings the index up to date aside and swaps it in; what it throws leaves the old index in use. */
  refresh: () => Promise<void>
  /** Called once for each new reason. */
  onProblem: (error: unknown) => void
  /** Called when it works again. */
  onMended?: () => void
  quietMs?: number
  pollMs?: number
}

/**
 * Follows a course folder: after a change and a moment of quiet (an editor or a pull writes many files) the index is
 * brought up to date. The system's notices can be lost, so it also looks now and then.
 */
export function watchCourse(parts: CourseWatchParts): CourseWatch {
  const { quietMs = 1_000, pollMs = 60_000 } = parts
  let quiet: NodeJS.Timeout | undefined
  let isRefreshing = false
  let isStale = false
  let problem: string | undefined

  async function refresh(): Promise<void> {
    isStale = true
    if (isRefreshing) return
    isRefreshing = true
    while (isStale) {
      isStale = false
      try {
        await parts.refresh()
        if (problem !== undefined) parts.onMended?.()
        problem = undefined
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        if (reason !== problem) parts.onProblem(error)
        problem = reason
      }
    }
    isRefreshing = false
  }

  function onChange(): void {
    clearTimeout(quiet)
    quiet = setTimeout(() => void refresh(), quietMs)
  }

  const watcher = tryToWatch(parts.folder, onChange)
  const poll = setInterval(() => void refresh(), pollMs)
  poll.unref()
  return {
    get problem() {
      return problem
    },
    close() {
      watcher?.close()
      clearTimeout(quiet)
      clearInterval(poll)
    },
  }
}

/** Where the system cannot watch the folder (some network file systems), looking now and then must do. */
function tryToWatch(folder: string, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { recursive: true, persistent: false }, onChange)
    watcher.on('error', () => {
      watcher.close()
    })
    return watcher
  } catch {
    return undefined
  }
}
