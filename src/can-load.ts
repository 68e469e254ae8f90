/** Whether a snapshot, and deltas behind it, can be loaded here. */

import type { Answer, Backend, BackendName, BackendSession } from './backends/backend.js'
import { noBase, requireChain } from './base.js'
import { rawLoad, rawLoadSync } from './code.js'
import { type CodeSource, readCode } from './code-source.js'
import { DiapauseError, OptionError } from './errors.js'
import { unwrap } from './failures.js'
import { backend } from './loader.js'
import type { Limits, Snapshots, UpgradePolicy } from './options.js'
import { readBackend, readLimits, readUpgrade } from './plans.js'
import { type MissingResources, readMissing, readResourceTypes, requireKnown } from './resources.js'
import { KeyRing } from './sealing/keyring.js'
import { readOptions } from './validation.js'
import type { ResourceType } from './values/resource.js'

/** How the snapshot would be loaded. */
export interface CanLoadOptions {
  /** The keys, one of which must have sealed it; without them it must not be sealed. */
  keys?: KeyRing
  /** The limits of the platform; what a program needs at once has to fit them. */
  limits?: Limits
  /** Where code comes from that was left out. */
  code?: CodeSource
  /** A newer version of the source that it would be given, as in {@link LoadOptions}. */
  source?: string
  /** What becomes then of calls whose function is another one, as in {@link LoadOptions}. */
  policy?: UpgradePolicy
  /** The types of host objects of the platform. */
  resources?: readonly ResourceType[]
  /** What becomes of host objects of other types, as in {@link LoadOptions}. */
  unknownResources?: MissingResources
  /** What would run it. */
  backend?: BackendName
}

/** The answer of {@link canLoad}: why not is told by the code and message of the error. */
export type CanLoad =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string }

const names = [
  'keys',
  'limits',
  'code',
  'source',
  'policy',
  'resources',
  'unknownResources',
  'backend',
] as const
const PROGRAM = 1
const SESSION = 3

function plan(options: unknown) {
  const read = readOptions('canLoad', options, names)
  return {
    ...readUpgrade(read.source, read.policy),
    keys: KeyRing.require(read.keys),
    engine: backend(readBackend(read.backend)),
    limits: readLimits(read.limits),
    code: readCode(read.code),
    types: readResourceTypes(read.resources),
    missing: readMissing('unknownResources', read.unknownResources),
  }
}

type Plan = ReturnType<typeof plan>

/**
 * Whether a snapshot of any kind can be loaded here, or one and the deltas behind it: its format and
 * its seal, its code and what it needs of the library, whether it fits the limits, whether it takes
 * a newer source, and whether the types of its host objects are known. It is loaded for that, but
 * not run, and no host object is made.
 *
 * @throws {@link OptionError}
 *
 * @example
 * ```ts
 * const answer = await canLoad(bytes, { keys })
 * if (!answer.ok) console.log(answer.code, answer.message)
 * ```
 */
export async function canLoad(bytes: Snapshots, options?: CanLoadOptions): Promise<CanLoad> {
  const loading = plan(options)
  const { keys, engine } = loading
  const checked = requireChain(bytes)
  try {
    const parts = keys && (await Promise.all(checked.map(part => keys.open(part))))
    const chain = chainOf(parts ?? checked)
    if (isProgram(chain)) return loadedProgram(engine, chain.bytes)
    const load = await rawLoad(chain, loading, opening(chain, loading))
    const session = engine.createSession()
    try {
      return loaded(session, await session.progressRestoreAsync(chain.bytes, load), loading)
    } finally {
      session.close()
    }
  } catch (error) {
    return reason(error)
  }
}

/** {@link canLoad} on this thread. */
export function canLoadSync(bytes: Snapshots, options?: CanLoadOptions): CanLoad {
  const loading = plan(options)
  const { keys, engine } = loading
  const checked = requireChain(bytes)
  try {
    const chain = chainOf(keys ? checked.map(part => keys.openSync(part)) : checked)
    if (isProgram(chain)) return loadedProgram(engine, chain.bytes)
    const load = rawLoadSync(chain, loading, opening(chain, loading))
    const session = engine.createSession()
    try {
      return loaded(session, session.progressRestore(chain.bytes, load), loading)
    } finally {
      session.close()
    }
  } catch (error) {
    return reason(error)
  }
}

function chainOf([bytes = noBase, ...deltas]: readonly Uint8Array[]) {
  return { bytes, deltas }
}

type Chain = ReturnType<typeof chainOf>

const isProgram = ({ bytes, deltas }: Chain) => bytes[6] === PROGRAM && deltas.length === 0

const opening = ({ bytes }: Chain, { engine, keys }: Plan) => ({
  engine,
  keys,
  interactive: bytes[6] === SESSION,
})

function loadedProgram(engine: Backend, bytes: Uint8Array): CanLoad {
  unwrap(engine.createProgram().load(bytes))
  return { ok: true }
}

function loaded(session: BackendSession, answer: Answer, { types, missing }: Plan): CanLoad {
  unwrap(answer)
  requireKnown(session, answer, types, missing)
  return { ok: true }
}

function reason(error: unknown): CanLoad {
  if (!(error instanceof DiapauseError) || error instanceof OptionError) throw error
  return { ok: false, code: error.code, message: error.message }
}
