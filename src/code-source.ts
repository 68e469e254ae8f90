/** Where code comes from that a snapshot leaves out. */

import { OptionError } from './errors.js'
import { show } from './validation.js'
import { isMap } from './values/realms.js'

/** A piece of code, and the SHA-256 by which a snapshot names it that leaves it out. */
export interface CodePiece {
  /** 64 hexadecimal digits. */
  readonly hash: string
  /** What `Program.dump()` gives for the same code. */
  readonly bytes: Uint8Array
}

/**
 * Where code comes from that a snapshot leaves out: the bytes by hash, or a function that is asked
 * for each hash. It may answer undefined for what it does not have.
 */
export type CodeSource =
  | ReadonlyMap<string, Uint8Array>
  | Readonly<Record<string, Uint8Array>>
  | ((hash: string) => Uint8Array | undefined | Promise<Uint8Array | undefined>)

/** Asks for the bytes of a hash. */
export type AskedCode = (hash: string) => unknown

/** Checks an option. */
export function readCode(code: unknown): AskedCode | undefined {
  if (code === undefined) return undefined
  if (typeof code === 'function') return hash => (code as AskedCode)(hash)
  if (typeof code === 'object' && code !== null && !Array.isArray(code)) {
    if (isMap(code)) return hash => Map.prototype.get.call(code, hash)
    const pieces = code as Record<string, unknown>
    return hash => (Object.hasOwn(pieces, hash) ? pieces[hash] : undefined)
  }
  throw new OptionError(
    `option "code" is ${show(code)}, expected a Map or an object of bytes by hash, or a function`,
  )
}
