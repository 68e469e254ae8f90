/** What deltas are relative to: the snapshot that was given out or taken last. */

import { OptionError } from './errors.js'
import { sealOf } from './sealing/envelope.js'
import { requireBytes } from './validation.js'

/** Bytes of an id: the length as 64 bits, then the checksum, the lowest byte first. */
const ID_BYTES = 12
/** Where the checksum stands in the header of a snapshot, and where it ends. */
const CHECKSUM_AT = 8
const HEADER = 12
/** The end of a sealed snapshot: its tag, or a part of it, which is like no other. */
const TAIL = 16

/** No id. */
export const noBase = new Uint8Array(0)

/** The id by which the engine knows a snapshot that is not sealed. */
function idOf(snapshot: Uint8Array): Uint8Array {
  const id = new Uint8Array(ID_BYTES)
  new DataView(id.buffer).setBigUint64(0, BigInt(snapshot.length), true)
  id.set(snapshot.subarray(CHECKSUM_AT, HEADER), CHECKSUM_AT)
  return id
}

/** Remembers which sealed snapshot holds which: opening it again would take longer than a delta. */
export class LastBase {
  #sealed:
    | { readonly length: number; readonly tail: Uint8Array; readonly id: Uint8Array }
    | undefined

  /** Bytes that were given out or taken, and the snapshot in them. */
  remember(bytes: Uint8Array, snapshot: Uint8Array): void {
    if (bytes === snapshot) {
      this.#sealed = undefined
      return
    }
    this.#sealed = { length: bytes.length, tail: bytes.slice(-TAIL), id: idOf(snapshot) }
  }

  /** The id of the snapshot in bytes, which are those of an option `since`. */
  idOf(since: Uint8Array): Uint8Array {
    if (sealOf(since) === undefined) {
      if (since.length <= HEADER) throw new OptionError('option "since" is no snapshot')
      return idOf(since)
    }
    const sealed = this.#sealed
    const isLast =
      sealed?.length === since.length &&
      sealed.tail.every((byte, at) => byte === since[since.length - TAIL + at])
    if (sealed !== undefined && isLast) return sealed.id
    throw new OptionError(
      'option "since" is not the last snapshot that was dumped or loaded here: a delta is relative ' +
        'to that one',
    )
  }
}

/** A snapshot, or one and the deltas that follow it. */
export function requireChain(bytes: unknown): readonly [Uint8Array, ...Uint8Array[]] {
  if (!Array.isArray(bytes)) return [requireBytes(bytes)]
  const [first, ...deltas] = Array.from(bytes, part => requireBytes(part))
  if (first === undefined) {
    throw new OptionError('bytes is an empty array, expected a snapshot and what changed since')
  }
  return [first, ...deltas]
}
