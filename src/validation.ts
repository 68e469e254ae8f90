/** Reading what a caller passed: what is unknown or impossible is refused by name. */

import { OptionError } from './errors.js'
import { isBytes } from './values/realms.js'

const noOptions = Object.freeze({})

/** Whether somebody gave every object of the process properties that look like its own. */
function isPrototypePolluted(): boolean {
  for (const _ in Object.prototype) return true
  return false
}

/** Options that inherit none. */
function ownOptions(options: object): object {
  const isPlain = Object.getPrototypeOf(options) === Object.prototype && !isPrototypePolluted()
  return isPlain ? options : Object.assign(Object.create(null), options)
}

/**
 * The known options, of which the caller reads each once; others are refused, and those that are
 * inherited are none. Plain objects are read as they are: a copy of their options would be a good
 * part of what a short run takes.
 */
export function readOptions<Name extends string>(
  method: string,
  options: unknown,
  names: readonly Name[],
): { readonly [Key in Name]?: unknown } {
  if (options === undefined) return ownOptions(noOptions)
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new OptionError(`options of ${method} are ${show(options)}, expected an object`)
  }
  for (const key of Object.keys(options)) {
    if (!(names as readonly string[]).includes(key)) {
      throw new OptionError(
        `unknown option ${JSON.stringify(key)} of ${method}, expected ${listed(names)}`,
      )
    }
  }
  return ownOptions(options)
}

/** Bytes that nothing changes while they are read: those that threads or realms share are copied. */
export function requireBytes(bytes: unknown, name = 'bytes'): Uint8Array {
  if (!isBytes(bytes)) {
    throw new OptionError(`${name} is ${show(bytes)}, expected a Uint8Array`)
  }
  if (bytes.length === 0 && isDetached(bytes.buffer)) {
    throw new OptionError(`${name} is a Uint8Array whose memory was transferred to somebody else`)
  }
  return bytes.buffer instanceof ArrayBuffer ? bytes : new Uint8Array(bytes)
}

/** Whether memory went elsewhere, such as with a message to a worker: Node 20 does not tell. */
function isDetached(buffer: ArrayBufferLike): boolean {
  try {
    new Uint8Array(buffer)
    return false
  } catch {
    return true
  }
}

function listed(names: readonly string[]): string {
  return `one of ${names.join(', ')}`
}

/** A value in an error message. */
export function show(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}...` : value)
  }
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object') return value instanceof Map ? 'a Map' : 'an object'
  if (typeof value === 'function') return 'a function'
  return String(value)
}

/** Whether a value is a promise, or what `await` takes for one. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  )
}

/** That a promise which is refused, and which nobody awaits, rejects as well is no news. */
export function disown(value: unknown): void {
  if (value instanceof Promise) value.catch(() => {})
}
