/** Code that a snapshot leaves out, and where it comes from when the snapshot is loaded. */

import type { Backend, RawLoad } from './backends/backend.js'
import { OptionError } from './errors.js'
import { rawInspection } from './inspect.js'
import type { LoadPlan } from './options.js'
import { KeyRing } from './sealing/keyring.js'
import { show } from './validation.js'

/** Who opens bytes, and what is opened. */
interface Opening {
  readonly engine: Backend
  readonly keys: KeyRing | undefined
  readonly interactive: boolean
}

/** How the backend is to load `bytes`, which are open. */
export async function rawLoad(
  bytes: Uint8Array,
  plan: Pick<LoadPlan, 'limits' | 'code'>,
  opening: Opening,
): Promise<RawLoad> {
  const { keys, interactive } = opening
  const code: Uint8Array[] = []
  for (const hash of missing(bytes, plan, opening)) {
    const piece = requirePiece(await plan.code?.(hash), hash)
    if (piece === undefined) continue
    code.push(keys !== undefined && isSealed(piece) ? await keys.open(piece) : piece)
  }
  return { interactive, limits: plan.limits, code, trusted: keys !== undefined }
}

/** The same at once. */
export function rawLoadSync(
  bytes: Uint8Array,
  plan: Pick<LoadPlan, 'limits' | 'code'>,
  opening: Opening,
): RawLoad {
  const { keys, interactive } = opening
  const code: Uint8Array[] = []
  for (const hash of missing(bytes, plan, opening)) {
    const found = plan.code?.(hash)
    if (found instanceof Promise) {
      throw new OptionError('option "code" gives a promise, which only loadProgress() awaits')
    }
    const piece = requirePiece(found, hash)
    if (piece === undefined) continue
    code.push(keys !== undefined && isSealed(piece) ? keys.openSync(piece) : piece)
  }
  return { interactive, limits: plan.limits, code, trusted: keys !== undefined }
}

const isSealed = (bytes: Uint8Array): boolean => KeyRing.keyIdOf(bytes) !== undefined

/** The hashes of what is to be asked for. */
function missing(
  bytes: Uint8Array,
  plan: Pick<LoadPlan, 'code'>,
  { engine }: Opening,
): readonly string[] {
  if (plan.code === undefined) return []
  const { code } = rawInspection(engine, bytes)
  return code.filter(({ included }) => !included).map(({ hash }) => hash)
}

function requirePiece(piece: unknown, hash: string): Uint8Array | undefined {
  if (piece === undefined || piece instanceof Uint8Array) return piece
  throw new OptionError(`option "code" gives ${show(piece)} for ${hash}, expected a Uint8Array`)
}
