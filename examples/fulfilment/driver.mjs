// The demo: a Python program that falls asleep at every call of the host and wakes up in another
// process. Each process ends by SIGKILL, so nothing of it is left but the bytes that it wrote.
//
//   node driver.mjs           the demo
//   node driver.mjs --once    the same program in one process without a pause, its report only

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect, isDeepStrictEqual } from 'node:util'
import { Platform } from 'diapause'
import { readJson } from './files.mjs'
import { hostFunctions, newLedger } from './host.mjs'

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url))
/** Every so often a process dies a moment too early: before its program is frozen. */
const LOSE_EVERY = 25

if (process.argv.includes('--once')) {
  process.stdout.write((await uninterrupted()).stdout)
} else {
  process.exitCode = (await demo()) ? 0 : 1
}

async function demo() {
  const folder = mkdtempSync(join(tmpdir(), 'diapause-'))
  console.log('fulfilment.py works through orders.json. At every call of a host function it is')
  console.log('frozen to a file, and its process ends by SIGKILL; the next process goes on.\n')
  console.log('call                                                     line   bytes   dump   load')
  try {
    const asleep = interrupted(folder)
    const awake = await uninterrupted()
    console.log(`\n${asleep.stdout}`)
    summarize(asleep)
    return isSame(asleep, awake)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One process after the other, until the program is complete. */
function interrupted(folder) {
  const result = { stdout: '', bytes: [], dumpMs: [], loadMs: [], processes: 0, repeated: 0 }
  const began = performance.now()
  for (let lost = false; ; ) {
    const lose = !lost && result.processes % LOSE_EVERY === LOSE_EVERY - 1
    const report = runWorker(folder, lose)
    result.processes++
    if (report.loadMs !== undefined) result.loadMs.push(report.loadMs)
    if (report.repeated) result.repeated++
    lost = lose && !report.complete
    if (lost) {
      const from = result.bytes.length
      console.log(`     ${clip(report.call)}  died before freezing; on from ${from}`)
      continue
    }
    result.stdout += report.stdout
    if (report.complete) {
      result.value = report.value
      break
    }
    result.bytes.push(report.bytes)
    result.dumpMs.push(report.dumpMs)
    console.log(progressLine(report))
  }
  result.seconds = (performance.now() - began) / 1000
  result.ledger = readJson(join(folder, 'ledger.json'), newLedger)
  delete result.ledger.last
  return result
}

function runWorker(folder, lose) {
  const args = lose ? [worker, folder, '--lose'] : [worker, folder]
  const { stdout, status, signal, error } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (error) throw error
  const report = stdout === '' ? {} : JSON.parse(stdout)
  // Windows has no signals: there, TerminateProcess leaves status 1.
  const killed = signal === 'SIGKILL' || (process.platform === 'win32' && status === 1)
  if (report.complete ? status === 0 : killed && report.call) return report
  throw new Error(
    `a worker ended by ${signal ?? `status ${status}`} and said ${stdout || 'nothing'}`,
  )
}

/** The same program and host functions in this process, without a pause. */
async function uninterrupted() {
  const source = readFileSync(new URL('fulfilment.py', import.meta.url), 'utf8')
  const ledger = newLedger()
  const { stdout, value } = await new Platform().run(source, {
    scriptName: 'fulfilment.py',
    functions: hostFunctions(ledger),
  })
  // As it looks after a way through a file.
  return {
    stdout,
    value: inspect(value, { depth: null }),
    ledger: JSON.parse(JSON.stringify(ledger)),
  }
}

function progressLine({ callId, call, line, bytes, dumpMs, loadMs }) {
  const columns = [
    String(callId).padStart(4),
    clip(call),
    String(line).padStart(4),
    String(bytes).padStart(7),
    milliseconds(dumpMs),
    loadMs === undefined ? 'start'.padStart(6) : milliseconds(loadMs),
  ]
  return columns.join(' ')
}

function clip(call) {
  const printable = call.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?')
  return (printable.length > 50 ? `${printable.slice(0, 47)}...` : printable).padEnd(51)
}

function milliseconds(number) {
  return number.toFixed(2).padStart(6)
}

function summarize({ bytes, dumpMs, loadMs, processes, repeated, seconds }) {
  const lost = processes - 1 - bytes.length
  console.log(`pauses     ${bytes.length}, each followed by a SIGKILL`)
  console.log(`processes  ${processes} in ${seconds.toFixed(1)} s; ${lost} died before they could`)
  console.log(
    `           freeze, after ${repeated} effects which the ledger did not let happen twice`,
  )
  console.log(`frozen     median ${median(bytes)} bytes, largest ${Math.max(...bytes)}`)
  const [dump, load] = [median(dumpMs).toFixed(2), median(loadMs).toFixed(2)]
  console.log(`time       median ${dump} ms to freeze, ${load} ms to thaw`)
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
}

/** Report, value and ledger must be those of the run without a pause. */
function isSame(asleep, awake) {
  const isEqual = asleep.stdout === awake.stdout && asleep.value === awake.value
  if (isEqual && isDeepStrictEqual(asleep.ledger, awake.ledger)) {
    console.log('result     report, value and ledger equal those of a run without a pause')
    return true
  }
  console.log('DIFFERENT from a run without a pause:')
  const [left, right] = isEqual
    ? [asleep.ledger, awake.ledger].map(ledger => JSON.stringify(ledger, null, 1))
    : [asleep.stdout + asleep.value, awake.stdout + awake.value]
  const [a, b] = [left.split('\n'), right.split('\n')]
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    if (a[at] === b[at]) continue
    if (a[at] !== undefined) console.log(`- ${a[at]}`)
    if (b[at] !== undefined) console.log(`+ ${b[at]}`)
  }
  return false
}
