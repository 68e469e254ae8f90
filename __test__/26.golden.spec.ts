// Golden snapshots of every released format go on as they did when they were made, on both
// backends. `node scripts/golden.mjs` makes those of the present format.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Platform, Program, PythonError, Repl, SnapshotError, type Step } from '../index.js'
import { backendNames } from '../src/backends/backend.js'
import { thrownBy } from './support/python.js'

interface Entry {
  readonly name: string
  readonly kind: 'program' | 'progress' | 'session'
  readonly bytes: number
  readonly waits: 'call' | 'futures' | 'pause' | 'nothing'
  readonly calls: readonly string[]
  readonly inFlight: Readonly<Record<string, unknown>>
  readonly then: string | null
  readonly stdout: string
  readonly stderr: string
  readonly value: unknown
  readonly error: readonly [type: string, message: string, text: string] | null
}

const golden = join(__dirname, 'golden')
const formats = readdirSync(golden).filter(name => existsSync(join(golden, name, 'manifest.json')))
const entries = formats.flatMap(format =>
  (JSON.parse(readFileSync(join(golden, format, 'manifest.json'), 'utf8')) as Entry[]).map(
    entry => ({ ...entry, file: join(golden, format, `${entry.name}.bin`), format }),
  ),
)
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(file))
const externalFunctions = ['ext', 'later']

/** Answers every call with its first argument, one of `later` with a future that comes to it. */
function finish(runner: Platform | Repl, first: Step, entry: Entry, calls: string[]): Step {
  const inFlight = new Map(
    Object.entries(entry.inFlight).map(([id, value]) => [Number(id), value] as const),
  )
  let step = first
  for (;;) {
    if (step.kind === 'pending') {
      calls.push(step.functionName)
      const [value] = step.args
      if (step.functionName === 'later') {
        inFlight.set(step.callId, value)
        step = runner.resumeAsFutureSync()
      } else step = runner.resumeSync(value)
    } else if (step.kind === 'futures') {
      const due = step.calls.filter(({ callId }) => inFlight.has(callId))
      const answers = due.map(({ callId }) => ({ callId, value: inFlight.get(callId) }))
      for (const { callId } of due) inFlight.delete(callId)
      step = runner.resolveFuturesSync(answers)
    } else if (step.kind === 'paused') step = runner.resumeSync()
    else return step
  }
}

/** What a snapshot does, in the words of the manifest. */
function goesOn(entry: Entry, bytes: Uint8Array, backend: 'native' | 'wasm'): object {
  const printed = { stdout: '', stderr: '' }
  const onPrint = (stream: 'stdout' | 'stderr', text: string): void => {
    printed[stream] += text
  }
  const calls: string[] = []
  let [value, error]: [unknown, unknown] = [null, null]
  const ends = (run: () => Step | undefined): void => {
    try {
      value = run()?.value ?? null
    } catch (thrown) {
      if (!(thrown instanceof PythonError)) throw thrown
      error = [thrown.excType, thrown.message, thrown.text]
    }
  }
  if (entry.kind === 'session') {
    const open = entry.waits === 'nothing'
    const repl = open ? Repl.load(bytes, { backend, onPrint }) : new Repl({ backend, onPrint })
    if (!open) ends(() => finish(repl, repl.loadProgressSync(bytes), entry, calls))
    const { then } = entry
    if (then !== null) {
      ends(() => finish(repl, repl.feedStartSync(then, { scriptName: '<then>' }), entry, calls))
    }
  } else {
    const py = new Platform({ backend, onPrint })
    ends(() => {
      const step =
        entry.kind === 'program'
          ? py.startSync(Program.load(bytes), { externalFunctions })
          : py.loadProgressSync(bytes)
      return finish(py, step, entry, calls)
    })
  }
  return { ...printed, calls, value, error }
}

test('there are golden snapshots of every kind', () => {
  expect(entries.length).toBeGreaterThanOrEqual(40)
  expect(new Set(entries.map(({ kind }) => kind)).size).toBe(3)
  expect(new Set(entries.map(({ waits }) => waits)).size).toBe(4)
  for (const { name, bytes } of entries) expect([name, bytes < 100_000]).toEqual([name, true])
})

describe.each(backendNames)('%s', backend => {
  test.each(entries.map(entry => [`${entry.format} ${entry.name}`, entry] as const))(
    '%s',
    (_, entry) => {
      const bytes = bytesOf(entry.file)
      expect(bytes.length).toBe(entry.bytes)
      const { stdout, stderr, calls, error, value } = entry
      const found = goesOn(entry, bytes, backend)
      expect(found).toEqual({ stdout, stderr, calls, error, value })
    },
  )

  test('a newer format is refused, with both versions', async () => {
    const bytes = bytesOf(join(golden, 'v1', 'tuples.bin'))
    bytes.set([7, 0], 4)
    const py = new Platform({ backend })
    const error = (await thrownBy(() => py.loadProgress(bytes))) as SnapshotError
    expect(error).toBeInstanceOf(SnapshotError)
    expect([error.code, error.message]).toEqual([
      'ERR_DIAPAUSE_SNAPSHOT_VERSION',
      'the snapshot has format version 7, this build reads up to 1',
    ])
    expect(py.state).toBe('idle')
  })
})
