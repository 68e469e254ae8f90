/**
 * What a backend can do. The native addon is one; WebAssembly will be another.
 *
 * Answers are data: a backend never throws for what a program or a caller does. Values cross as
 * value graphs.
 */

/** A stretch of source, counted from 1. */
export interface RawRange {
  line: number
  column: number
  endLine: number
  endColumn: number
}

export interface RawFrame {
  file: string
  function: string
  position: RawRange
  sourceLine: string
}

/** One exception of a chain; `cause` and `context` are indices into the list it stands in. */
export interface RawException {
  excType: string
  message: string
  text: string
  frames: RawFrame[]
  cause?: number | null
  context?: number | null
  limit?: string | null
}

export interface RawFailure {
  code: string
  message: string
  limit?: string | null
  syntax?: {
    excType: string
    file: string
    position: RawRange
    sourceLine: string
    text: string
  } | null
}

/** A call that is answered later. */
export interface RawFutureCall {
  callId: number
  functionName: string
}

/** Its answer: a value, or an exception. */
export interface RawFutureAnswer {
  callId: number
  value?: Uint8Array
  excType?: string
  message?: string
}

export interface RawStep {
  kind: string
  value?: Uint8Array | null
  functionName?: string | null
  args?: Uint8Array | null
  kwargs?: Uint8Array | null
  callId?: number | null
  methodCall?: boolean | null
  awaitable?: boolean | null
  calls?: RawFutureCall[] | null
  delay?: number | null
  position?: RawRange | null
  exceptions?: RawException[] | null
}

export interface RawUsage {
  steps: number
  memoryBytes: number
  peakMemoryBytes: number
  durationMs: number
  suspensions: number
}

/** What every call is answered with. */
export interface Answer {
  failure?: RawFailure | null
  step?: RawStep | null
  bytes?: Uint8Array | null
  /** Whether there is a session left that can go on. */
  alive: boolean
  stdout?: string | null
  stderr?: string | null
  usage?: RawUsage | null
}

export interface RawLimits {
  memoryBytes?: number
  steps?: number
  durationMs?: number
  totalMs?: number
  recursion?: number
  outputBytes?: number
  suspensions?: number
}

/** Gets what a program prints, as it prints it. Must not throw. */
export type Printer = (stream: 'stdout' | 'stderr', text: string) => void

/** How a turn begins. */
export type Turn =
  | { readonly kind: 'run' }
  | { readonly kind: 'value'; readonly value: Uint8Array }
  | { readonly kind: 'error'; readonly excType: string; readonly message: string }
  | { readonly kind: 'future' }
  | {
      readonly kind: 'resolve'
      readonly answers: RawFutureAnswer[]
      readonly elapsed: number | undefined
    }

export interface BackendProgram {
  compile(source: string, scriptName: string): Answer
  compileAsync(source: string, scriptName: string): Promise<Answer>
  load(bytes: Uint8Array): Answer
  dump(): Answer
}

export interface BackendSession {
  prepare(
    program: BackendProgram,
    inputs: Uint8Array,
    externalFunctions: string[],
    modules: string[],
    limits: RawLimits,
  ): Answer
  /**
   * Compiles source and runs its first turn. A value in the answer holds until the next call of
   * this method, for whichever session.
   */
  runAtOnce(source: string, scriptName: string, limits: RawLimits): Answer
  /** Runs until the next step; without a printer the output is in the answer. */
  turn(turn: Turn, printer: Printer | undefined): Answer
  /** The same off the event loop. */
  turnAsync(turn: Turn, printer: Printer | undefined): Promise<Answer>
  /** Asks a running turn to pause; without a running turn it does nothing. */
  pause(): void
  /** Frees the session; a running turn ends at its next safepoint. */
  close(): void
  progressDump(): Answer
  progressRestore(bytes: Uint8Array, limits: RawLimits): Answer
  progressRestoreAsync(bytes: Uint8Array, limits: RawLimits): Promise<Answer>
}

export interface Backend {
  readonly name: 'native' | 'wasm'
  createProgram(): BackendProgram
  createSession(): BackendSession
}
