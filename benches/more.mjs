// What is measured besides the speed of programs: memory, start-up, compiling.

import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { Contestant, python } from './contestant.mjs'
import { median } from './report.mjs'
import { largeSource } from './suite.mjs'

const PATIENCE = 60
const REPEATS = 5
/** Processes of an interpreter that starts in less than a millisecond. */
const STARTS = 15

const empty = { do: 'run', name: 'empty.py', source: 'print(0)\n' }

/**
 * The bytes that programs need: the largest resident size of a process that runs nothing else,
 * minus that of one that runs an empty program. In Diapause and CPython; WebAssembly grows its
 * memory in large steps.
 */
export async function measureMemory(programs, contestants) {
  const natives = contestants.filter(({ name }) => name === 'diapause' || name === 'cpython')
  const base = new Map()
  for (const one of natives) base.set(one, await peak(one, empty))
  const rows = []
  for (const { name, source } of programs) {
    const bytes = {}
    for (const one of natives) {
      const found = await peak(one, { do: 'run', name: `${name}.py`, source })
      if (found !== undefined) bytes[one.name] = found - base.get(one)
    }
    rows.push({ name, bytes })
  }
  return rows
}

async function peak(one, request) {
  const found = []
  for (let at = 0; at < REPEATS; at++) {
    const contestant = new Contestant(one, PATIENCE)
    const { maxRss } = await contestant.ask(request)
    await contestant.end()
    if (!maxRss) return undefined
    found.push(maxRss)
  }
  return median(found)
}

/**
 * Milliseconds from nothing to the result of `1 + 1`: `first` in a fresh Node process, its own start
 * not counted, `each` for each further interpreter. For CPython an interpreter is a process. One
 * contestant after the other, several times; medians.
 */
export async function measureStart(contestants) {
  const rows = contestants.map(one => ({ one, first: [], each: [] }))
  const processors = usableProcessors()
  for (let at = 0; at < STARTS; at++) {
    for (const row of rows.filter(({ each }) => at < REPEATS || each[0] < 1)) {
      if (row.one.name === 'cpython') row.each.push(...processes())
      else await starts(row, pinned(row.one, processors[at % processors.length]))
    }
  }
  const middle = times => (times.length > 0 ? median(times) : undefined)
  return rows.map(({ one, first, each }) => ({
    name: one.name,
    first: middle(first),
    each: middle(each),
  }))
}

/** The times of processes that run `1 + 1`. */
function processes() {
  return Array.from({ length: 4 }, () => {
    const began = performance.now()
    spawnSync(python, ['-c', '1 + 1'])
    return performance.now() - began
  })
}

/** Interpreters of a fresh process; further ones each time where they do not take long. */
async function starts({ first, each }, one) {
  const contestant = new Contestant(one, PATIENCE)
  first.push((await contestant.hello()).first)
  if (each.length === 0 || each[0] < 1) each.push((await contestant.ask({ do: 'start' })).ms)
  await contestant.end()
}

/** The numbers of processors that a process can be kept on; none where the system has no such tool. */
function usableProcessors() {
  const all = Array.from({ length: availableParallelism() }, (_, number) => number)
  return all.filter(number => spawnSync('taskset', ['-c', `${number}`, 'true']).status === 0)
}

/**
 * A contestant on one processor. The threads of a process that the system moves about take half as
 * long again in some processes and not in others, whatever it is that they run.
 */
function pinned(one, processor) {
  if (processor === undefined) return one
  return { ...one, command: ['taskset', '-c', `${processor}`, ...one.command] }
}

/** Bytes of source per second, for the interpreters that can compile without running. */
export async function measureCompile(contestants) {
  const source = largeSource()
  const able = contestants.filter(({ name }) =>
    ['diapause', 'wasm', 'cpython', 'monty'].includes(name),
  )
  const all = able.map(one => ({ one: new Contestant(one, PATIENCE), times: [], error: undefined }))
  for (let at = 0; at < 2 * REPEATS; at++) {
    for (const entry of all) {
      const { ms, error } = await entry.one.ask({ do: 'compile', name: 'large.py', source })
      if (error === undefined) entry.times.push(ms)
      entry.error = error
    }
  }
  for (const { one } of all) await one.end()
  return {
    bytes: Buffer.byteLength(source),
    rows: all.map(({ one, times, error }) => ({
      name: one.name,
      ...(error === undefined
        ? { bytesPerSecond: (Buffer.byteLength(source) * 1000) / median(times) }
        : { error }),
    })),
  }
}
