import type { Language } from '../language.ts'
import type { Report } from './make-report.ts'
import type { Interval } from './measure-agreement.ts'
import { reportWording } from './report-wording.ts'

/** A heading with rows of a name and what is said of it. */
export interface ReportPart {
  heading: string
  rows: Array<[name: string, value: string]>
}

/** The report part by part, as text, CSV and page say it. */
export function reportLines(report: Report, language: Language): ReportPart[] {
  const words = reportWording[language]
  const { shares, humanAnswers, queue, agreement } = report
  const hours = (value: number | undefined) => (value === undefined ? words.none : value.toFixed(1))
  return [
    {
      heading: words.questions,
      rows: [
        [words.questions, String(report.questions)],
        [words.people, String(report.people)],
        [words.answered, percent(shares.answered)],
        [words.refused, percent(shares.refused)],
        [words.hints, percent(shares.hints)],
        [words.checked, percent(shares.checked)],
      ],
    },
    { heading: words.perDay, rows: report.days.map(({ day, questions }) => [day, String(questions)]) },
    {
      heading: words.humanAnswers,
      rows: [
        [words.asked, String(humanAnswers.asked)],
        [words.answered, String(humanAnswers.answered)],
        [words.medianHours, hours(humanAnswers.medianHours)],
        [words.slowestHours, hours(humanAnswers.slowestHours)],
      ],
    },
    {
      heading: words.queue,
      rows: [
        [words.open, String(queue.open)],
        [words.verified, String(queue.verified)],
        [words.corrected, String(queue.corrected)],
        [words.rejected, String(queue.rejected)],
      ],
    },
    {
      heading: words.agreement,
      rows: [
        [words.exact, agreement.overall.count === 0 ? words.none : interval(agreement.overall.exact)],
        [words.kappa, agreement.overall.kappa === undefined ? words.none : interval(agreement.overall.kappa)],
        ...agreement.criteria.map(({ criterion, agreement: each }): [string, string] => [
          criterion,
          `${interval(each.exact)}; ${words.kappa}: ${each.kappa === undefined ? words.none : interval(each.kappa)}`,
        ]),
        ['', agreement.isOpen ? words.gate.open : words.gate.shut],
      ],
    },
    {
      heading: words.mostCited,
      rows: report.mostCited.map(({ section, count }) => [section, String(count)]),
    },
    { heading: words.neverCited, rows: report.neverCited.map((section) => [section, '']) },
    {
      heading: words.confusions,
      rows: report.confusions.map(({ section, count }) => [section, String(count)]),
    },
  ]
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** "0.82 (0.71 to 0.93)": with its 95 % interval. */
function interval({ value, low, high }: Interval): string {
  return `${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`
}
