/** Sealing at once, with Node's crypto. */

import type * as Crypto from 'node:crypto'
import { createRequire } from 'node:module'

import type { SealAlgorithm } from './envelope.js'

let loaded: typeof Crypto | undefined

/** Loaded when it is first needed: most programs are never sealed. */
function crypto(): typeof Crypto {
  loaded ??= createRequire(__filename)('node:crypto') as typeof Crypto
  return loaded
}

/** Fresh random bytes. */
export function random(count: number): Uint8Array {
  return count === 0 ? new Uint8Array(0) : crypto().randomBytes(count)
}

/** What is sealed as it is stored, and the tag. */
export function seal(
  algorithm: SealAlgorithm,
  secret: Uint8Array,
  head: Uint8Array,
  nonce: Uint8Array,
  snapshot: Uint8Array,
): { body: Uint8Array; tag: Uint8Array } {
  if (algorithm === 'HMAC-SHA-256') {
    return { body: snapshot, tag: mac(secret, head, snapshot) }
  }
  const cipher = crypto().createCipheriv('aes-256-gcm', secret, nonce)
  cipher.setAAD(head)
  const body = cipher.update(snapshot)
  cipher.final()
  return { body, tag: cipher.getAuthTag() }
}

/** The snapshot; undefined when the tag does not belong to it. */
export function open(
  algorithm: SealAlgorithm,
  secret: Uint8Array,
  head: Uint8Array,
  nonce: Uint8Array,
  body: Uint8Array,
  tag: Uint8Array,
): Uint8Array | undefined {
  if (algorithm === 'HMAC-SHA-256') {
    return crypto().timingSafeEqual(mac(secret, head, body), tag) ? body : undefined
  }
  const decipher = crypto().createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: 16 })
  decipher.setAAD(head)
  decipher.setAuthTag(tag)
  const snapshot = decipher.update(body)
  try {
    decipher.final()
  } catch {
    return undefined
  }
  return snapshot
}

function mac(secret: Uint8Array, head: Uint8Array, body: Uint8Array): Uint8Array {
  return crypto().createHmac('sha256', secret).update(head).update(body).digest()
}
