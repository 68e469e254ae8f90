/** What the methods of platforms, sessions and programs take. `plans.ts` checks it. */

import type { BackendName } from './backends/backend.js'
import type { CodeSource } from './code-source.js'
import type { Entropy, LoadedEntropy } from './entropy.js'
import type { MissingResources } from './resources.js'
import type { KeyRing } from './sealing/keyring.js'
import type { ResourceType } from './values/resource.js'

/** What a program may use. Each limit is finite by default. */
export interface Limits {
  /**
   * Bytes of the Python heap. A value for the host may take twice as many, where each object counts
   * 256 at least. Default 256 MiB.
   */
  memoryBytes?: number
  /** Safepoints (calls and turns of loops) per turn, that is, until the next step. Default 10,000,000,000. */
  steps?: number
  /** Execution time per turn in milliseconds; waiting for the host does not count. Default 60,000. */
  durationMs?: number
  /**
   * Execution time of all turns together in milliseconds; `runSync` sleeps no longer either. Default
   * 300,000.
   */
  totalMs?: number
  /** Nested Python calls. Default 1000. */
  recursion?: number
  /** Bytes written to stdout and stderr together, at most 536,870,888. Default 16 MiB. */
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
  /**
   * What runs its programs: `'native'`, the addon for this machine, or `'wasm'`, WebAssembly. By
   * default what the environment variable `DIAPAUSE_BACKEND` names, else the addon where there is
   * one.
   */
  backend?: BackendName
  /** Seals what is dumped; only what one of these keys has sealed is loaded. */
  keys?: KeyRing
  /** Where random numbers come from. Default `'fixed'`. */
  entropy?: Entropy
  /** Types of host objects that are made again when a program is loaded that holds such. */
  resources?: readonly ResourceType[]
}

/** What the methods that run Python have in common. */
export interface TurnOptions {
  /**
   * Pauses the program. The promise rejects with the signal's reason, and the platform stays
   * `'active'`, so that the program can be dumped or go on. When nothing has run yet, because the
   * source is still being compiled, nothing is started, and the platform is `'idle'` again.
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
  /** Where random numbers come from. Default that of the platform. */
  entropy?: Entropy
}

/** A host function. Keyword arguments, when there are any, come as one object behind the others. */
// biome-ignore lint/suspicious/noExplicitAny: what a program passes is up to the program
export type HostFunction = (...args: any[]) => unknown

/** How to run a program to its end. */
export interface RunOptions extends Omit<StartOptions, 'externalFunctions'> {
  /** The functions that the host provides. A promise is awaited; what they throw is raised in Python. */
  functions?: Record<string, HostFunction>
}

/** How to dump a program or an interactive session. */
export interface DumpOptions {
  /**
   * The snapshot or delta that was dumped or loaded here last: only what changed since then is
   * dumped.
   */
  since?: Uint8Array
  /**
   * What becomes of host objects whose type has no `marshal`: the dump is refused (`'refuse'`, the
   * default), or they are lost in it (`'tombstone'`), and raise RuntimeError when they are touched.
   */
  resources?: MissingResources
  /**
   * `'reference'` leaves the program's code out and names it by its hash: whoever loads the dump
   * brings it. Of a delta that is the code that is new. Default `'include'`.
   */
  code?: 'include' | 'reference'
}

/** A snapshot, or one and the deltas that follow it, each relative to the one before. */
export type Snapshots = Uint8Array | readonly Uint8Array[]

/** How to load a dumped program. */
export interface LoadOptions {
  /** Lowers the limits that the dump carries; nothing raises them. */
  limits?: Limits
  /** Gets what the program prints from now on. */
  onPrint?: PrintCallback
  /**
   * Whether random numbers are those that the dumped program would have drawn. By default they are,
   * unless it was started with `entropy: 'host'`: then no two loads share them.
   */
  entropy?: LoadedEntropy
  /** Where the code comes from that was left out of the dump: see {@link DumpOptions}. */
  code?: CodeSource
  /**
   * What becomes of host objects that cannot be made again, because the option `resources` of the
   * platform has no type of their name, or one without `unmarshal`: the program is not loaded
   * (`'refuse'`, the default), or they are lost (`'tombstone'`).
   */
  unknownResources?: MissingResources
  /**
   * A newer version of the program's source. Functions take their new code, except those that are
   * in the middle of a call: they must do what they did before, or it is refused with
   * `ERR_DIAPAUSE_SNAPSHOT_SCHEMA`; see `policy`.
   */
  source?: string
  /**
   * What becomes of calls whose function is another in `source`: `'strict'` refuses the source;
   * with `'keep'` they finish with the code that they have, and later calls run the new code.
   * Default `'strict'`.
   */
  policy?: UpgradePolicy
}

/** What becomes of calls whose function is another in a newer source. */
export type UpgradePolicy = 'strict' | 'keep'

/** How to open an interactive session. */
export interface ReplOptions extends PlatformOptions {
  /** Global variables. */
  inputs?: Record<string, unknown>
  /** Names of functions that the host provides. */
  externalFunctions?: readonly string[]
  /** The functions that `feed` answers calls with; they are global variables, too. */
  functions?: Record<string, HostFunction>
  /** Modules that programs can import, as in {@link StartOptions}. */
  modules?: Record<string, string>
}

/** How to load an interactive session. */
export interface ReplLoadOptions extends Omit<PlatformOptions, 'entropy'> {
  /** The functions that `feed` answers calls with. */
  functions?: Record<string, HostFunction>
  /** As in {@link LoadOptions}. */
  entropy?: LoadedEntropy
  /** As in {@link LoadOptions}. */
  code?: CodeSource
  /** As in {@link LoadOptions}. */
  unknownResources?: MissingResources
}

/** How to give an interactive session a program, step by step. */
export interface FeedStartOptions extends TurnOptions {
  /** Further global variables. */
  inputs?: Record<string, unknown>
  /** Names of further functions that the host provides. */
  externalFunctions?: readonly string[]
  /** What tracebacks call the source. Default `<python-input-N>`, counted from 0. */
  scriptName?: string
}

/** How to give an interactive session a program. */
export interface FeedOptions extends Omit<FeedStartOptions, 'externalFunctions'> {
  /** Further functions that the host provides, for this program. */
  functions?: Record<string, HostFunction>
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
