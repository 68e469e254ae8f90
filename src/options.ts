/** Options, and their validation: it comes first, and refuses by name. */

import type { Printer, RawLimits } from './backends/backend.js'
import { OptionError } from './errors.js'
import { KeyRing } from './sealing/keyring.js'
import { readOptions, show } from './validation.js'

/** What a program may use. Each limit is finite by default. */
export interface Limits {
  /** Bytes of the Python heap. Default 256 MiB. */
  memoryBytes?: number
  /** Safepoints (calls and turns of loops) per turn, that is, until the next step. Default 10,000,000,000. */
  steps?: number
  /** Execution time per turn in milliseconds; waiting for the host does not count. Default 60,000. */
  durationMs?: number
  /** Execution time of all turns together in milliseconds. Default 300,000. */
  totalMs?: number
  /** Nested Python calls. Default 1000. */
  recursion?: number
  /** Bytes written to stdout and stderr together. Default 16 MiB. */
  outputBytes?: number
  /** How often the program may wait for the host. Default 1,000,000. */
  suspensions?: number
}

/** Gets what a program prints, as it prints it. */
export type PrintCallback = (stream: 'stdout' | 'stderr', text: string) => void

/** Defaults for every program of a `Platform`. */
export interface PlatformOptions {
  limits?: Limits
  onPrint?: PrintCallback
  /** Seals what is dumped; only what one of these keys has sealed is loaded. */
  keys?: KeyRing
}

/** What the methods that run Python have in common. */
export interface TurnOptions {
  /**
   * Pauses the program. The promise rejects with the signal's reason, and the platform stays
   * `'active'`, so that the program can be dumped or go on.
   */
  signal?: AbortSignal
  /** Gets what the program prints; without it, output collects in the step. */
  onPrint?: PrintCallback
}

/** How to answer calls that are answered later. */
export interface ResolveOptions extends TurnOptions {
  /**
   * How many seconds the program has waited, for its timers. By default the time since the step
   * `'futures'`; without answers, as long as until the first timer is due.
   */
  elapsed?: number
}

/** How to start a program. */
export interface StartOptions extends TurnOptions {
  /** Global variables. */
  inputs?: Record<string, unknown>
  /** Names of functions that the host provides: a call of one is a step `'pending'`. */
  externalFunctions?: readonly string[]
  /**
   * Modules that the program can import: the source text of each under its path, such as
   * `tools.py` or `package/__init__.py`. They are found before those of the library.
   */
  modules?: Record<string, string>
  /** What tracebacks call the script. Default `main.py`. */
  scriptName?: string
  /** What the program may use; what is left out is taken from the platform. */
  limits?: Limits
}

/** A host function. Keyword arguments, when there are any, come as one object behind the others. */
// biome-ignore lint/suspicious/noExplicitAny: what a program passes is up to the program
export type HostFunction = (...args: any[]) => unknown

/** How to run a program to its end. */
export interface RunOptions extends Omit<StartOptions, 'externalFunctions'> {
  /** The functions that the host provides. A promise is awaited; what they throw is raised in Python. */
  functions?: Record<string, HostFunction>
}

/** How to load a dumped program. */
export interface LoadOptions {
  /** Lowers the limits that the dump carries; nothing raises them. */
  limits?: Limits
  /** Gets what the program prints from now on. */
  onPrint?: PrintCallback
}

/** How to compile a program. */
export interface CompileOptions {
  /** What tracebacks call the script. Default `main.py`. */
  scriptName?: string
}

/** How a compiled program becomes bytes, and is made of them. */
export interface SealOptions {
  /** Seals the bytes; bytes that are loaded must have been sealed by one of these keys. */
  keys?: KeyRing
}

/** Options of a turn after validation. */
export interface TurnPlan {
  readonly signal: AbortSignal | undefined
  readonly onPrint: Printer | undefined
}

/** Options of a start after validation. */
export interface StartPlan extends TurnPlan {
  readonly inputs: Record<string, unknown> | undefined
  readonly externalFunctions: string[]
  readonly functions: ReadonlyMap<string, HostFunction>
  readonly modules: string[]
  readonly scriptName: string | undefined
  readonly limits: RawLimits
}

const turnNames = ['signal', 'onPrint'] as const
const startNames = [...turnNames, 'inputs', 'modules', 'scriptName', 'limits'] as const
const startMethodNames = [...startNames, 'externalFunctions'] as const
const runMethodNames = [...startNames, 'functions'] as const
const platformNames = ['limits', 'onPrint', 'keys'] as const
const noFunctions: ReadonlyMap<string, HostFunction> = new Map()

export function planPlatform(options: unknown): {
  limits: RawLimits
  onPrint: Printer | undefined
  keys: KeyRing | undefined
} {
  const read = readOptions('new Platform', options, platformNames)
  return {
    limits: readLimits(read.limits),
    onPrint: readCallback(read.onPrint),
    keys: KeyRing.require(read.keys),
  }
}

export function planStart(options: unknown, base: RawLimits, isProgram: boolean): StartPlan {
  const read = readOptions('start', options, startMethodNames)
  return readStart(read, base, isProgram, readNames(read.externalFunctions), noFunctions)
}

export function planRun(options: unknown, base: RawLimits, isProgram: boolean): StartPlan {
  const read = readOptions('run', options, runMethodNames)
  const functions = readFunctions(read.functions)
  return readStart(read, base, isProgram, [...functions.keys()], functions)
}

export function planTurn(method: string, options: unknown): TurnPlan {
  return readTurn(readOptions(method, options, turnNames))
}

/** Options of an answer to futures after validation. */
export interface ResolvePlan extends TurnPlan {
  readonly elapsed: number | undefined
}

export function planResolve(method: string, options: unknown): ResolvePlan {
  const read = readOptions(method, options, [...turnNames, 'elapsed'])
  const { elapsed } = read
  if (elapsed !== undefined && !(typeof elapsed === 'number' && elapsed >= 0 && elapsed < Infinity))
    throw new OptionError(`elapsed is ${show(elapsed)}, expected a number of seconds`)
  return { ...readTurn(read), elapsed }
}

export function planLoad(
  options: unknown,
  base: RawLimits,
): { limits: RawLimits; onPrint: Printer | undefined } {
  const read = readOptions('loadProgress', options, ['limits', 'onPrint'])
  return {
    limits: { ...base, ...readLimits(read.limits) },
    onPrint: readCallback(read.onPrint),
  }
}

export function planCompile(options: unknown): string {
  const read = readOptions('Program.compile', options, ['scriptName'])
  return readScriptName(read.scriptName)
}

export function planSeal(method: string, options: unknown): KeyRing | undefined {
  return KeyRing.require(readOptions(method, options, ['keys']).keys)
}

export function requireSource(source: unknown): string {
  if (typeof source === 'string') return source
  throw new OptionError(`source is ${show(source)}, expected a string or a Program`)
}

function readStart(
  read: { readonly [Key in (typeof startNames)[number]]?: unknown },
  base: RawLimits,
  isProgram: boolean,
  externalFunctions: string[],
  functions: ReadonlyMap<string, HostFunction>,
): StartPlan {
  if (isProgram && read.scriptName !== undefined) {
    throw new OptionError(
      'option "scriptName" belongs to Program.compile when a Program is started',
    )
  }
  // Spelled out: spreads of objects are slow, and this is a good part of a short run.
  const { signal, onPrint } = readTurn(read)
  return {
    signal,
    onPrint,
    inputs: readInputs(read.inputs),
    modules: readModules(read.modules),
    scriptName: isProgram ? undefined : readScriptName(read.scriptName),
    limits: read.limits === undefined ? base : { ...base, ...readLimits(read.limits) },
    externalFunctions,
    functions,
  }
}

function readTurn(read: { readonly signal?: unknown; readonly onPrint?: unknown }): TurnPlan {
  const { signal } = read
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw new OptionError(`option "signal" is ${show(signal)}, expected an AbortSignal`)
  }
  return { signal, onPrint: readCallback(read.onPrint) }
}

function readCallback(callback: unknown): Printer | undefined {
  if (callback === undefined || typeof callback === 'function')
    return callback as Printer | undefined
  throw new OptionError(`option "onPrint" is ${show(callback)}, expected a function`)
}

function readScriptName(name: unknown): string {
  if (name === undefined) return 'main.py'
  if (typeof name === 'string' && name !== '' && !/[\n\r\0]/.test(name)) return name
  throw new OptionError(`option "scriptName" is ${show(name)}, expected a string of one line`)
}

function readInputs(inputs: unknown): Record<string, unknown> | undefined {
  if (inputs === undefined) return undefined
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) {
    throw new OptionError(`option "inputs" is ${show(inputs)}, expected an object`)
  }
  for (const name of Object.keys(inputs)) requireName('inputs', name)
  return inputs as Record<string, unknown>
}

/** Paths and texts in turn. */
function readModules(modules: unknown): string[] {
  if (modules === undefined) return []
  if (typeof modules !== 'object' || modules === null || Array.isArray(modules)) {
    throw new OptionError(`option "modules" is ${show(modules)}, expected an object of texts`)
  }
  return Object.entries(modules as Record<string, unknown>).flatMap(([path, text]) => {
    const parts = path.endsWith('.py') ? path.slice(0, -3).split('/') : []
    if (parts.length === 0 || !parts.every(part => identifier.test(part))) {
      throw new OptionError(
        `option "modules" has the path ${JSON.stringify(path)}, expected one such as "tools.py" ` +
          'or "package/__init__.py"',
      )
    }
    if (typeof text !== 'string') {
      throw new OptionError(`modules[${JSON.stringify(path)}] is ${show(text)}, expected a string`)
    }
    return [path, text]
  })
}

function readNames(names: unknown): string[] {
  if (names === undefined) return []
  if (!Array.isArray(names)) {
    throw new OptionError(
      `option "externalFunctions" is ${show(names)}, expected an array of names`,
    )
  }
  const unique = new Set<string>()
  for (const name of names as unknown[]) unique.add(requireName('externalFunctions', name))
  return [...unique]
}

function readFunctions(functions: unknown): ReadonlyMap<string, HostFunction> {
  if (functions === undefined) return noFunctions
  const read = new Map<string, HostFunction>()
  if (typeof functions !== 'object' || functions === null || Array.isArray(functions)) {
    throw new OptionError(
      `option "functions" is ${show(functions)}, expected an object of functions`,
    )
  }
  for (const name of Object.keys(functions)) {
    requireName('functions', name)
    const value: unknown = (functions as Record<string, unknown>)[name]
    if (typeof value !== 'function') {
      throw new OptionError(`functions.${name} is ${show(value)}, expected a function`)
    }
    read.set(name, value as HostFunction)
  }
  return read
}

const identifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u

function requireName(option: string, name: unknown): string {
  if (typeof name === 'string' && identifier.test(name)) return name
  throw new OptionError(`option "${option}" names ${show(name)}, expected a Python identifier`)
}

const WHOLE = Number.MAX_SAFE_INTEGER
const limitRanges = {
  memoryBytes: [1, WHOLE],
  steps: [1, WHOLE],
  durationMs: [0, WHOLE],
  totalMs: [0, WHOLE],
  recursion: [1, 10_000_000],
  outputBytes: [0, WHOLE],
  suspensions: [0, WHOLE],
} as const

type LimitKey = keyof typeof limitRanges
const limitNames = Object.keys(limitRanges) as LimitKey[]

function readLimits(limits: unknown): RawLimits {
  const read = readOptions('limits', limits, limitNames)
  const checked: RawLimits = {}
  for (const name of limitNames) {
    const value = read[name]
    if (value !== undefined) checked[name] = requireLimit(name, value)
  }
  return checked
}

function requireLimit(name: LimitKey, value: unknown): number {
  const [least, most] = limitRanges[name]
  const isTime = name === 'durationMs' || name === 'totalMs'
  const fits =
    typeof value === 'number' &&
    value >= least &&
    value <= most &&
    (isTime ? value > 0 : Number.isInteger(value))
  if (fits) return value
  const expected = isTime
    ? `a finite number of milliseconds above 0`
    : `a whole number from ${least} to ${most}`
  throw new OptionError(`limits.${name} is ${show(value)}, expected ${expected}`)
}
