import type { Config } from '../config.ts'
import type { IndexProgress, IndexReport } from '../ingest/index-course.ts'
import type { OpenTutorOptions } from '../open-tutor.ts'

/** Shows how far long work is: a bar that redraws itself on a terminal, nothing elsewhere. */
export function createProgressBar(stream: NodeJS.WriteStream = process.stderr) {
  let drawn = false
  return {
    show({ done, total, path }: IndexProgress): void {
      if (!stream.isTTY) return
      const width = 24
      const share = total === 0 ? 1 : Math.min(1, done / total)
      const filled = Math.round(share * width)
      stream.write(`\r\u001B[2K${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total} ${path}`)
      drawn = true
    },
    clear(): void {
      if (drawn) stream.write('\r\u001B[2K')
      drawn = false
    },
  }
}

/** The configuration for the tutor; and tells on standard error how indexing goes, what was left out and what fails. */
export function tellIndexing(config: Config): OpenTutorOptions {
  const bar = createProgressBar()
  let isFirst = false
  return {
    config,
    onNotice: tellNotice,
    onFirstIndexing(courseTitle) {
      isFirst = true
      process.stderr.write(`Indexing "${courseTitle}" for the first time …\n`)
    },
    onProgress: (progress) => bar.show(progress),
    onIndexed(report) {
      bar.clear()
      if (isFirst || report.problems.length > 0) process.stderr.write(describeReport(report))
    },
  }
}

/** Tells on standard error what is done in a lesser way. */
export function tellNotice(sentence: string): void {
  process.stderr.write(`tutor: ${sentence}\n`)
}

/** What indexing did, with each file that was left out and why. */
export function describeReport(report: IndexReport): string {
  const changes = [
    [report.added, 'added'],
    [report.changed, 'changed'],
    [report.removed, 'removed'],
    [report.unchanged, 'unchanged'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, what]) => `${count} ${what}`)
  const summary = `Indexed ${report.documents} documents in ${report.chunks} chunks (${changes.join(', ') || 'nothing to do'}) in ${Math.round(report.ms)} ms.\n`
  const problems = report.problems.map(({ path, reason }) => `  left out ${path}: ${reason}\n`)
  return summary + problems.join('')
}
