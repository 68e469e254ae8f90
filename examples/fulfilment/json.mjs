// Reads JSON without losing what it says: an integer of any size stays exact, and `1.0` stays a
// float. `JSON.parse` alone makes the nearest double of both.

import { PyFloat } from 'diapause'

const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** Parses a text into values for Python. */
export function parseJson(text) {
  const marked = text.replace(token, found => {
    if (found.startsWith('"')) return found
    if (/[.eE]/.test(found)) return `{"$float":${found}}`
    return Number.isSafeInteger(Number(found)) ? found : `{"$int":"${found}"}`
  })
  return JSON.parse(marked, (_, value) => {
    if (value?.$int !== undefined) return BigInt(value.$int)
    if (value?.$float !== undefined) return new PyFloat(value.$float)
    return value
  })
}
