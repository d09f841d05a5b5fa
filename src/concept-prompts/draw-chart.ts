import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Title } from 'chart.js'

/** Letters that the first font lacks are taken from the second. */
const family = 'TutorLatin, TutorKorean'
const width = 900
const rowHeight = 64
const margins = 110
const longestLabel = 34

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Title)
let hasFont = false

/** What a machine has of fonts is not known: the charts bring their own, which holds all of Hangul. */
function registerFont(): void {
  if (hasFont) return
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@fontsource/nanum-gothic/package.json')),
    'files',
  )
  GlobalFonts.registerFromPath(join(folder, 'nanum-gothic-latin-400-normal.woff2'), 'TutorLatin')
  GlobalFonts.registerFromPath(join(folder, 'nanum-gothic-korean-400-normal.woff2'), 'TutorKorean')
  hasFont = true
}

export interface ChartRow {
  label: string
  count: number
}

/** A bar chart as PNG: how many students met each criterion. Labels may be Korean. */
export function drawChart(chart: { title: string; rows: readonly ChartRow[]; most: number }): Buffer {
  registerFont()
  const height = margins + rowHeight * chart.rows.length
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const drawn = new Chart(context, {
    type: 'bar',
    data: {
      labels: chart.rows.map(({ label }) => linesOf(label)),
      datasets: [
        { data: chart.rows.map(({ count }) => count), backgroundColor: '#2f6f9f', barThickness: 26 },
      ],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: false,
      devicePixelRatio: 1,
      layout: { padding: 16 },
      font: { family, size: 16 },
      color: '#1f2328',
      plugins: {
        title: { display: true, text: chart.title, font: { family, size: 20 }, color: '#1f2328' },
      },
      scales: {
        x: {
          min: 0,
          max: Math.max(1, chart.most),
          ticks: { precision: 0, font: { family, size: 15 }, color: '#1f2328' },
          grid: { color: '#d8dee4' },
        },
        y: {
          ticks: { font: { family, size: 16 }, color: '#1f2328', autoSkip: false },
          grid: { display: false },
        },
      },
    },
    plugins: [
      {
        id: 'background',
        beforeDraw: () => {
          context.fillStyle = '#ffffff'
          context.fillRect(0, 0, width, height)
        },
      },
    ],
  })
  const png = canvas.toBuffer('image/png')
  drawn.destroy()
  return png
}

/** A label in at most two lines, cut at spaces. */
function linesOf(label: string): string[] {
  const lines = ['']
  // The fonts have no sign for minus of its own.
  for (const word of label.replaceAll('\u2212', '-').split(/\s+/u)) {
    const line = lines.at(-1) ?? ''
    if (line.length + word.length + 1 <= longestLabel) lines[lines.length - 1] = `${line} ${word}`.trim()
    else if (lines.length === 2) {
      lines[1] = `${line}…`
      break
    } else lines.push(word.slice(0, longestLabel))
  }
  return lines
}
