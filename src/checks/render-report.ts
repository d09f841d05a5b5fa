import { csvOf } from '../csv.ts'
import type { Language } from '../language.ts'
import type { Report } from './make-report.ts'
import { renderReportPage } from './render-report-page.ts'
import { reportLines } from './report-lines.ts'
import { reportWording } from './report-wording.ts'

export type ReportFormat = 'text' | 'json' | 'csv' | 'html'

export function renderReport(report: Report, language: Language, format: ReportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report)}\n`
    case 'csv':
      return csvOf(
        reportLines(report, language).flatMap(({ heading, rows }) => rows.map((row) => [heading, ...row])),
      )
    case 'html':
      return renderReportPage(report, language)
    case 'text':
    default:
      return renderText(report, language)
  }
}

function renderText(report: Report, language: Language): string {
  const words = reportWording[language]
  const parts = reportLines(report, language).map(({ heading, rows }) => {
    const lines = rows.map(([name, value]) =>
      value === '' ? `  ${name}` : name === '' ? `  ${value}` : `  ${name}: ${value}`,
    )
    return [heading, ...(lines.length === 0 ? [`  ${words.none}`] : lines)].join('\n')
  })
  return `${[words.title(report.course), ...parts].join('\n\n')}\n`
}
