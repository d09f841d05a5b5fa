import type { Measurement } from './measurement.ts'

/** The measurements as Markdown: a table for each course, a row for each system. */
export function renderMeasurements(measurements: Measurement[]): string {
  const courses = [...new Set(measurements.map(({ course }) => course))]
  return courses
    .map((course) =>
      renderCourse(
        course,
        measurements.filter((measurement) => measurement.course === course),
      ),
    )
    .join('\n')
}

function renderCourse(course: string, rows: Measurement[]): string {
  const kinds = [...new Set(rows.flatMap(({ recallAt5ByKind }) => Object.keys(recallAt5ByKind)))]
  const head = [
    'system',
    'R@1',
    'R@5',
    'MRR@10',
    ...kinds.map((kind) => `R@5 ${kind}`),
    'p50 ms',
    'p99 ms',
    'build s',
    'chunks',
    'chunks/s',
    'disk MB',
    'peak MB',
    'ANN recall@10',
  ]
  const cells = rows.map((row) => [
    row.system,
    ...[row.recallAt1, row.recallAt5, row.mrrAt10].map(percent),
    ...kinds.map((kind) => percent(row.recallAt5ByKind[kind])),
    row.p50Ms.toFixed(2),
    row.p99Ms.toFixed(2),
    row.buildSeconds.toFixed(2),
    String(row.chunks),
    row.chunksPerSecond.toFixed(0),
    row.diskMegabytes.toFixed(1),
    row.peakMegabytes.toFixed(0),
    percent(row.neighbourRecallAt10),
  ])
  const lines = [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...cells]
  const questions = rows[0]?.questions ?? 0
  return `**${course}**, ${questions} questions\n\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : (100 * share).toFixed(1)
}
