/**
 * The bytes around a sealed snapshot. They begin as every snapshot does: magic, format version,
 * kind, flags; then come the key's id, for AES-GCM a nonce, what is sealed, and the tag. All that
 * stands before what is sealed is authenticated with it. `docs/SNAPSHOT_FORMAT.md` specifies it.
 */

import { SnapshotError } from '../errors.js'

/** How a key seals. */
export type SealAlgorithm = 'HMAC-SHA-256' | 'AES-256-GCM'

/** What an algorithm adds, in bytes, and the flag that stands for it in the header. */
interface Sizes {
  readonly flag: number
  readonly nonce: number
  readonly tag: number
}

export const sizes: Readonly<Record<SealAlgorithm, Sizes>> = {
  'HMAC-SHA-256': { flag: 1, nonce: 0, tag: 32 },
  'AES-256-GCM': { flag: 2, nonce: 12, tag: 16 },
}

const algorithms = Object.keys(sizes) as SealAlgorithm[]

/** Ids are at most this many bytes of UTF-8. */
export const LONGEST_ID = 255

const MAGIC = [0x44, 0x49, 0x41, 0x50]
/** Magic, version, kind. What is sealed repeats them: it is a whole snapshot. */
const PREFIX = 7
const ID_AT = PREFIX + 2

const utf8 = new TextEncoder()
const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A sealed snapshot, taken apart; the parts share the memory of the whole. */
export interface Envelope {
  readonly algorithm: SealAlgorithm
  readonly keyId: string
  /** All before what is sealed. */
  readonly head: Uint8Array
  readonly nonce: Uint8Array
  readonly body: Uint8Array
  readonly tag: Uint8Array
}

/** The error for bytes that are not what their header says. */
export function notAuthentic(what: string, options?: ErrorOptions): SnapshotError {
  return new SnapshotError('ERR_DIAPAUSE_SNAPSHOT_AUTH', `the snapshot ${what}`, options)
}

/** Whether bytes claim to be a snapshot of ours at all. */
export function isSnapshot(bytes: Uint8Array): boolean {
  return bytes.length > PREFIX && MAGIC.every((byte, at) => bytes[at] === byte)
}

/** The algorithm with which bytes claim to be sealed; undefined for what is not sealed. */
export function sealOf(bytes: Uint8Array): SealAlgorithm | undefined {
  if (!isSnapshot(bytes)) return undefined
  return algorithms.find(algorithm => sizes[algorithm].flag === bytes[PREFIX])
}

/** The bytes before what is sealed. `snapshot` must be one that is not sealed. */
export function headOf(
  snapshot: Uint8Array,
  algorithm: SealAlgorithm,
  keyId: string,
  nonce: Uint8Array,
): Uint8Array {
  if (!isSnapshot(snapshot)) {
    throw new SnapshotError(
      'ERR_DIAPAUSE_SNAPSHOT_CORRUPT',
      'the bytes to seal are no snapshot: they do not begin with "DIAP"',
    )
  }
  if (snapshot[PREFIX] !== 0) throw notAuthentic('to seal is sealed already: use rewrap()')
  const id = utf8.encode(keyId)
  const head = new Uint8Array(ID_AT + id.length + nonce.length)
  head.set(snapshot.subarray(0, PREFIX))
  head.set([sizes[algorithm].flag, id.length], PREFIX)
  head.set(id, ID_AT)
  head.set(nonce, ID_AT + id.length)
  return head
}

/** Takes sealed bytes apart. */
export function parse(bytes: Uint8Array): Envelope {
  const algorithm = sealOf(bytes)
  if (algorithm === undefined) {
    throw notAuthentic('is not sealed, expected one that a key of the ring has sealed')
  }
  const { nonce, tag } = sizes[algorithm]
  const nonceAt = ID_AT + (bytes[ID_AT - 1] ?? 0)
  const bodyAt = nonceAt + nonce
  const tagAt = bytes.length - tag
  if (tagAt < bodyAt)
    throw notAuthentic(`is cut off: ${bytes.length} bytes hold no ${algorithm} seal`)
  let keyId: string
  try {
    keyId = text.decode(bytes.subarray(ID_AT, nonceAt))
  } catch (error) {
    throw notAuthentic('has a key id that is not UTF-8', { cause: error })
  }
  return {
    algorithm,
    keyId,
    head: bytes.subarray(0, bodyAt),
    nonce: bytes.subarray(nonceAt, bodyAt),
    body: bytes.subarray(bodyAt, tagAt),
    tag: bytes.subarray(tagAt),
  }
}

/** Checks that what was sealed is of the kind and version that the seal says. */
export function matching(envelope: Envelope, snapshot: Uint8Array): Uint8Array {
  const { head } = envelope
  for (let at = 0; at < PREFIX; at++) {
    if (snapshot[at] !== head[at]) throw notAuthentic('holds something else than its seal says')
  }
  return snapshot
}

/** Bytes behind one another. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
