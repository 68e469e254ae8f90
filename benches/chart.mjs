// The picture of a result: a row per program, bars of ratios on a logarithmic axis.
//
//   node benches/chart.mjs docs/benchmarks.json > docs/benchmarks.svg

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { limitsInWords, ratio, versions } from './figures.mjs'

const WIDTH = 880
const LEFT = 168
const RIGHT = 64
const TOP = 92
const ROW = 18
const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

// Both palettes stand on a ground of their own, so the picture reads well wherever it is shown.
const style = `
.ground { fill: #ffffff } text { fill: #1f2328; font: 12px system-ui, sans-serif }
.title { font-size: 16px; font-weight: 600 } .small { font-size: 11px } .bold { font-weight: 600 }
.soft { fill: #59636e } .grid { stroke: #dfe3e8 } .one { stroke: #59636e; stroke-width: 1.5 }
.faster { fill: #3b78dc } .slower { fill: #d0662a }
.monty { fill: #16835c } .micropython { fill: #8250df } .pyodide { fill: #b08800 }
.mark { stroke: #ffffff; stroke-width: 1 } .band { fill: #f3f5f8 }
@media (prefers-color-scheme: dark) {
.ground { fill: #0d1117 } text { fill: #e6edf3 } .soft { fill: #9198a1 } .grid { stroke: #272d35 }
.one { stroke: #9198a1 } .faster { fill: #4f8bf0 } .slower { fill: #e58346 }
.monty { fill: #3fbf90 } .micropython { fill: #b392f6 } .pyodide { fill: #dbb32c }
.mark { stroke: #0d1117 } .band { fill: #171c24 }
}`

/** Draws a result of run.mjs. */
export function chart(result) {
  const { programs, means } = result
  // How our own engine does in WebAssembly stands in the tables.
  const contestants = result.contestants.filter(({ name }) => name !== 'wasm')
  const peers = contestants.filter(({ name }) => !['diapause', 'cpython'].includes(name))
  const bars = contestants.some(({ name }) => name === 'cpython')
  const rows = programs
    .filter(({ ms }) => ms.diapause)
    .map(program => ({ name: program.name.replaceAll('_', ' '), of: name => ratio(program, name) }))
    .sort((a, b) => (b.of('cpython') ?? 0) - (a.of('cpython') ?? 0))
  rows.push({ name: 'geometric mean', of: name => means[name] ?? undefined, isMean: true })
  const x = axis(rows.flatMap(row => contestants.map(({ name }) => row.of(name))).filter(Boolean))
  const bottom = TOP + rows.length * ROW + 4
  const height = bottom + 80
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    '<title>How much faster Diapause runs programs than other interpreters</title>',
    `<style>${style}\n</style>`,
    `<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>`,
    text(16, 28, 'How many times faster Diapause is', 'title'),
    text(16, 46, 'right of 1: Diapause is faster; left of 1: the other is; logarithmic', 'soft'),
    legend(peers, bars),
  ]
  for (const tick of x.ticks) {
    const at = round(x.of(tick))
    const kind = tick === 1 ? 'one' : 'grid'
    out.push(`<line class="${kind}" x1="${at}" x2="${at}" y1="${TOP - 4}" y2="${bottom}"/>`)
    out.push(text(at, TOP - 10, `${tick}×`, 'small soft', 'middle'))
    out.push(text(at, bottom + 14, `${tick}×`, 'small soft', 'middle'))
  }
  rows.forEach((row, at) => {
    out.push(...drawRow(row, TOP + at * ROW, x, peers))
  })
  const runs = result.runs === 1 ? 'one run' : `medians of ${result.runs} runs`
  const notes = [
    `${result.command}, ${runs}, Diapause under its limits: ${limitsInWords(result)}`,
    versions(result),
    `${result.date} · Node ${result.node} · ${result.machine}`,
  ]
  notes.forEach((note, at) => {
    out.push(text(16, height - 42 + at * 15, note, 'small soft'))
  })
  return `${out.join('\n')}\n</svg>\n`
}

function drawRow({ name, of, isMean }, y, x, peers) {
  const middle = y + ROW / 2
  const kind = isMean ? 'bold' : ''
  const out = []
  if (isMean) {
    out.push(`<rect class="band" x="8" y="${y}" width="${WIDTH - 16}" height="${ROW}" rx="3"/>`)
    out.push(
      `<line class="one" x1="${round(x.of(1))}" x2="${round(x.of(1))}" y1="${y}" y2="${y + ROW}"/>`,
    )
  }
  out.push(text(LEFT - 10, middle + 4, name, kind, 'end'))
  const value = of('cpython')
  if (value !== undefined) {
    const [from, to] = [x.of(1), x.of(value)].sort((a, b) => a - b)
    const color = value >= 1 ? 'faster' : 'slower'
    const shape = `x="${round(from)}" y="${y + 4}" width="${round(to - from)}" height="${ROW - 8}"`
    out.push(`<rect class="${color}" ${shape} rx="2"/>`)
    out.push(text(WIDTH - 12, middle + 4, `${show(value)}×`, `small ${kind}`, 'end'))
  }
  for (const peer of peers) {
    const found = of(peer.name)
    if (found !== undefined) out.push(mark(peer.name, x.of(found), middle))
  }
  return out
}

/** The position of a ratio, and the ticks that are seen. */
function axis(ratios) {
  const low = Math.min(0.5, ...ratios) / 1.08
  const high = Math.max(2, ...ratios) * 1.08
  const width = WIDTH - LEFT - RIGHT
  const scale = width / Math.log(high / low)
  return {
    of: one => LEFT + Math.log(one / low) * scale,
    ticks: TICKS.filter(tick => tick >= low && tick <= high),
  }
}

/** Each peer has a shape too, for those who do not see its colour. */
function mark(name, at, y) {
  const x = round(at)
  const shapes = {
    monty: `<circle class="mark monty" cx="${x}" cy="${y}" r="4.5"/>`,
    micropython: `<path class="mark micropython" d="M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5z"/>`,
    pyodide: `<path class="mark pyodide" d="M${x} ${y - 5.5}l5 9.5h-10z"/>`,
  }
  return shapes[name]
}

function legend(peers, bars) {
  const out = []
  let x = 430
  const label = (words, color) => {
    out.push(text(x + 16, 28, words, 'small'))
    x += 16 + words.length * 6.2 + (color ? 14 : 18)
  }
  if (bars) {
    out.push(text(WIDTH - 12, TOP - 10, 'CPython', 'small soft', 'end'))
    out.push(`<rect class="faster" x="${x - 8}" y="19" width="9" height="10" rx="2"/>`)
    out.push(`<rect class="slower" x="${x + 2}" y="19" width="9" height="10" rx="2"/>`)
    label('than CPython')
  }
  for (const { name, title } of peers) {
    out.push(mark(name, x + 6, 24))
    label(`than ${title}`)
  }
  return out.join('\n')
}

const round = number => Math.round(number * 10) / 10

const show = value => (value < 10 ? value.toFixed(2) : value.toFixed(1))

function text(x, y, words, kind, anchor) {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const place = anchor ? ` text-anchor="${anchor}"` : ''
  return `<text x="${round(x)}" y="${round(y)}" class="${kind}"${place}>${safe}</text>`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(chart(JSON.parse(readFileSync(process.argv[2], 'utf8'))))
}
