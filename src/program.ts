/** Compiled programs. */

import type { Backend, BackendProgram } from './backends/backend.js'
import { InternalError } from './errors.js'
import { unwrap } from './failures.js'
import { rawInspection } from './inspect.js'
import { backend } from './loader.js'
import type { CompileOptions, SealOptions } from './options.js'
import { planCompile, planSeal, requireSource } from './plans.js'
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
  /** The same for every backend that has run it. */
  readonly #known: Map<Backend, BackendProgram>
  #codeHash: string | undefined

  private constructor(program: BackendProgram, backend: Backend) {
    this.#program = program
    this.#known = new Map([[backend, program]])
  }

  /**
   * Compiles source off the event loop.
   *
   * @throws {@link PythonSyntaxError}
   */
  static async compile(source: string, options?: CompileOptions): Promise<Program> {
    const scriptName = planCompile(options)
    const where = backend()
    const program = where.createProgram()
    unwrap(await program.compileAsync(requireSource(source), scriptName))
    return new Program(program, where)
  }

  /**
   * Compiles source at once.
   *
   * @throws {@link PythonSyntaxError}
   */
  static compileSync(source: string, options?: CompileOptions): Program {
    const scriptName = planCompile(options)
    const where = backend()
    const program = where.createProgram()
    unwrap(program.compile(requireSource(source), scriptName))
    return new Program(program, where)
  }

  /**
   * A program from the bytes of {@link Program.dump}.
   *
   * @throws {@link SnapshotError}
   */
  static load(bytes: Uint8Array, options?: SealOptions): Program {
    const keys = planSeal('Program.load', options)
    const checked = requireBytes(bytes)
    const where = backend()
    const program = where.createProgram()
    unwrap(program.load(keys === undefined ? checked : keys.openSync(checked)))
    return new Program(program, where)
  }

  /**
   * The SHA-256 of its code, in hexadecimal digits: by this a snapshot names the code that leaves it
   * out, and what `dump()` gives is the code.
   */
  get codeHash(): string {
    this.#codeHash ??= rawInspection(backend(), [this.dump()]).code[0]?.hash
    if (this.#codeHash === undefined) throw new InternalError('a program without code')
    return this.#codeHash
  }

  /** The program as bytes. */
  dump(options?: SealOptions): Uint8Array {
    const keys = planSeal('dump', options)
    const { bytes } = unwrap(this.#program.dump())
    if (!bytes) throw new InternalError('a dump without bytes')
    return keys === undefined ? bytes : keys.sealSync(bytes)
  }

  /** @internal */
  static backendOf(program: Program, backend: Backend): BackendProgram {
    const known = program.#known.get(backend)
    if (known !== undefined) return known
    const made = backend.createProgram()
    unwrap(made.load(program.dump()))
    program.#known.set(backend, made)
    return made
  }
}
