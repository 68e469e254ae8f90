/** A copy of a program in the middle of its run, kept in memory. */

import type { RawLimits } from './backends/backend.js'
import { OptionError } from './errors.js'
import type { Known } from './values/resource.js'

/** What a copy is made of. */
interface Contents {
  readonly bytes: Uint8Array
  readonly limits: RawLimits
  /** The host objects in it; what stands for each is its place here. */
  readonly resources: readonly Known[]
}

/**
 * A moment of a program to which `Platform.restore` goes back, as often as you like: to fork a
 * program, or to try again. It lives in memory; use `dumpProgress` for bytes that can be stored.
 */
export class Progress {
  readonly #contents: Contents

  /** @internal */
  constructor(contents: Contents) {
    this.#contents = contents
  }

  /** @internal */
  static contents(progress: unknown): Contents {
    if (typeof progress === 'object' && progress !== null && #contents in progress) {
      return progress.#contents
    }
    throw new OptionError('restore() takes what snapshot() returned')
  }
}
