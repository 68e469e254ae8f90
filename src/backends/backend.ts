/**
 * What a backend can do. The native addon is one, WebAssembly the other.
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
  attribute?: boolean | null
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
  /** Of an interactive session that was opened, fed or restored: how many programs it was given. */
  feeds?: number | null
  /** Whether a program that was restored is to get another seed, unless it is to be replayed. */
  wantsEntropy?: boolean | null
  /** Whether a program that was restored holds resources of the host. */
  hasResources?: boolean | null
}

export interface RawLimits {
  readonly memoryBytes?: number | undefined
  readonly steps?: number | undefined
  readonly durationMs?: number | undefined
  readonly totalMs?: number | undefined
  readonly recursion?: number | undefined
  readonly outputBytes?: number | undefined
  readonly suspensions?: number | undefined
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

/** What a run or an interactive session is given. */
export interface RawStart {
  /** The value graph of a dict, or no bytes. */
  readonly inputs: Uint8Array
  readonly externalFunctions: string[]
  /** Paths and texts in turn. */
  readonly modules: string[]
  readonly limits: RawLimits
  readonly entropy: RawEntropy
}

/**
 * Where random numbers come from: no bytes where the host hands over nothing; else 0, or 1 where
 * each load is to replace it, and a seed of 32 bytes.
 */
export type RawEntropy = Uint8Array

/** How a run is taken from its bytes. */
export interface RawLoad {
  /** Whether they hold an interactive session. */
  readonly interactive: boolean
  /** What it may use at most. */
  readonly limits: RawLimits
  /** What changed since the bytes that are loaded. */
  readonly deltas: readonly Uint8Array[]
  /** A newer version of its source. */
  readonly source?: string | undefined
  /** Whether what runs and is another there finishes with the code that it has. */
  readonly keep?: boolean | undefined
  /** Compiled programs, among them code that was left out. */
  readonly code?: readonly Uint8Array[] | undefined
  /** Whether a seal was checked. */
  readonly trusted?: boolean | undefined
}

/** How a run is dumped. */
export interface RawDump {
  /** Whether deltas that follow are relative to the bytes. */
  readonly tracks: boolean
  /** The id of the bytes that a delta is relative to; no bytes at all for a whole dump. */
  readonly since: Uint8Array
  /** Whether its code is left out. */
  readonly codeByReference?: boolean | undefined
}

export interface BackendSession {
  /** Takes what a run needs; its first turn begins it. */
  prepare(program: BackendProgram, start: RawStart): Answer
  /** Opens an interactive session. */
  open(start: RawStart): Answer
  /** Gives an interactive session its next program; the next turn begins it. */
  feed(program: BackendProgram, inputs: Uint8Array, externalFunctions: string[]): Answer
  /** Replaces what random numbers are drawn from. */
  reseed(entropy: RawEntropy): Answer
  /**
   * Compiles source and runs its first turn. A value in the answer holds until the next call of
   * the backend, for whichever session.
   */
  runAtOnce(source: string, scriptName: string, limits: RawLimits): Answer
  /**
   * Runs until the next step; without a printer the output is in the answer. `isToPause`: as soon
   * as it can.
   */
  turn(turn: Turn, printer: Printer | undefined, isToPause?: boolean): Answer
  /** The same off the event loop, or in parts between which the event loop goes on. */
  turnAsync(turn: Turn, printer: Printer | undefined): Promise<Answer>
  /** Asks a running turn to pause; without a running turn it does nothing. */
  pause(): void
  /** Frees the session; a running turn ends at its next safepoint. */
  close(): void
  /** The resources that the program reaches, and what leads to that of a handle, or 0. */
  resources(pathOf: number): Answer
  /** What stands for resources in dumps from now on. */
  offerTokens(tokens: Uint8Array): Answer
  /** Takes the resources of a program that was restored. */
  adoptResources(resources: Uint8Array): Answer
  progressDump(dump: RawDump): Answer
  /** The code of the run: the value graph of a list of hashes and bytes in turn. */
  codeDump(): Answer
  /** Takes a run from its bytes, or an interactive session. */
  progressRestore(bytes: Uint8Array, load: RawLoad): Answer
  progressRestoreAsync(bytes: Uint8Array, load: RawLoad): Promise<Answer>
}

/** Which engine runs Python: the addon for this machine, or WebAssembly. */
export type BackendName = 'native' | 'wasm'

/** All that there are. */
export const backendNames: readonly BackendName[] = ['native', 'wasm']

export interface Backend {
  readonly name: BackendName
  createProgram(): BackendProgram
  createSession(): BackendSession
  /** What a snapshot says of itself: the value graph of a dict. */
  inspect(parts: readonly Uint8Array[]): Answer
}
