/** Options after their validation, which comes first, and refuses by name. */

import { type BackendName, backendNames, type Printer, type RawLimits } from './backends/backend.js'
import { type AskedCode, readCode } from './code-source.js'
import { type Entropy, type LoadedEntropy, readEntropy, readLoadedEntropy } from './entropy.js'
import { OptionError } from './errors.js'
import type { HostFunction } from './options.js'
import {
  type MissingResources,
  type ResourceTypes,
  readMissing,
  readResourceTypes,
} from './resources.js'
import { KeyRing } from './sealing/keyring.js'
import { readOptions, requireBytes, show } from './validation.js'

/** Options of a turn after validation. */
export interface TurnPlan {
  readonly signal: AbortSignal | undefined
  readonly onPrint: Printer | undefined
}

/** Options of a platform after validation. */
export interface PlatformPlan {
  readonly limits: RawLimits
  readonly onPrint: Printer | undefined
  readonly backend: BackendName | undefined
  readonly keys: KeyRing | undefined
  readonly entropy: Entropy | undefined
  readonly resources: ResourceTypes
}

/** Options of a program that is driven, after validation. */
export interface RunPlan extends TurnPlan {
  readonly functions: ReadonlyMap<string, HostFunction>
}

/** Options of a start after validation. */
export interface StartPlan extends RunPlan {
  readonly inputs: Record<string, unknown> | undefined
  readonly externalFunctions: string[]
  readonly modules: string[]
  readonly scriptName: string | undefined
  readonly limits: RawLimits
  readonly entropy: Entropy | undefined
}

/** Options of an interactive session after validation. */
export interface ReplPlan extends PlatformPlan {
  readonly inputs: Record<string, unknown> | undefined
  readonly externalFunctions: string[]
  readonly functions: ReadonlyMap<string, HostFunction>
  readonly modules: string[]
}

/** Options of an interactive session that is loaded, after validation. */
export interface ReplLoadPlan extends Omit<PlatformPlan, 'entropy'> {
  readonly functions: ReadonlyMap<string, HostFunction>
  readonly entropy: LoadedEntropy | undefined
  readonly code: AskedCode | undefined
  readonly unknownResources: MissingResources
}

/** Options of a feed after validation. */
export interface FeedPlan extends RunPlan {
  readonly inputs: Record<string, unknown> | undefined
  readonly externalFunctions: string[]
  readonly scriptName: string | undefined
}

/** Options of a load after validation. */
export interface LoadPlan {
  readonly limits: RawLimits
  readonly onPrint: Printer | undefined
  readonly entropy: LoadedEntropy | undefined
  readonly code: AskedCode | undefined
  readonly unknownResources: MissingResources
  readonly source?: string
  readonly keep?: boolean
}

const turnNames = ['signal', 'onPrint'] as const
const startNames = [...turnNames, 'inputs', 'modules', 'scriptName', 'limits', 'entropy'] as const
const startMethodNames = [...startNames, 'externalFunctions'] as const
const runMethodNames = [...startNames, 'functions'] as const
const platformNames = ['limits', 'onPrint', 'backend', 'keys', 'entropy', 'resources'] as const
const replNames = [...platformNames, 'inputs', 'externalFunctions', 'functions', 'modules'] as const
const replLoadNames = [...platformNames, 'functions', 'unknownResources', 'code'] as const
const sourceNames = ['source', 'policy', 'unknownResources', 'code'] as const
const loadNames = ['limits', 'onPrint', 'entropy', ...sourceNames] as const
const feedNames = [...turnNames, 'inputs', 'scriptName'] as const
const noFunctions: ReadonlyMap<string, HostFunction> = new Map()
/** What most starts name: they share it, and nobody changes it. */
const noNames: string[] = []

export function planPlatform(options: unknown): PlatformPlan {
  return readPlatform(readOptions('new Platform', options, platformNames))
}

export function planRepl(options: unknown): ReplPlan {
  const read = readOptions('new Repl', options, replNames)
  const functions = readFunctions(read.functions)
  return {
    ...readPlatform(read),
    inputs: readInputs(read.inputs),
    externalFunctions: [...new Set([...readNames(read.externalFunctions), ...functions.keys()])],
    functions,
    modules: readModules(read.modules),
  }
}

export function planReplLoad(options: unknown): ReplLoadPlan {
  const { entropy, code, ...read } = readOptions('Repl.load', options, replLoadNames)
  return {
    ...readPlatform(read),
    functions: readFunctions(read.functions),
    entropy: readLoadedEntropy(entropy),
    code: readCode(code),
    unknownResources: readMissing('unknownResources', read.unknownResources),
  }
}

export function planFeedStart(options: unknown): FeedPlan {
  const read = readOptions('feedStart', options, [...feedNames, 'externalFunctions'])
  return readFeed(read, readNames(read.externalFunctions), noFunctions)
}

export function planFeed(options: unknown): FeedPlan {
  const read = readOptions('feed', options, [...feedNames, 'functions'])
  const functions = readFunctions(read.functions)
  return readFeed(read, [...functions.keys()], functions)
}

export function planStart(options: unknown, base: RawLimits, isProgram: boolean): StartPlan {
  if (options === undefined) return plainStart(base, isProgram)
  const read = readOptions('start', options, startMethodNames)
  return readStart(read, base, isProgram, readNames(read.externalFunctions), noFunctions)
}

export function planRun(options: unknown, base: RawLimits, isProgram: boolean): StartPlan {
  if (options === undefined) return plainStart(base, isProgram)
  const read = readOptions('run', options, runMethodNames)
  const functions = readFunctions(read.functions)
  const names = functions.size === 0 ? noNames : [...functions.keys()]
  return readStart(read, base, isProgram, names, functions)
}

/** A start without options: what the checks make of nothing. */
function plainStart(limits: RawLimits, isProgram: boolean): StartPlan {
  return {
    signal: undefined,
    onPrint: undefined,
    inputs: undefined,
    modules: noNames,
    scriptName: isProgram ? undefined : usualName,
    limits,
    externalFunctions: noNames,
    functions: noFunctions,
    entropy: undefined,
  }
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

export function planLoad(options: unknown, base: RawLimits): LoadPlan {
  if (options === undefined) return plainLoad(base)
  const read = readOptions('loadProgress', options, loadNames)
  return {
    ...readUpgrade(read.source, read.policy),
    limits: readLimits(read.limits, base),
    onPrint: readCallback(read.onPrint),
    entropy: readLoadedEntropy(read.entropy),
    code: readCode(read.code),
    unknownResources: readMissing('unknownResources', read.unknownResources),
  }
}

/** A load without options: what the checks make of nothing. */
function plainLoad(limits: RawLimits): LoadPlan {
  return {
    limits,
    onPrint: undefined,
    entropy: undefined,
    code: undefined,
    unknownResources: 'refuse',
  }
}

/** How a dump is made, its options checked. */
export interface DumpPlan {
  readonly since: Uint8Array | undefined
  readonly missing: MissingResources
  readonly codeByReference: boolean
}

const plainDump: DumpPlan = { since: undefined, missing: 'refuse', codeByReference: false }

export function planDump(method: string, options: unknown): DumpPlan {
  if (options === undefined) return plainDump
  const { since, resources, code } = readOptions(method, options, ['since', 'resources', 'code'])
  if (code !== undefined && code !== 'include' && code !== 'reference') {
    throw new OptionError(`option "code" is ${show(code)}, expected "include" or "reference"`)
  }
  return {
    since: since === undefined ? undefined : requireBytes(since, 'option "since"'),
    missing: readMissing('resources', resources),
    codeByReference: code === 'reference',
  }
}

export function planCompile(options: unknown): string {
  const read = readOptions('Program.compile', options, ['scriptName'])
  return readScriptName(read.scriptName)
}

export function planSeal(method: string, options: unknown): KeyRing | undefined {
  return KeyRing.require(readOptions(method, options, ['keys']).keys)
}

export function requireSource(source: unknown, expected = 'a string'): string {
  if (typeof source === 'string') return requireText(source, 'source')
  throw new OptionError(`source is ${show(source)}, expected ${expected}`)
}

/** A text that Python can hold. */
function requireText(text: string, name: string): string {
  if (text.isWellFormed()) return text
  const half = text.search(/\p{Surrogate}/u)
  throw new OptionError(`${name} has half of a surrogate pair at index ${half}`)
}

/** A newer source, and whether what runs may finish with the older one. */
export function readUpgrade(
  source: unknown,
  policy: unknown,
): { readonly source?: string; readonly keep?: boolean } {
  if (policy !== undefined && policy !== 'strict' && policy !== 'keep') {
    throw new OptionError(`option "policy" is ${show(policy)}, expected "strict" or "keep"`)
  }
  if (source === undefined) {
    if (policy === undefined) return {}
    throw new OptionError(
      'option "policy" says what becomes of a newer "source", and there is none',
    )
  }
  if (typeof source !== 'string') {
    throw new OptionError(`option "source" is ${show(source)}, expected a string`)
  }
  return { source: requireText(source, 'option "source"'), keep: policy === 'keep' }
}

function readStart(
  read: { readonly [Key in (typeof startNames)[number]]?: unknown },
  base: RawLimits,
  isProgram: boolean,
  externalFunctions: string[],
  functions: ReadonlyMap<string, HostFunction>,
): StartPlan {
  const { scriptName } = read
  if (isProgram && scriptName !== undefined) {
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
    scriptName: isProgram ? undefined : readScriptName(scriptName),
    limits: readLimits(read.limits, base),
    externalFunctions,
    functions,
    entropy: readEntropy(read.entropy),
  }
}

function readPlatform(
  read: {
    readonly [Key in (typeof platformNames)[number]]?: unknown
  },
): PlatformPlan {
  return {
    limits: readLimits(read.limits),
    onPrint: readCallback(read.onPrint),
    backend: readBackend(read.backend),
    keys: KeyRing.require(read.keys),
    entropy: readEntropy(read.entropy),
    resources: readResourceTypes(read.resources),
  }
}

function readFeed(
  read: { readonly [Key in (typeof feedNames)[number]]?: unknown },
  externalFunctions: string[],
  functions: ReadonlyMap<string, HostFunction>,
): FeedPlan {
  const { scriptName } = read
  return {
    ...readTurn(read),
    inputs: readInputs(read.inputs),
    scriptName: scriptName === undefined ? undefined : readScriptName(scriptName),
    externalFunctions,
    functions,
  }
}

function readTurn(read: { readonly signal?: unknown; readonly onPrint?: unknown }): TurnPlan {
  const { signal, onPrint } = read
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw new OptionError(`option "signal" is ${show(signal)}, expected an AbortSignal`)
  }
  return { signal, onPrint: readCallback(onPrint) }
}

function readCallback(callback: unknown): Printer | undefined {
  if (callback === undefined || typeof callback === 'function')
    return callback as Printer | undefined
  throw new OptionError(`option "onPrint" is ${show(callback)}, expected a function`)
}

export function readBackend(name: unknown): BackendName | undefined {
  if (name === undefined || backendNames.includes(name as BackendName))
    return name as BackendName | undefined
  const expected = backendNames.map(known => JSON.stringify(known)).join(' or ')
  throw new OptionError(`option "backend" is ${show(name)}, expected ${expected}`)
}

const usualName = 'main.py'

function readScriptName(name: unknown): string {
  if (name === undefined) return usualName
  if (typeof name === 'string' && name !== '' && !/[\n\r\0]/.test(name)) {
    return requireText(name, 'option "scriptName"')
  }
  throw new OptionError(`option "scriptName" is ${show(name)}, expected a string of one line`)
}

/** Whether an object has what it has by names: an array or a Map has it in a row. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(Symbol.iterator in value)
}

function readInputs(inputs: unknown): Record<string, unknown> | undefined {
  if (inputs === undefined) return undefined
  if (!isRecord(inputs)) {
    throw new OptionError(`option "inputs" is ${show(inputs)}, expected an object`)
  }
  for (const name of Object.keys(inputs)) requireName('inputs', name)
  return inputs
}

/** Paths and texts in turn. */
function readModules(modules: unknown): string[] {
  if (modules === undefined) return noNames
  if (!isRecord(modules)) {
    throw new OptionError(`option "modules" is ${show(modules)}, expected an object of texts`)
  }
  return Object.entries(modules).flatMap(([path, text]) => {
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
    return [path, requireText(text, `modules[${JSON.stringify(path)}]`)]
  })
}

function readNames(names: unknown): string[] {
  if (names === undefined) return noNames
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
  if (!isRecord(functions)) {
    throw new OptionError(
      `option "functions" is ${show(functions)}, expected an object of functions`,
    )
  }
  for (const name of Object.keys(functions)) {
    requireName('functions', name)
    const value = functions[name]
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

const limitNames = [
  'memoryBytes',
  'steps',
  'durationMs',
  'totalMs',
  'recursion',
  'outputBytes',
  'suspensions',
] as const

type LimitKey = (typeof limitNames)[number]

/** What most platforms are limited to besides the defaults: they share it. */
const noLimits: RawLimits = Object.freeze({})

/** What is printed becomes texts, of which JavaScript has no longer ones. */
const MOST_OUTPUT = 2 ** 29 - 24

/** Checks limits; those that are left out are those of `base`. */
export function readLimits(limits: unknown, base = noLimits): RawLimits {
  if (limits === undefined) return base
  const read = readOptions('limits', limits, limitNames)
  // Spelled out: reading by names of a list takes longer than all the rest of a start.
  return {
    memoryBytes: readCount('memoryBytes', read.memoryBytes, 1) ?? base.memoryBytes,
    steps: readCount('steps', read.steps, 1) ?? base.steps,
    durationMs: readTime('durationMs', read.durationMs) ?? base.durationMs,
    totalMs: readTime('totalMs', read.totalMs) ?? base.totalMs,
    recursion: readCount('recursion', read.recursion, 1, 10_000_000) ?? base.recursion,
    outputBytes: readCount('outputBytes', read.outputBytes, 0, MOST_OUTPUT) ?? base.outputBytes,
    suspensions: readCount('suspensions', read.suspensions, 0) ?? base.suspensions,
  }
}

function readCount(
  name: LimitKey,
  value: unknown,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number' && value >= least && value <= most && Number.isInteger(value)) {
    return value
  }
  const expected = `a whole number from ${least} to ${most}`
  throw new OptionError(`limits.${name} is ${show(value)}, expected ${expected}`)
}

function readTime(name: LimitKey, value: unknown): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number' && value > 0 && value <= Number.MAX_SAFE_INTEGER) return value
  const expected = 'a finite number of milliseconds above 0'
  throw new OptionError(`limits.${name} is ${show(value)}, expected ${expected}`)
}
