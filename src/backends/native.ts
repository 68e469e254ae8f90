/** The backend over the native addon. */

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
  pause(): void
  close(): void
  resources(pathOf: number): Answer
  offerTokens(tokens: Uint8Array): Answer
  adoptResources(resources: Uint8Array): Answer
  progressDump(dump: RawDump): Answer
  codeDump(): Answer
  progressRestore(bytes: Uint8Array, load: RawLoad): Answer
  progressRestoreAsync(bytes: Uint8Array, load: RawLoad, callback: Callback): void
}

/** What the addon exports. */
export interface Addon {
  NativeProgram: new () => NativeProgram
  NativeSession: new () => NativeSession
  runAtOnce(source: string, scriptName: string, numbers: Float64Array, value: Uint8Array): number
  inspect(parts: readonly Uint8Array[]): Answer
}

/** Where `runAtOnce` reads limits and writes what was used, and where it writes the value. */
const numbers = new Float64Array(7)
const value = new Uint8Array(4096)

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
  /** Made when it is needed: a program that ends at once needs none. */
  #made: NativeSession | undefined

  constructor(addon: Addon) {
    this.#addon = addon
  }

  get #native(): NativeSession {
    this.#made ??= new this.#addon.NativeSession()
    return this.#made
  }

  runAtOnce(source: string, scriptName: string, limits: RawLimits): Answer {
    numbers[0] = limits.memoryBytes ?? Number.NaN
    numbers[1] = limits.steps ?? Number.NaN
    numbers[2] = limits.durationMs ?? Number.NaN
    numbers[3] = limits.totalMs ?? Number.NaN
    numbers[4] = limits.recursion ?? Number.NaN
    numbers[5] = limits.outputBytes ?? Number.NaN
    numbers[6] = limits.suspensions ?? Number.NaN
    const length = this.#addon.runAtOnce(source, scriptName, numbers, value)
    if (length < 0) return this.#native.adopt()
    const [steps, memoryBytes, peakMemoryBytes, durationMs, suspensions] = numbers
    return {
      step: { kind: 'complete', value: value.subarray(0, length) },
      alive: false,
      usage: { steps, memoryBytes, peakMemoryBytes, durationMs, suspensions } as RawUsage,
    }
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

  turn(turn: Turn, printer: Printer | undefined): Answer {
    const out = print(printer)
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
    this.#made?.close()
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
    return this.#native.progressDump(dump)
  }

  codeDump(): Answer {
    return this.#native.codeDump()
  }

  progressRestore(bytes: Uint8Array, load: RawLoad): Answer {
    return this.#native.progressRestore(bytes, load)
  }

  progressRestoreAsync(bytes: Uint8Array, load: RawLoad): Promise<Answer> {
    return promised(undefined, callback => this.#native.progressRestoreAsync(bytes, load, callback))
  }
}

/** The backend over a loaded addon. */
export function nativeBackend(addon: Addon): Backend {
  return {
    name: 'native',
    createProgram: () => new ProgramOverAddon(addon),
    createSession: () => new SessionOverAddon(addon),
    inspect: parts => addon.inspect(parts),
  }
}
