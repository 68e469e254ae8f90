/** Compiled programs. */

import type { BackendProgram } from './backends/backend.js'
import { InternalError } from './errors.js'
import { unwrap } from './failures.js'
import { backend } from './loader.js'
import {
  type CompileOptions,
  planCompile,
  planSeal,
  requireSource,
  type SealOptions,
} from './options.js'
import { requireBytes } from './validation.js'

/**
 * Python source, compiled once, to be started many times.
 *
 * @example
 * ```ts
 * const program = await Program.compile('x * 2')
 * const { value } = await new Platform().run(program, { inputs: { x: 21 } }) // 42
 * ```
 */
export class Program {
  readonly #program: BackendProgram

  private constructor(program: BackendProgram) {
    this.#program = program
  }

  /**
   * Compiles source off the event loop.
   *
   * @throws {@link PythonSyntaxError}
   */
  static async compile(source: string, options?: CompileOptions): Promise<Program> {
    const scriptName = planCompile(options)
    const program = backend().createProgram()
    unwrap(await program.compileAsync(requireSource(source), scriptName))
    return new Program(program)
  }

  /**
   * Compiles source at once.
   *
   * @throws {@link PythonSyntaxError}
   */
  static compileSync(source: string, options?: CompileOptions): Program {
    const scriptName = planCompile(options)
    const program = backend().createProgram()
    unwrap(program.compile(requireSource(source), scriptName))
    return new Program(program)
  }

  /**
   * A program from the bytes of {@link Program.dump}.
   *
   * @throws {@link SnapshotError}
   */
  static load(bytes: Uint8Array, options?: SealOptions): Program {
    const keys = planSeal('Program.load', options)
    const checked = requireBytes(bytes)
    const program = backend().createProgram()
    unwrap(program.load(keys === undefined ? checked : keys.openSync(checked)))
    return new Program(program)
  }

  /** The program as bytes. */
  dump(options?: SealOptions): Uint8Array {
    const keys = planSeal('dump', options)
    const { bytes } = unwrap(this.#program.dump())
    if (!bytes) throw new InternalError('a dump without bytes')
    return keys === undefined ? bytes : keys.sealSync(bytes)
  }

  /** @internal */
  static backendOf(program: Program): BackendProgram {
    return program.#program
  }
}
