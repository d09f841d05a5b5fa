import type { Language } from '../language.ts'
import type { Report } from './make-report.ts'
import { embeddedFamily, embedHangul } from './embed-hangul.ts'
import { reportLines } from './report-lines.ts'
import { reportWording } from './report-wording.ts'

const style = `
:root { color-scheme: light dark; --bar: #3b6fd4; --other: #d4813b; --line: #8884; }
body { font: 16px/1.5 "${embeddedFamily}", system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } td { border-bottom: 1px solid var(--line); padding: .3rem .5rem; overflow-wrap: anywhere; }
td:last-child { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
svg { width: 100%; height: auto; } svg text { font-size: 12px; fill: currentColor; }
`

/** The report as one page that needs nothing else: no script, no network, no font of the machine that has Hangul. */
export function renderReportPage(report: Report, language: Language): string {
  const words = reportWording[language]
  const [questions, ...rest] = reportLines(report, language)
  const charts = new Map([
    [words.perDay, dayChart(report, language)],
    [words.mostCited, barChart(report.mostCited, words.mostCited)],
    [words.confusions, barChart(report.confusions, words.confusions)],
  ])
  const sections = [...(questions === undefined ? [] : [questions]), ...rest]
    .map(({ heading, rows }) => {
      const chart = charts.get(heading)
      const cells = rows.map(([name, value]) => `<tr><td>${escape(name)}</td><td>${escape(value)}</td></tr>`)
      const table = cells.length === 0 ? `<p>${words.none}</p>` : `<table>${cells.join('')}</table>`
      return `<section><h2>${escape(heading)}</h2>${chart ?? ''}${table}</section>`
    })
    .join('\n')
  const title = escape(words.title(report.course))
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${title}</title><style>${embedHangul(title + sections)}${style}</style></head>
<body><h1>${title}</h1>
${sections}
</body></html>
`
}

const width = 800
const rowHeight = 26
const labelWidth = 105

/** Answered and other questions of each day, one bar a day. */
function dayChart({ days }: Report, language: Language): string {
  if (days.length === 0) return ''
  const words = reportWording[language]
  const height = 160
  const most = Math.max(...days.map(({ questions }) => questions))
  const step = Math.min(width / days.length, 48)
  const scale = (count: number) => (count / most) * height
  const bars = days.map(({ day, questions, answered }, index) => {
    const x = index * step + step * 0.1
    const bar = (from: number, count: number, colour: string) =>
      `<rect x="${x.toFixed(1)}" y="${(height - scale(from + count)).toFixed(1)}" width="${(step * 0.8).toFixed(1)}" height="${scale(count).toFixed(1)}" fill="var(--${colour})"/>`
    return `<g class="day"><title>${escape(day)}: ${questions}</title>${bar(0, answered, 'bar')}${bar(answered, questions - answered, 'other')}</g>`
  })
  const key = (x: number, colour: string, text: string) =>
    `<rect x="${x}" y="${height + 34}" width="12" height="12" fill="var(--${colour})"/><text x="${x + 18}" y="${height + 44}">${escape(text)}</text>`
  const legend = key(0, 'bar', words.answered) + key(width / 3, 'other', words.notAnswered)
  const label = (at: number, anchor: string, day = '') =>
    `<text x="${at}" y="${height + 18}" text-anchor="${anchor}">${escape(day)}</text>`
  return `<svg role="img" aria-label="${escape(words.perDay)}" viewBox="0 0 ${width} ${height + 52}">${legend}${bars.join('')}${label(0, 'start', days[0]?.day)}${days.length > 1 ? label(days.length > 4 ? days.length * step : width, 'end', days.at(-1)?.day) : ''}</svg>`
}

function barChart(entries: ReadonlyArray<{ section: string; count: number }>, label: string): string {
  if (entries.length === 0) return ''
  const most = Math.max(...entries.map(({ count }) => count))
  const bars = entries.map(({ section, count }, index) => {
    const y = index * rowHeight
    return `<g class="bar"><title>${escape(section)}: ${count}</title><rect x="0" y="${y + 4}" width="${((count / most) * width).toFixed(1)}" height="${rowHeight - 8}" fill="var(--bar)" opacity=".35"/><text x="6" y="${y + 17}">${escape(shorten(section))} · ${count}</text></g>`
  })
  return `<svg role="img" aria-label="${escape(label)}" viewBox="0 0 ${width} ${entries.length * rowHeight}">${bars.join('')}</svg>`
}

/** What the chart has room for; the table below it has the rest. A letter of Hangul is as wide as two others. */
function shorten(section: string): string {
  let room = labelWidth
  let shown = ''
  for (const letter of section) {
    room -= /\p{Script=Hangul}/u.test(letter) ? 2 : 1
    if (room < 0) return `${shown}…`
    shown += letter
  }
  return shown
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (mark) => marks[mark] ?? mark)
}
