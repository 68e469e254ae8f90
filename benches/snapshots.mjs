// `npm run bench:snapshots [case ...]`: bytes of paused programs, and the time to dump and to load
// them, here and in a peer, with the peer's figure divided by ours. The programs of snapshots/ are
// run until their first call of `ask`. Between rounds the event loop turns, as it does between the
// requests of a server: Node frees what an addon has given out only then, so that a loop without
// turns measures fresh memory from the system, here as in the peer. The two take turns, some rounds
// each, and a ratio is the median of those of turns that follow each other: a machine that is slower
// for a while is so for both.
//
// Large tables of objects are checked when they are loaded, and made when the program touches them.
// So a second table has what it takes to load such a program and to let it read all of it.

import { readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { circumstances, folder, median, medianRatio, prepare, table, version } from './report.mjs'

/** Name, what it is, and rounds: of what is short so many that most of them run optimised code. */
const cases = [
  ['tiny', 'one variable', 20_000],
  ['agent', 'classes, closures, a generator', 4000],
  ['agent_plain', 'the same without classes', 4000],
  ['records', '100,000 records', 7],
  ['ints', 'a million integers', 15],
  ['strings', 'a million different strings', 5],
  ['keys', 'a dict of 300,000 keys', 7],
  ['graph', '100,000 objects in circles', 7],
  ['deep', '900 activations', 1000],
]
/** What programs that both can run do with all that they have when they go on. */
const reading = {
  records: `total = 0
for record in records:
    total += record['id'] + len(record['name']) + len(record['tags'])
total
`,
  ints: 'sum(numbers)\n',
}
/** How often the contestants take turns, at most. */
const TURNS = 20
const wanted = process.argv.slice(2)
for (const name of wanted) {
  if (name !== 'delta' && !cases.some(([known]) => known === name))
    throw new Error(`there is no case ${name}`)
}

await prepare()
const monty = await import('@pydantic/monty')
// By path: a package of its own has no self-reference to the project.
const diapause = await import('../dist/index.mjs')
// The larger programs need more than what is the limit by default.
const limits = { memoryBytes: 1 << 30 }
const rows = []
const readRows = []
const cannot = []
for (const [name, what, rounds] of cases) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const source = readFileSync(`${folder}snapshots/${name}.py`, 'utf8')
  const pair = [paused(source)]
  try {
    pair.push(pausedPeer(source))
  } catch (error) {
    cannot.push(`monty cannot run ${name}: ${error.message.split('\n').at(-1)}`)
  }
  const [ours, peer] = await measure(pair, rounds)
  rows.push([`${name}: ${what}`, ...cells(ours), ...cells(peer), ...ratios(ours, peer)])
  if (name in reading) readRows.push(await readThrough(name, what, source))
}

const { date, commit, node, machine } = circumstances()
const versions = [
  `diapause ${version('../package.json')} (${commit})`,
  `monty ${version('node_modules/@pydantic/monty/package.json')}`,
]
console.log(`\n${[date, ...versions, `node ${node}`, machine, 'medians'].join(' · ')}\n`)
const head = ['paused program', 'bytes', 'dump ms', 'load ms']
const peerHead = ['monty bytes', 'dump ms', 'load ms']
const ratioHead = ['× bytes', '× dump', '× load']
console.log(table([...head, ...peerHead, ...ratioHead], rows))
if (readRows.length > 0) {
  console.log(`\n${table(['loaded, and all of it read', 'ms', 'monty ms', '×'], readRows)}`)
}
if (wanted.length === 0 || wanted.includes('delta')) delta()
for (const line of cannot) console.log(line)

function paused(source) {
  const py = new diapause.Platform({ limits })
  const step = py.startSync(source, { externalFunctions: ['ask'] })
  if (step.kind !== 'pending') throw new Error(`${step.kind}, expected a pending call`)
  return {
    dump: () => py.dumpProgress(),
    load: bytes => new diapause.Platform({ limits }).loadProgressSync(bytes),
  }
}

/** A load, and the program going on to the end, which looks at all that it has. */
async function readThrough(name, what, source) {
  const whole = source + reading[name]
  const answer = { returnValue: null }
  const wake = [paused, pausedPeer].map(pause => ({ bytes: pause(whole).dump() }))
  wake[0].run = bytes => {
    const py = new diapause.Platform({ limits })
    py.loadProgressSync(bytes)
    return py.resumeSync(null)
  }
  wake[1].run = bytes => monty.MontySnapshot.load(bytes).resume(answer)
  const times = [[], []]
  for (let round = 0; round < 7; round++) {
    for (const [at, { bytes, run }] of wake.entries()) {
      const began = performance.now()
      run(bytes)
      times[at].push(performance.now() - began)
      await turn()
    }
  }
  const medians = times.map(each => median(each).toFixed(1))
  const ratio = medianRatio(times[1], times[0])
  return [`${name}: ${what}`, ...medians, ratio.toPrecision(3)]
}

/** One of a hundred of 100,000 records changes between a dump and the next delta. */
function delta() {
  const source = `${readFileSync(`${folder}snapshots/records.py`, 'utf8')}
place = 1
while True:
    for n in range(1000):
        place = (place * 75 + 74) % 65537
        records[place]['score'] = n * 0.11
    ask()
`
  const py = new diapause.Platform({ limits })
  py.startSync(source, { externalFunctions: ['ask'] })
  const times = { whole: [], delta: [], load: [] }
  let [whole, since] = []
  for (let round = 0; round < 7; round++) {
    const began = performance.now()
    whole = py.dumpProgress()
    times.whole.push(performance.now() - began)
    py.resumeSync()
    const between = performance.now()
    since = py.dumpProgress({ since: whole })
    times.delta.push(performance.now() - between)
    const read = performance.now()
    new diapause.Platform({ limits }).loadProgressSync([whole, since])
    times.load.push(performance.now() - read)
  }
  const share = (part, all) => `${((100 * part) / all).toFixed(2)} %`
  const [all, some, load] = [times.whole, times.delta, times.load].map(median)
  console.log(`
delta: 1,000 of 100,000 records changed
${since.length.toLocaleString('en')} bytes, ${share(since.length, whole.length)} of a whole dump
${some.toFixed(3)} ms, ${share(some, all)} of that; with its snapshot it loads in ${load.toFixed(1)} ms`)
}

function pausedPeer(source) {
  const snapshot = new monty.Monty(source).start()
  return { dump: () => snapshot.dump(), load: bytes => monty.MontySnapshot.load(bytes) }
}

/** Measures contestants turn by turn: `bytes`, and of each turn the medians `dump` and `load`. */
async function measure(contestants, rounds) {
  const results = contestants.map(() => ({ bytes: 0, dump: [], load: [] }))
  const turns = Math.min(rounds, TURNS)
  for (let nth = 0; nth < turns; nth++) {
    for (const [at, contestant] of contestants.entries()) {
      const { bytes, dump, load } = await measureTurn(contestant, Math.ceil(rounds / turns))
      results[at].bytes = bytes
      results[at].dump.push(dump)
      results[at].load.push(load)
    }
  }
  return results
}

async function measureTurn({ dump, load }, rounds) {
  const times = { dump: [], load: [] }
  let bytes
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    bytes = dump()
    const between = performance.now()
    load(bytes)
    times.dump.push(between - began)
    times.load.push(performance.now() - between)
    await turn()
  }
  return { bytes: bytes.length, dump: median(times.dump), load: median(times.load) }
}

function cells(result) {
  if (result === undefined) return ['-', '-', '-']
  const times = [result.dump, result.load].map(median)
  return [
    result.bytes.toLocaleString('en'),
    ...times.map(ms => (ms < 1 ? ms.toFixed(4) : ms.toFixed(1))),
  ]
}

function ratios(ours, peer) {
  if (peer === undefined) return ['-', '-', '-']
  const all = [
    peer.bytes / ours.bytes,
    medianRatio(peer.dump, ours.dump),
    medianRatio(peer.load, ours.load),
  ]
  return all.map(ratio => ratio.toPrecision(3))
}
