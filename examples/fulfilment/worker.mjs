// One process between two pauses: thaw the newest snapshot, answer the call that it waits for, run
// to the next call, freeze, and die by SIGKILL. Nothing but files outlives it.
//
//   node worker.mjs <folder> [--lose]     --lose: die before the program is frozen

import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { Platform, Program } from 'diapause'
import { newestSnapshot, readJson, snapshotFile, writeDurably } from './files.mjs'
import { effects, hostFunctions, newLedger } from './host.mjs'

const [folder, lose] = process.argv.slice(2)
const ledgerFile = join(folder, 'ledger.json')
const ledger = readJson(ledgerFile, newLedger)
const functions = hostFunctions(ledger)
// Loads the addon, which is part of the start of a process and not of the loading of a program.
Program.compileSync('')

const py = new Platform()
const report = {}
let step
const frozen = newestSnapshot(folder)
if (frozen === undefined) {
  const source = readFileSync(new URL('fulfilment.py', import.meta.url), 'utf8')
  step = py.startSync(source, {
    scriptName: 'fulfilment.py',
    externalFunctions: Object.keys(functions),
  })
} else {
  const began = performance.now()
  const pending = py.loadProgressSync(frozen)
  report.loadMs = performance.now() - began
  const { value, error } = answer(pending)
  step = error === undefined ? py.resumeSync(value) : py.resumeWithErrorSync(error)
}
report.stdout = step.stdout

if (step.kind === 'complete') {
  tell({ ...report, complete: true, value: inspect(step.value, { depth: null }) })
} else {
  const began = performance.now()
  const bytes = py.dumpProgress()
  report.dumpMs = performance.now() - began
  if (lose !== '--lose') writeDurably(snapshotFile(folder, step.callId), bytes)
  const call = `${step.functionName}(${step.args.map(show).join(', ')})`
  tell({ ...report, call, callId: step.callId, bytes: bytes.length, line: step.position.line })
  process.kill(process.pid, 'SIGKILL')
}

/**
 * Answers a call once. The id of a call survives freezing and thawing, so the ledger can tell that
 * an effect has happened already, although the process died before the program was frozen again.
 */
function answer({ functionName, args, kwargs, callId }) {
  if (ledger.last?.callId === callId) {
    report.repeated = true
    return ledger.last.outcome
  }
  const outcome = {}
  try {
    const named = Object.keys(kwargs).length > 0 ? [kwargs] : []
    outcome.value = functions[functionName](...args, ...named)
  } catch (error) {
    outcome.error = { type: error.name, message: error.message }
  }
  if (effects.has(functionName)) {
    ledger.last = { callId, outcome }
    writeDurably(ledgerFile, Buffer.from(JSON.stringify(ledger)))
  }
  return outcome
}

function show(value) {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

/** A line for the parent, out before the process dies. */
function tell(message) {
  writeSync(1, `${JSON.stringify(message)}\n`)
}
