/** Sealing with the Web Crypto API, which browsers have and Node too. */

import { joined, type SealAlgorithm } from './envelope.js'

type Bytes = Uint8Array<ArrayBuffer>

/** Fresh random bytes. */
export function random(count: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(count))
}

/** As a view that Web Crypto takes: one over memory that no other thread writes. */
function owned(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Bytes) : new Uint8Array(bytes)
}

function key(
  algorithm: SealAlgorithm,
  secret: Uint8Array,
  usages: readonly ('sign' | 'verify' | 'encrypt' | 'decrypt')[],
): ReturnType<typeof crypto.subtle.importKey> {
  const kind = algorithm === 'AES-256-GCM' ? 'AES-GCM' : { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', owned(secret), kind, false, [...usages])
}

const gcm = (nonce: Uint8Array, head: Uint8Array) => ({
  name: 'AES-GCM',
  iv: owned(nonce),
  additionalData: owned(head),
  tagLength: 128,
})

/** What is sealed as it is stored, and the tag. */
export async function seal(
  algorithm: SealAlgorithm,
  secret: Uint8Array,
  head: Uint8Array,
  nonce: Uint8Array,
  snapshot: Uint8Array,
): Promise<{ body: Uint8Array; tag: Uint8Array }> {
  if (algorithm === 'HMAC-SHA-256') {
    const signing = await key(algorithm, secret, ['sign'])
    const tag = await crypto.subtle.sign('HMAC', signing, owned(joined(head, snapshot)))
    return { body: snapshot, tag: new Uint8Array(tag) }
  }
  const encrypting = await key(algorithm, secret, ['encrypt'])
  const sealed = await crypto.subtle.encrypt(gcm(nonce, head), encrypting, owned(snapshot))
  const bytes = new Uint8Array(sealed)
  return { body: bytes.subarray(0, snapshot.length), tag: bytes.subarray(snapshot.length) }
}

/** The snapshot; undefined when the tag does not belong to it. */
export async function open(
  algorithm: SealAlgorithm,
  secret: Uint8Array,
  head: Uint8Array,
  nonce: Uint8Array,
  body: Uint8Array,
  tag: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (algorithm === 'HMAC-SHA-256') {
    const verifying = await key(algorithm, secret, ['verify'])
    const signed = owned(joined(head, body))
    return (await crypto.subtle.verify('HMAC', verifying, owned(tag), signed)) ? body : undefined
  }
  const decrypting = await key(algorithm, secret, ['decrypt'])
  try {
    const whole = owned(joined(body, tag))
    return new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, head), decrypting, whole))
  } catch {
    return undefined
  }
}
