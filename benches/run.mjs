// `npm run bench`: the same programs in Diapause, CPython and a peer, in one run.
//
//   node benches/run.mjs [--rounds N] [program ...]
//
// A time is that of compiling and executing the source in a process that is warm; rounds are
// interleaved, and the median counts. All must come to the same value.

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { folder, median, prepare, table } from './report.mjs'

const { values: options, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '5' } },
  allowPositionals: true,
})
const rounds = Number(options.rounds)
const programs = readdirSync(`${folder}programs`)
  .map(file => file.replace(/\.py$/, ''))
  .filter(name => positionals.length === 0 || positionals.includes(name))
  .map(name => ({ name, path: `${folder}programs/${name}.py`, times: [[], [], []], values: [] }))

const { diapause, monty, versions } = await prepare()
const python = await startPython()
const runners = [
  ({ source }) => time(() => new diapause.Platform().runSync(source).value),
  ({ path }) => python.run(path),
  ({ source }) => time(() => new monty.Monty(source).run()),
]
const cannot = new Map()

for (const program of programs) program.source = readFileSync(program.path, 'utf8')
for (let round = 0; round < rounds; round++) {
  process.stderr.write(`round ${round + 1} of ${rounds} `)
  for (const program of programs) {
    for (const [at, runner] of runners.entries()) await measure(program, at, runner)
    process.stderr.write('.')
  }
  process.stderr.write('\n')
}
python.end()
const isAgreed = print()
process.exitCode = isAgreed ? 0 : 1

async function measure(program, at, runner) {
  if (cannot.has(`${program.name} ${at}`)) return
  try {
    const { ms, value } = await runner(program)
    program.times[at].push(ms)
    program.values[at] = String(value)
  } catch (error) {
    cannot.set(`${program.name} ${at}`, error.message.split('\n').at(-1))
  }
}

function time(run) {
  const began = performance.now()
  const value = run()
  return { ms: performance.now() - began, value }
}

/** CPython in a process of its own: a path in, a time and a value out. */
async function startPython() {
  const command = process.env.PYTHON ?? (process.platform === 'win32' ? 'python' : 'python3')
  const child = spawn(command, [`${folder}cpython.py`], { stdio: ['pipe', 'pipe', 'inherit'] })
  const failed = new Promise((_, reject) => child.on('error', reject))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const read = async () => {
    const { value, done } = await Promise.race([lines.next(), failed])
    if (done) throw new Error('CPython ended')
    return JSON.parse(value)
  }
  const version = await read()
  const run = path => {
    child.stdin.write(`${path}\n`)
    return read()
  }
  return { version, run, end: () => child.stdin.end() }
}

/** Prints the table; answers whether all came to the same values. */
function print() {
  const ratios = [[], []]
  const rows = programs.map(program => {
    const [ours, cpython, peer] = program.times.map(times =>
      times.length > 0 ? median(times) : undefined,
    )
    const ratio = (other, at) => {
      if (ours === undefined || other === undefined) return '-'
      ratios[at].push(other / ours)
      return (other / ours).toFixed(2)
    }
    const ms = number => (number === undefined ? '-' : number.toFixed(1))
    return [program.name, ms(ours), ms(cpython), ms(peer), ratio(cpython, 0), ratio(peer, 1)]
  })
  const mean = list =>
    list.length === 0
      ? '-'
      : Math.exp(list.reduce((sum, ratio) => sum + Math.log(ratio), 0) / list.length).toFixed(2)
  rows.push(['geometric mean', '', '', '', mean(ratios[0]), mean(ratios[1])])
  console.log(
    `\n${[...versions, `CPython ${python.version}`, `median of ${rounds}`].join(' · ')}\n`,
  )
  const head = [
    'program',
    'Diapause ms',
    'CPython ms',
    'monty ms',
    'CPython / ours',
    'monty / ours',
  ]
  console.log(table(head, rows))
  console.log('\nA ratio above 1: Diapause is faster.')
  for (const [where, reason] of cannot) {
    const [name, at] = where.split(' ')
    console.log(`${['Diapause', 'CPython', 'monty'][at]} cannot run ${name}: ${reason}`)
  }
  const different = programs.filter(program => new Set(program.values.filter(Boolean)).size > 1)
  for (const { name, values } of different) console.log(`DIFFERENT ${name}: ${values.join(', ')}`)
  return different.length === 0
}
