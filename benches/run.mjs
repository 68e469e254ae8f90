// `npm run bench`: the same programs in Diapause, CPython and its peers, interleaved, in one run.
//
//   node benches/run.mjs [--only a,b] [--runs N] [--peers x,y] [--quick] [--profile dist] [--out folder]
//
// A table goes to stdout. A whole run also writes docs/benchmarks.json and docs/benchmarks.svg, and
// the figures in the README; a part of one writes them where --out says, if it does. What is
// measured, and how, stands in benches/README.md.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chart } from './chart.mjs'
import { Contestant, known } from './contestant.mjs'
import { limits } from './engines/diapause.mjs'
import { inWords, means, tables, writeReadme } from './figures.mjs'
import { measureCompile, measureMemory, measureStart } from './more.mjs'
import { circumstances, folder, median, medianRatio, prepare } from './report.mjs'
import { objectHeavy, programs } from './suite.mjs'

/** How many seconds a program may take before its interpreter is given up for it. */
const PATIENCE = 20
/** How many milliseconds the runs of a program in one interpreter may take before they suffice. */
const ENOUGH = 8000

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string' },
    peers: { type: 'string' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'string' },
    out: { type: 'string' },
  },
})
const list = text => text?.split(',').filter(Boolean)
const isPart = options.only !== undefined || options.peers !== undefined || options.quick
// A whole run measures what is published; a part of one, what is there.
const profile = options.profile ?? (isPart ? undefined : 'dist')
const runs = Number(options.runs ?? (options.quick ? 1 : 5))
if (!(Number.isInteger(runs) && runs > 0)) throw new Error(`--runs ${options.runs}, not a number`)

if (profile) {
  const { buildNative } = await import('../scripts/build-native.mjs')
  const { buildTrained } = await import('../scripts/build-trained.mjs')
  if (profile !== 'dist' || !buildTrained()) buildNative(profile)
  const { buildWasm } = await import('../scripts/build-wasm.mjs')
  buildWasm()
}
await prepare()
const contestants = await assemble(list(options.peers))
const rows = programs(list(options.only)).map(program => ({
  ...program,
  times: new Map(contestants.map(({ name }) => [name, []])),
  outputs: new Map(),
  refused: {},
}))
for (let round = 0; round < runs; round++) {
  process.stderr.write(`run ${round + 1} of ${runs} `)
  for (const row of rows) {
    for (const contestant of contestants) await measure(row, contestant)
    process.stderr.write('.')
  }
  process.stderr.write('\n')
}
for (const contestant of contestants) await contestant.end()
const wrong = compareOutputs()

const result = {
  ...circumstances(),
  command: isPart ? 'a part of npm run bench' : 'npm run bench',
  profile,
  runs,
  limits,
  contestants: contestants.map(({ name, title, version }) => ({ name, title, version })),
  programs: rows.map(({ name, times, refused }) => ({
    name,
    ms: each(times, median),
    ratios: each(times, all => medianRatio(all, times.get('diapause'))),
    refused,
  })),
}
result.means = means(result)
if (!options.quick) {
  const all = known.filter(({ name }) => contestants.some(other => other.name === name))
  const heavy = rows.filter(({ name }) => objectHeavy.includes(name))
  result.memory = await measureMemory(heavy, all)
  result.start = await measureStart(all)
  result.compile = await measureCompile(all)
}
console.log(tables(result))
const out = options.out ? resolve(options.out) : isPart ? undefined : join(folder, '../docs')
if (out !== undefined) {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'benchmarks.json'), `${JSON.stringify(result, undefined, 2)}\n`)
  writeFileSync(join(out, 'benchmarks.svg'), chart(result))
  console.log(`\nwritten: ${join(out, 'benchmarks.json')}, ${join(out, 'benchmarks.svg')}`)
  if (!isPart && options.out === undefined) writeReadme(inWords(result))
}
for (const { name, output, expected } of wrong) {
  console.error(`DIFFERENT ${name}: Diapause printed ${output.trim()}, CPython ${expected.trim()}`)
}
process.exitCode = wrong.length === 0 ? 0 : 1

/** What is said of the times of each who has any. */
function each(times, say) {
  const some = [...times].filter(([, all]) => all.length > 0)
  return Object.fromEntries(some.map(([who, all]) => [who, say(all)]))
}

/** Those who take part, ours and CPython first; who cannot start is left out, and it is said. */
async function assemble(peers) {
  const names = known.map(({ name }) => name)
  const unknown = peers?.filter(name => !names.includes(name)) ?? []
  if (unknown.length > 0) throw new Error(`no peer ${unknown.join(', ')}, there is ${names}`)
  const found = []
  for (const one of known) {
    if (peers && one.name !== 'diapause' && !peers.includes(one.name)) continue
    const contestant = new Contestant(one, PATIENCE)
    try {
      contestant.version = (await contestant.hello()).version
      found.push(contestant)
    } catch (error) {
      if (one.name === 'diapause') throw error
      console.error(`${one.title} does not take part: ${error.message}`)
    }
  }
  return found
}

async function measure({ name, source, times, outputs, refused }, contestant) {
  const sofar = times.get(contestant.name)
  if (refused[contestant.name] || sofar.reduce((sum, ms) => sum + ms, 0) > ENOUGH) return
  const request = { do: 'run', name: `${name}.py`, source }
  const { ms, output, error } = await contestant.ask(request)
  if (error !== undefined) {
    refused[contestant.name] = error
    return
  }
  sofar.push(ms)
  outputs.set(contestant.name, output)
}

/** A peer that prints something else did not run the program; if it is Diapause, that is a bug. */
function compareOutputs() {
  const found = []
  for (const { name, times, outputs, refused } of rows) {
    const expected = outputs.get('cpython') ?? outputs.get('diapause')
    for (const [who, output] of outputs) {
      if (output === expected) continue
      if (who === 'diapause' || who === 'wasm') found.push({ name, output, expected })
      refused[who] = `prints ${JSON.stringify(output.trim())}`
      times.set(who, [])
    }
    if (refused.diapause && !outputs.has('diapause')) {
      found.push({ name, output: refused.diapause, expected: expected ?? '' })
    }
  }
  return found
}
