/** The backend over the native addon. */

import { InternalError } from '../errors.js'
import type {
  Answer,
  Backend,
  BackendProgram,
  BackendSession,
  Printer,
  RawDump,
  RawEntropy,
  RawFutureAnswer,
  RawLimits,
  RawLoad,
  RawStart,
  RawUsage,
  Turn,
} from './backend.js'

/** Stream number, 1 or 2, and text. */
type Chunk = [number, string]

type Callback = (chunks: Chunk[] | null | undefined, answer: Answer | null | undefined) => void
type Print = (stream: number, text: string) => void

interface NativeProgram {
  compile(source: string, scriptName: string): Answer
  compileAsync(source: string, scriptName: string, callback: Callback): void
  load(bytes: Uint8Array): Answer
  dump(): Answer
}

/** Where a session is: an external value. */
type Handle = object

/** Calls in which no object is made but a handle; without an answer where something was wrong. */
interface Direct {
  /** A name that is left out is that of the last run. */
  run(source: string, scriptName?: string): number | undefined
  load(snapshot: Uint8Array): Handle | undefined
  /** Reads and writes numbers alone. */
  dump(session: Handle): void
  close(session: Handle): void
}

/** Direct calls, and what the addon keeps of the last one. */
interface Kept {
  readonly direct: Direct
  /** The name of the script that ran. */
  scriptName: string | undefined
}

interface NativeSession {
  prepare(
    program: NativeProgram,
    inputs: Uint8Array,
    externalFunctions: string[],
    modules: string[],
    limits: RawLimits,
    entropy: Uint8Array,
  ): Answer
  open(
    inputs: Uint8Array,
    externalFunctions: string[],
    modules: string[],
    limits: RawLimits,
    entropy: Uint8Array,
  ): Answer
  feed(program: NativeProgram, inputs: Uint8Array, externalFunctions: string[]): Answer
  reseed(entropy: Uint8Array): Answer
  run(print?: Print): Answer
  runAsync(streaming: boolean, callback: Callback): void
  resume(value: Uint8Array, print?: Print): Answer
  resumeAsync(value: Uint8Array, streaming: boolean, callback: Callback): void
  resumeWithError(excType: string, message: string, print?: Print): Answer
  resumeWithErrorAsync(
    excType: string,
    message: string,
    streaming: boolean,
    callback: Callback,
  ): void
  resumeAsFuture(print?: Print): Answer
  resumeAsFutureAsync(streaming: boolean, callback: Callback): void
  resolveFutures(answers: RawFutureAnswer[], elapsed: number | undefined, print?: Print): Answer
  resolveFuturesAsync(
    answers: RawFutureAnswer[],
    elapsed: number | undefined,
    streaming: boolean,
    callback: Callback,
  ): void
  adopt(): Answer
  queue(): void
  pause(): void
  close(): void
  resources(pathOf: number): Answer
  offerTokens(tokens: Uint8Array): Answer
  adoptResources(resources: Uint8Array): Answer
  progressDump(dump: RawDump): Answer
  handle(): Handle
  left(): Answer
  codeDump(): Answer
  progressRestore(bytes: Uint8Array, load: RawLoad): Answer
  progressRestoreAsync(bytes: Uint8Array, load: RawLoad, callback: Callback): void
}

/** What the addon exports. */
export interface Addon {
  NativeProgram: new () => NativeProgram
  NativeSession: new (handle?: Handle) => NativeSession
  inspect(parts: readonly Uint8Array[]): Answer
  /** The arrays are lent for good. */
  direct(numbers: Float64Array, bytes: Uint8Array): Direct
}

/** Where direct calls read limits and write what was used and what else they tell. */
const told = new Float64Array(14)
/** The last of them says how many bytes are written. */
const ANSWER = 13
/** Where they write bytes. */
const written = new Uint8Array(16_384)

/** Values of so few bytes have a view that is kept: making one takes as long as reading it. */
const SHORT = 64
const shortViews: Uint8Array[] = []

/** What was written before a place. */
function writtenUntil(end: number): Uint8Array {
  if (end >= SHORT) return written.subarray(0, end)
  shortViews[end] ??= written.subarray(0, end)
  return shortViews[end]
}

/** Whether a load takes nothing but limits. */
function isPlainLoad({ interactive, deltas, source, code }: RawLoad): boolean {
  return !interactive && deltas.length === 0 && source === undefined && !code?.length
}

/** Limits in the order in which the addon reads them. */
function writeLimits(limits: RawLimits): void {
  told[0] = limits.memoryBytes ?? Number.NaN
  told[1] = limits.steps ?? Number.NaN
  told[2] = limits.durationMs ?? Number.NaN
  told[3] = limits.totalMs ?? Number.NaN
  told[4] = limits.recursion ?? Number.NaN
  told[5] = limits.outputBytes ?? Number.NaN
  told[6] = limits.suspensions ?? Number.NaN
}

function toldUsage(): RawUsage {
  return {
    steps: toldNumber(0),
    memoryBytes: toldNumber(1),
    peakMemoryBytes: toldNumber(2),
    durationMs: toldNumber(3),
    suspensions: toldNumber(4),
  }
}

/** A part of what was written, most often a short name. */
function writtenText(from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) {
    const byte = written[at] as number
    if (byte >= 0x80) return utf8.decode(written.subarray(from, to))
    text += String.fromCharCode(byte)
  }
  return text
}

const toldNumber = (place: number): number => told[place] as number

/** The answer that `load` has written: a call that is waited for. */
function toldAnswer(length: number): Answer {
  const bits = toldNumber(10)
  const args = toldNumber(11)
  const named = args + toldNumber(12)
  return {
    step: {
      kind: 'pending',
      functionName: writtenText(named, length),
      args: args === 0 ? null : writtenUntil(args),
      kwargs: named === args ? null : written.subarray(args, named),
      callId: toldNumber(5),
      methodCall: (bits & 1) !== 0,
      attribute: (bits & 2) !== 0,
      awaitable: (bits & 4) !== 0,
      position: {
        line: toldNumber(6),
        column: toldNumber(7),
        endLine: toldNumber(8),
        endColumn: toldNumber(9),
      },
    },
    alive: true,
    usage: toldUsage(),
    wantsEntropy: (bits & 8) !== 0,
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const streams = ['stdout', 'stdout', 'stderr'] as const

function print(printer: Printer | undefined): Print | undefined {
  if (printer === undefined) return undefined
  return (stream, text) => printer(streams[stream] ?? 'stdout', text)
}

function promised(
  printer: Printer | undefined,
  call: (callback: Callback) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    try {
      call((chunks, answer) => {
        for (const [stream, text] of chunks ?? []) printer?.(streams[stream] ?? 'stdout', text)
        if (answer) resolve(answer)
      })
    } catch (error) {
      reject(error)
    }
  })
}

class ProgramOverAddon implements BackendProgram {
  readonly native: NativeProgram

  constructor(addon: Addon) {
    this.native = new addon.NativeProgram()
  }

  compile(source: string, scriptName: string): Answer {
    return this.native.compile(source, scriptName)
  }

  compileAsync(source: string, scriptName: string): Promise<Answer> {
    return promised(undefined, callback => this.native.compileAsync(source, scriptName, callback))
  }

  load(bytes: Uint8Array): Answer {
    return this.native.load(bytes)
  }

  dump(): Answer {
    return this.native.dump()
  }
}

class SessionOverAddon implements BackendSession {
  readonly #addon: Addon
  readonly #kept: Kept
  /** Made when it is needed: a program that ends at once needs none. */
  #made: NativeSession | undefined
  /** The same session. */
  #handle: Handle | undefined

  constructor(addon: Addon, kept: Kept) {
    this.#addon = addon
    this.#kept = kept
  }

  get #native(): NativeSession {
    this.#made ??= new this.#addon.NativeSession(this.#handle)
    return this.#made
  }

  runAtOnce(source: string, scriptName: string, limits: RawLimits): Answer {
    writeLimits(limits)
    const kept = this.#kept
    const isKept = scriptName === kept.scriptName
    kept.scriptName = undefined
    const length = isKept ? kept.direct.run(source) : kept.direct.run(source, scriptName)
    if (length === undefined) throw new InternalError('a run without an answer')
    kept.scriptName = scriptName
    if (length < 0) return this.#native.adopt()
    const step = { kind: 'complete', value: writtenUntil(length) }
    return { step, alive: false, usage: toldUsage() }
  }

  prepare(program: BackendProgram, start: RawStart): Answer {
    const { native } = program as ProgramOverAddon
    const { inputs, externalFunctions, modules, limits, entropy } = start
    return this.#native.prepare(native, inputs, externalFunctions, modules, limits, entropy)
  }

  open(start: RawStart): Answer {
    const { inputs, externalFunctions, modules, limits, entropy } = start
    return this.#native.open(inputs, externalFunctions, modules, limits, entropy)
  }

  feed(program: BackendProgram, inputs: Uint8Array, externalFunctions: string[]): Answer {
    const { native } = program as ProgramOverAddon
    return this.#native.feed(native, inputs, externalFunctions)
  }

  reseed(entropy: RawEntropy): Answer {
    return this.#native.reseed(entropy)
  }

  turn(turn: Turn, printer: Printer | undefined, isToPause = false): Answer {
    const out = print(printer)
    if (isToPause) {
      this.#native.queue()
      this.#native.pause()
    }
    switch (turn.kind) {
      case 'run':
        return this.#native.run(out)
      case 'value':
        return this.#native.resume(turn.value, out)
      case 'error':
        return this.#native.resumeWithError(turn.excType, turn.message, out)
      case 'future':
        return this.#native.resumeAsFuture(out)
      case 'resolve':
        return this.#native.resolveFutures(turn.answers, turn.elapsed, out)
    }
  }

  turnAsync(turn: Turn, printer: Printer | undefined): Promise<Answer> {
    const native = this.#native
    const streaming = printer !== undefined
    return promised(printer, callback => {
      switch (turn.kind) {
        case 'run':
          return native.runAsync(streaming, callback)
        case 'value':
          return native.resumeAsync(turn.value, streaming, callback)
        case 'error':
          return native.resumeWithErrorAsync(turn.excType, turn.message, streaming, callback)
        case 'future':
          return native.resumeAsFutureAsync(streaming, callback)
        case 'resolve':
          return native.resolveFuturesAsync(turn.answers, turn.elapsed, streaming, callback)
      }
    })
  }

  pause(): void {
    this.#made?.pause()
  }

  close(): void {
    if (this.#made !== undefined) this.#made.close()
    else if (this.#handle !== undefined) this.#kept.direct.close(this.#handle)
  }

  resources(pathOf: number): Answer {
    return this.#native.resources(pathOf)
  }

  offerTokens(tokens: Uint8Array): Answer {
    return this.#native.offerTokens(tokens)
  }

  adoptResources(resources: Uint8Array): Answer {
    return this.#native.adoptResources(resources)
  }

  progressDump(dump: RawDump): Answer {
    if (dump.since.length > 0 || dump.codeByReference) return this.#native.progressDump(dump)
    this.#handle ??= this.#native.handle()
    told[0] = dump.tracks ? 1 : 0
    told[ANSWER] = Number.NaN
    this.#kept.direct.dump(this.#handle)
    const length = toldNumber(ANSWER)
    if (Number.isNaN(length)) throw new InternalError('a dump without an answer')
    return length < 0 ? this.#native.left() : { bytes: written.slice(0, length), alive: true }
  }

  codeDump(): Answer {
    return this.#native.codeDump()
  }

  progressRestore(bytes: Uint8Array, load: RawLoad): Answer {
    if (this.#made !== undefined || !isPlainLoad(load))
      return this.#native.progressRestore(bytes, load)
    writeLimits(load.limits)
    told[7] = load.trusted ? 1 : 0
    const handle = this.#kept.direct.load(bytes)
    if (handle === undefined) throw new InternalError('a load without an answer')
    this.#handle = handle
    const length = toldNumber(ANSWER)
    return length < 0 ? this.#native.left() : toldAnswer(length)
  }

  progressRestoreAsync(bytes: Uint8Array, load: RawLoad): Promise<Answer> {
    return promised(undefined, callback => this.#native.progressRestoreAsync(bytes, load, callback))
  }
}

/** The backend over a loaded addon. */
export function nativeBackend(addon: Addon): Backend {
  const kept: Kept = { direct: addon.direct(told, written), scriptName: undefined }
  return {
    name: 'native',
    createProgram: () => new ProgramOverAddon(addon),
    createSession: () => new SessionOverAddon(addon, kept),
    inspect: parts => addon.inspect(parts),
  }
}
