/**
 * What values are, whichever realm they come from: a vm context, such as each of Jest's, has a Map
 * of its own, and Node's functions give it those of the process.
 */

/** Whether a value is bytes. */
export function isBytes(value: unknown): value is Uint8Array {
  if (!ArrayBuffer.isView(value)) return false
  return value instanceof Uint8Array || tagOf(value) === '[object Uint8Array]'
}

/** Whether a value is a Map. */
export function isMap(value: object): value is Map<unknown, unknown> {
  return value instanceof Map || answers(Map.prototype.has, value)
}

/** Whether a value is a Set. */
export function isSet(value: object): value is Set<unknown> {
  return value instanceof Set || answers(Set.prototype.has, value)
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value)
}

/** Whether a method takes a value for one of its own: what only looks like one makes it throw. */
function answers(method: (key: unknown) => boolean, value: object): boolean {
  try {
    method.call(value, undefined)
    return true
  } catch {
    return false
  }
}
