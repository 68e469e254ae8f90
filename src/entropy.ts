/** Where a program's random numbers come from. */

import type { RawEntropy } from './backends/backend.js'
import { OptionError } from './errors.js'
import { show } from './validation.js'
import { isBytes } from './values/realms.js'

/** Bytes of a seed. */
const SEED = 32

/**
 * Where random numbers come from: `'fixed'`, nowhere, so that every run is like the others;
 * `{ seed }`, 32 bytes, so that runs with the same ones are; `'host'`, the random source of this
 * process, anew whenever the program is loaded.
 */
export type Entropy = 'fixed' | 'host' | { readonly seed: Uint8Array }

/**
 * What a program that is loaded draws: what the one that was dumped would have drawn (`'replay'`),
 * or other numbers (`'reseed'`).
 */
export type LoadedEntropy = 'replay' | 'reseed'

/** No bytes stand for nothing. */
export const noEntropy: RawEntropy = new Uint8Array(0)

/** A seed from the random source of this process: for a start, or for a program that is loaded. */
export function freshEntropy(use: 'start' | 'reseed'): RawEntropy {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(1 + SEED))
  bytes[0] = use === 'start' ? 1 : 0
  return bytes
}

/** Checks an option; undefined where it was left out. */
export function readEntropy(entropy: unknown): Entropy | undefined {
  if (entropy === undefined || entropy === 'fixed' || entropy === 'host') return entropy
  const seed = typeof entropy === 'object' && entropy !== null && 'seed' in entropy && entropy.seed
  if (isBytes(seed) && seed.length === SEED) return { seed: seed.slice() }
  const found = isBytes(seed) ? `a seed of ${seed.length} bytes` : show(entropy)
  throw new OptionError(
    `option "entropy" is ${found}, expected "fixed", "host", or { seed } of ${SEED} bytes`,
  )
}

/** Checks the option of a load. */
export function readLoadedEntropy(entropy: unknown): LoadedEntropy | undefined {
  if (entropy === undefined || entropy === 'replay' || entropy === 'reseed') return entropy
  throw new OptionError(`option "entropy" is ${show(entropy)}, expected "replay" or "reseed"`)
}

/** What the backend is handed. */
export function rawEntropy(entropy: Entropy | undefined): RawEntropy {
  if (entropy === undefined || entropy === 'fixed') return noEntropy
  if (entropy === 'host') return freshEntropy('start')
  const bytes = new Uint8Array(1 + SEED)
  bytes.set(entropy.seed, 1)
  return bytes
}
