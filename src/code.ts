/** Code that a snapshot leaves out, and where it comes from when the snapshot is loaded. */

import type { Backend, RawLoad } from './backends/backend.js'
import { OptionError } from './errors.js'
import { rawInspection } from './inspect.js'
import type { LoadPlan } from './plans.js'
import { KeyRing } from './sealing/keyring.js'
import { disown, isThenable, requireBytes } from './validation.js'

/** Who opens bytes, and what is opened. */
interface Opening {
  readonly engine: Backend
  readonly keys: KeyRing | undefined
  readonly interactive: boolean
}

/** A snapshot and the deltas behind it, which are open. */
interface Chain {
  readonly bytes: Uint8Array
  readonly deltas: readonly Uint8Array[]
}

/** What there is to know of a load besides. */
export type CodePlan = Pick<LoadPlan, 'limits' | 'code' | 'source' | 'keep'>

/** How the backend is to load a snapshot. */
export async function rawLoad(chain: Chain, plan: CodePlan, opening: Opening): Promise<RawLoad> {
  const { keys } = opening
  const code: Uint8Array[] = []
  for (const hash of missing(chain, plan, opening)) {
    const piece = requirePiece(await plan.code?.(hash), hash)
    if (piece === undefined) continue
    code.push(keys !== undefined && isSealed(piece) ? await keys.open(piece) : piece)
  }
  return raw(chain, plan, opening, code)
}

const noCode: readonly Uint8Array[] = []

/** The same at once. */
export function rawLoadSync(chain: Chain, plan: CodePlan, opening: Opening): RawLoad {
  const { keys } = opening
  if (plan.code === undefined) return raw(chain, plan, opening, noCode)
  const code: Uint8Array[] = []
  for (const hash of missing(chain, plan, opening)) {
    const found = plan.code?.(hash)
    if (isThenable(found)) {
      disown(found)
      throw new OptionError('option "code" gives a promise, which only loadProgress() awaits')
    }
    const piece = requirePiece(found, hash)
    if (piece === undefined) continue
    code.push(keys !== undefined && isSealed(piece) ? keys.openSync(piece) : piece)
  }
  return raw(chain, plan, opening, code)
}

function raw(
  { deltas }: Chain,
  { limits, source, keep }: CodePlan,
  { keys, interactive }: Opening,
  code: readonly Uint8Array[],
): RawLoad {
  return { interactive, limits, deltas, source, keep, code, trusted: keys !== undefined }
}

const isSealed = (bytes: Uint8Array): boolean => KeyRing.keyIdOf(bytes) !== undefined

/** The hashes of what is to be asked for. */
function missing(
  { bytes, deltas }: Chain,
  plan: Pick<LoadPlan, 'code'>,
  { engine }: Opening,
): readonly string[] {
  if (plan.code === undefined) return []
  const { code } = rawInspection(engine, [bytes, ...deltas])
  return code.filter(({ included }) => !included).map(({ hash }) => hash)
}

function requirePiece(piece: unknown, hash: string): Uint8Array | undefined {
  return piece === undefined
    ? undefined
    : requireBytes(piece, `what option "code" gives for ${hash}`)
}
