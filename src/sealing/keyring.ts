/** `KeyRing`: keys that seal snapshots. */

import { OptionError } from '../errors.js'
import { readOptions, requireBytes, show } from '../validation.js'
import { isBytes } from '../values/realms.js'
import {
  type Envelope,
  headOf,
  joined,
  LONGEST_ID,
  matching,
  notAuthentic,
  parse,
  type SealAlgorithm,
  sealOf,
  sizes,
} from './envelope.js'
import * as node from './node.js'
import * as web from './web.js'

/** A key: how it seals, and its secret. */
export interface SealingKey {
  /** `HMAC-SHA-256` makes tampering visible, `AES-256-GCM` hides the contents as well. */
  readonly algorithm: SealAlgorithm
  /** For HMAC at least 32 bytes, for AES exactly 32. From a random source, not a password. */
  readonly secret: Uint8Array
}

/** What a {@link KeyRing} is made of. */
export interface KeyRingOptions {
  /** Keys by id. The id of the key that sealed it stands in each snapshot, in clear. */
  readonly keys: Readonly<Record<string, SealingKey>>
  /** The id of the key that seals from now on; the others only open. */
  readonly current: string
}

/**
 * Keys that seal snapshots: `HMAC-SHA-256` against tampering, or `AES-256-GCM` against reading as
 * well. Give it to a `Platform`, which seals what it dumps and loads only what a key of the ring
 * has sealed; or use it on bytes.
 *
 * To rotate keys, add one and make it `current`; what older keys sealed still opens. When
 * {@link KeyRing.rewrap} has sealed everything anew, drop the old one.
 *
 * @example
 * ```ts
 * const ring = new KeyRing({
 *   keys: { '2026-11': { algorithm: 'AES-256-GCM', secret: randomBytes(32) } },
 *   current: '2026-11',
 * })
 * const py = new Platform({ keys: ring })
 * ```
 */
export class KeyRing {
  readonly #keys: ReadonlyMap<string, SealingKey>
  readonly #current: string

  /** @throws {@link OptionError} */
  constructor(options: KeyRingOptions) {
    const { keys, current } = readOptions('new KeyRing', options, ['keys', 'current'])
    this.#keys = readKeys(keys)
    if (typeof current !== 'string' || !this.#keys.has(current)) {
      const known = [...this.#keys.keys()].map(id => JSON.stringify(id)).join(', ')
      throw new OptionError(`option "current" is ${show(current)}, expected one of ${known}`)
    }
    this.#current = current
  }

  /** The ids of the keys. */
  get keyIds(): readonly string[] {
    return [...this.#keys.keys()]
  }

  /** The id of the key that seals. */
  get current(): string {
    return this.#current
  }

  /** The id of the key that sealed bytes, which need not be of this ring; undefined for what is not sealed. */
  static keyIdOf(bytes: Uint8Array): string | undefined {
    const checked = requireBytes(bytes)
    return sealOf(checked) === undefined ? undefined : parse(checked).keyId
  }

  /** @internal */
  static require(keys: unknown): KeyRing | undefined {
    if (keys === undefined || (typeof keys === 'object' && keys !== null && #keys in keys)) {
      return keys as KeyRing | undefined
    }
    throw new OptionError(`option "keys" is ${show(keys)}, expected a KeyRing`)
  }

  /**
   * Seals a snapshot with the current key.
   *
   * @throws {@link SnapshotError} for bytes that are no snapshot, or sealed already
   */
  async seal(bytes: Uint8Array): Promise<Uint8Array> {
    const { algorithm, secret } = this.#sealing()
    const nonce = web.random(sizes[algorithm].nonce)
    const head = headOf(requireBytes(bytes), algorithm, this.#current, nonce)
    const { body, tag } = await web.seal(algorithm, secret, head, nonce, bytes)
    return joined(head, body, tag)
  }

  /** {@link KeyRing.seal} at once; Node only. */
  sealSync(bytes: Uint8Array): Uint8Array {
    const { algorithm, secret } = this.#sealing()
    const nonce = node.random(sizes[algorithm].nonce)
    const head = headOf(requireBytes(bytes), algorithm, this.#current, nonce)
    const { body, tag } = node.seal(algorithm, secret, head, nonce, bytes)
    return joined(head, body, tag)
  }

  /**
   * The snapshot that a key of this ring has sealed.
   *
   * @throws {@link SnapshotError} `ERR_DIAPAUSE_SNAPSHOT_AUTH` when it is not sealed, when its key is
   * not in the ring, and when a single bit of it was changed; nothing of it is parsed before
   */
  async open(bytes: Uint8Array): Promise<Uint8Array> {
    const envelope = parse(requireBytes(bytes))
    const { algorithm, head, nonce, body, tag } = envelope
    const secret = this.#opening(envelope)
    return opened(envelope, await web.open(algorithm, secret, head, nonce, body, tag))
  }

  /** {@link KeyRing.open} at once; Node only. */
  openSync(bytes: Uint8Array): Uint8Array {
    const envelope = parse(requireBytes(bytes))
    const { algorithm, head, nonce, body, tag } = envelope
    const secret = this.#opening(envelope)
    return opened(envelope, node.open(algorithm, secret, head, nonce, body, tag))
  }

  /**
   * The same snapshot sealed with the current key. The program in it is not loaded.
   *
   * @throws {@link SnapshotError} as {@link KeyRing.open}
   */
  async rewrap(bytes: Uint8Array): Promise<Uint8Array> {
    return await this.seal(await this.open(bytes))
  }

  /** {@link KeyRing.rewrap} at once; Node only. */
  rewrapSync(bytes: Uint8Array): Uint8Array {
    return this.sealSync(this.openSync(bytes))
  }

  #sealing(): SealingKey {
    return this.#keys.get(this.#current) as SealingKey
  }

  #opening({ keyId, algorithm }: Envelope): Uint8Array {
    const key = this.#keys.get(keyId)
    if (key === undefined) {
      const known = this.keyIds.map(id => JSON.stringify(id)).join(', ')
      throw notAuthentic(`is sealed with the key ${JSON.stringify(keyId)}, the ring has ${known}`)
    }
    if (key.algorithm !== algorithm) {
      throw notAuthentic(
        `is sealed with ${algorithm}, but its key ${JSON.stringify(keyId)} is one for ${key.algorithm}`,
      )
    }
    return key.secret
  }
}

function opened(envelope: Envelope, snapshot: Uint8Array | undefined): Uint8Array {
  if (snapshot === undefined) {
    throw notAuthentic(
      `is not authentic: it was changed, or sealed with another key ${JSON.stringify(envelope.keyId)}`,
    )
  }
  return matching(envelope, snapshot)
}

function readKeys(keys: unknown): ReadonlyMap<string, SealingKey> {
  if (typeof keys !== 'object' || keys === null || Array.isArray(keys)) {
    throw new OptionError(`option "keys" is ${show(keys)}, expected an object of keys by id`)
  }
  const read = new Map<string, SealingKey>()
  for (const [id, key] of Object.entries(keys as Record<string, unknown>)) {
    const length = new TextEncoder().encode(id).length
    if (length === 0 || length > LONGEST_ID || !id.isWellFormed()) {
      throw new OptionError(
        `option "keys" has the id ${show(id)}, expected 1 to ${LONGEST_ID} bytes of UTF-8`,
      )
    }
    read.set(id, readKey(`keys[${JSON.stringify(id)}]`, key))
  }
  if (read.size === 0) throw new OptionError('option "keys" is empty, expected a key at least')
  return read
}

function readKey(name: string, key: unknown): SealingKey {
  const { algorithm, secret } = readOptions(name, key, ['algorithm', 'secret'])
  if (algorithm !== 'HMAC-SHA-256' && algorithm !== 'AES-256-GCM') {
    throw new OptionError(
      `${name}.algorithm is ${show(algorithm)}, expected "HMAC-SHA-256" or "AES-256-GCM"`,
    )
  }
  if (!isBytes(secret)) {
    // It is not shown: errors end up in logs.
    throw new OptionError(`${name}.secret is of type ${typeof secret}, expected a Uint8Array`)
  }
  const fits = algorithm === 'AES-256-GCM' ? secret.length === 32 : secret.length >= 32
  if (!fits) {
    const expected = algorithm === 'AES-256-GCM' ? '32' : 'at least 32'
    throw new OptionError(`${name}.secret has ${secret.length} bytes, expected ${expected}`)
  }
  // A copy: the caller may wipe its own.
  return { algorithm, secret: new Uint8Array(secret) }
}
