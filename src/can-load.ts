/** Whether a snapshot can be loaded here. */

import type { Answer, Backend, BackendName } from './backends/backend.js'
import { rawLoad, rawLoadSync } from './code.js'
import { type CodeSource, readCode } from './code-source.js'
import { DiapauseError, OptionError } from './errors.js'
import { unwrap } from './failures.js'
import { backend } from './loader.js'
import { type Limits, readBackend, readLimits } from './options.js'
import { KeyRing } from './sealing/keyring.js'
import { readOptions, requireBytes } from './validation.js'

/** How the snapshot would be loaded. */
export interface CanLoadOptions {
  /** The keys, one of which must have sealed it; without them it must not be sealed. */
  keys?: KeyRing
  /** The limits of the platform; what a program needs at once has to fit them. */
  limits?: Limits
  /** Where code comes from that was left out. */
  code?: CodeSource
  /** What would run it. */
  backend?: BackendName
}

/** The answer of {@link canLoad}: why not is told by the code and message of the error. */
export type CanLoad =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string }

const names = ['keys', 'limits', 'code', 'backend'] as const
const PROGRAM = 1
const SESSION = 3

function plan(options: unknown) {
  const read = readOptions('canLoad', options, names)
  const keys = KeyRing.require(read.keys)
  const engine = backend(readBackend(read.backend))
  return { keys, engine, limits: readLimits(read.limits), code: readCode(read.code) }
}

/**
 * Whether a snapshot of any kind can be loaded here: its format and its seal, its code and what it
 * needs of the library, and whether it fits the limits. It is loaded for that, but not run.
 *
 * @throws {@link OptionError}
 *
 * @example
 * ```ts
 * const answer = await canLoad(bytes, { keys })
 * if (!answer.ok) console.log(answer.code, answer.message)
 * ```
 */
export async function canLoad(bytes: Uint8Array, options?: CanLoadOptions): Promise<CanLoad> {
  const { keys, engine, ...loading } = plan(options)
  const checked = requireBytes(bytes)
  try {
    const opened = keys === undefined ? checked : await keys.open(checked)
    if (opened[6] === PROGRAM) return loadedProgram(engine, opened)
    const opening = { engine, keys, interactive: opened[6] === SESSION }
    const load = await rawLoad(opened, loading, opening)
    const session = engine.createSession()
    try {
      return loaded(await session.progressRestoreAsync(opened, load))
    } finally {
      session.close()
    }
  } catch (error) {
    return reason(error)
  }
}

/** {@link canLoad} on this thread. */
export function canLoadSync(bytes: Uint8Array, options?: CanLoadOptions): CanLoad {
  const { keys, engine, ...loading } = plan(options)
  const checked = requireBytes(bytes)
  try {
    const opened = keys === undefined ? checked : keys.openSync(checked)
    if (opened[6] === PROGRAM) return loadedProgram(engine, opened)
    const opening = { engine, keys, interactive: opened[6] === SESSION }
    const load = rawLoadSync(opened, loading, opening)
    const session = engine.createSession()
    try {
      return loaded(session.progressRestore(opened, load))
    } finally {
      session.close()
    }
  } catch (error) {
    return reason(error)
  }
}

function loadedProgram(engine: Backend, bytes: Uint8Array): CanLoad {
  return loaded(engine.createProgram().load(bytes))
}

function loaded(answer: Answer): CanLoad {
  unwrap(answer)
  return { ok: true }
}

function reason(error: unknown): CanLoad {
  if (!(error instanceof DiapauseError) || error instanceof OptionError) throw error
  return { ok: false, code: error.code, message: error.message }
}
