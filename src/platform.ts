/** `Platform`: one place in which one Python program runs at a time. */

import type { Answer, Printer, RawLimits, RawStart } from './backends/backend.js'
import { requireChain } from './base.js'
import type { LastStep } from './drive.js'
import { type Entropy, rawEntropy } from './entropy.js'
import { unwrap } from './failures.js'
import type {
  LoadOptions,
  PlatformOptions,
  RunOptions,
  Snapshots,
  StartOptions,
} from './options.js'
import {
  type LoadPlan,
  planLoad,
  planPlatform,
  planRun,
  planStart,
  requireSource,
  type StartPlan,
} from './plans.js'
import { Program } from './program.js'
import { Progress } from './progress.js'
import { keep, rejoin, revive, reviveSync } from './resources.js'
import { type Active, encodeInputs, Runner } from './runner.js'
import type { Step } from './steps.js'
import { ResourceTable } from './values/resource.js'

/** Whether a program gets nothing from the host that its first turn would have to know. */
function isPlain(plan: StartPlan): boolean {
  const { externalFunctions, modules, signal, entropy } = plan
  return externalFunctions.length === 0 && modules.length === 0 && !signal && !entropy
}

/**
 * One place in which one Python program runs at a time. Make as many as you like; they share
 * nothing.
 *
 * @example
 * ```ts
 * const py = new Platform()
 * const first = await py.start('ask("name?").upper()', { externalFunctions: ['ask'] })
 * const bytes = py.dumpProgress() // keep them anywhere, for as long as you like
 *
 * const again = new Platform()
 * await again.loadProgress(bytes)
 * const step = await again.resume('ada')
 * console.log(step.value) // 'ADA'
 * ```
 */
export class Platform extends Runner {
  readonly #entropy: Entropy | undefined

  /** @throws {@link OptionError} */
  constructor(options?: PlatformOptions) {
    const plan = planPlatform(options)
    super(plan, 'platform')
    this.#entropy = plan.entropy
  }

  /**
   * Runs a program to its end and answers its calls with `functions`. It resolves to a step
   * `'complete'`, or `'paused'` when `pause()` was called.
   *
   * @throws {@link PythonError}, {@link LimitError}, {@link PythonSyntaxError},
   * {@link OptionError}, {@link ValueError}, {@link StateError}
   */
  async run(source: string | Program, options?: RunOptions): Promise<LastStep> {
    const plan = planRun(options, this.limits, source instanceof Program)
    return await this.driven(await this.#start('run', source, plan, true), plan)
  }

  /**
   * {@link Platform.run} on this thread; its functions must not return promises. A program that
   * sleeps makes the thread sleep, `totalMs` in all at most: what would sleep longer stays at its
   * step `'futures'`, and a {@link LimitError} is thrown.
   */
  runSync(source: string | Program, options?: RunOptions): LastStep {
    const plan = planRun(options, this.limits, source instanceof Program)
    return this.drivenSync(this.#startSync('runSync', source, plan, true), plan)
  }

  /**
   * Starts a program, which runs until its first call of one of `externalFunctions`, or its end.
   *
   * @throws {@link PythonError}, {@link LimitError}, {@link PythonSyntaxError},
   * {@link OptionError}, {@link ValueError}, {@link StateError}
   */
  async start(source: string | Program, options?: StartOptions): Promise<Step> {
    const plan = planStart(options, this.limits, source instanceof Program)
    return await this.#start('start', source, plan, false)
  }

  /** {@link Platform.start} on this thread. */
  startSync(source: string | Program, options?: StartOptions): Step {
    const plan = planStart(options, this.limits, source instanceof Program)
    return this.#startSync('startSync', source, plan, false)
  }

  /**
   * Takes a program from the bytes of {@link Platform.dumpProgress}; the platform becomes active
   * at the same step. In an array come deltas behind it, each relative to the one before.
   *
   * @throws {@link SnapshotError}, {@link OptionError}, {@link StateError},
   * {@link PythonSyntaxError} for a newer source; the platform is idle then
   */
  async loadProgress(bytes: Snapshots, options?: LoadOptions): Promise<Step> {
    const plan = planLoad(options, this.limits)
    const checked = requireChain(bytes)
    const claim = this.life.claimStart('loadProgress')
    try {
      const active = this.#activate(plan, new ResourceTable())
      const opened = await this.opened(checked)
      const load = await this.rawLoad(opened, plan, false)
      this.refuseDisposed()
      const answer = await active.session.progressRestoreAsync(opened.bytes, load)
      await this.#revive(active, answer, plan)
      const step = this.settle(active, this.renew(active, answer, plan.entropy), undefined)
      this.taken(opened)
      return step
    } catch (error) {
      throw this.giveUp(claim, error)
    }
  }

  /** {@link Platform.loadProgress} on this thread. */
  loadProgressSync(bytes: Snapshots, options?: LoadOptions): Step {
    const plan = planLoad(options, this.limits)
    const checked = requireChain(bytes)
    const claim = this.life.claimStart('loadProgressSync')
    try {
      const resources = new ResourceTable()
      const active = this.#activate(plan, resources)
      const opened = this.openedSync(checked)
      const load = this.rawLoadSync(opened, plan, false)
      const { session } = active
      const answer = session.progressRestore(opened.bytes, load)
      reviveSync(session, answer, resources, this.resourceTypes, plan.unknownResources)
      const step = this.settle(active, this.renew(active, answer, plan.entropy), undefined)
      this.taken(opened)
      return step
    } catch (error) {
      throw this.giveUp(claim, error)
    }
  }

  /**
   * Remembers the moment at which the active program stands, in memory.
   *
   * @throws {@link StateError} when there is no program, or while it runs
   */
  snapshot(): Progress {
    this.life.requireAtRest('snapshot')
    const active = this.requireActive()
    const resources = keep(active.session, active.resources)
    return new Progress({ bytes: this.dumped(active), limits: active.limits, resources })
  }

  /**
   * Goes back to a moment that {@link Platform.snapshot} remembered, here or on another platform.
   * The program that is active now, if any, is given up.
   *
   * @throws {@link OptionError}, {@link StateError}
   */
  restore(progress: Progress): Step {
    const { bytes, limits, resources: kept } = Progress.contents(progress)
    this.life.claimRestore('restore')
    const session = this.engine.createSession()
    const load = { interactive: false, limits, deltas: [], trusted: true }
    const answer = unwrap(session.progressRestore(bytes, load))
    const resources = new ResourceTable()
    rejoin(session, answer, resources, kept)
    this.begins()
    this.active?.session.close()
    const active = { session, limits, resources, onPrint: this.active?.onPrint ?? this.onPrint }
    this.active = active
    return this.settle(active, answer, undefined)
  }

  async #start(
    method: string,
    source: string | Program,
    plan: StartPlan,
    driven: boolean,
  ): Promise<Step> {
    const ready = source instanceof Program ? Program.backendOf(source, this.engine) : undefined
    const text = ready === undefined ? requireSource(source, 'a string or a Program') : ''
    const resources = new ResourceTable()
    const inputs = encodeInputs(plan.inputs, plan.limits, resources)
    plan.signal?.throwIfAborted()
    const claim = this.life.claimStart(method, driven)
    try {
      const active = this.#activate(plan, resources)
      const program = ready ?? this.engine.createProgram()
      if (ready === undefined) unwrap(await program.compileAsync(text, plan.scriptName ?? ''))
      this.refuseDisposed()
      plan.signal?.throwIfAborted()
      unwrap(active.session.prepare(program, this.#given(inputs, plan)))
      return await this.turn({ kind: 'run' }, plan, undefined)
    } catch (error) {
      throw this.giveUp(claim, error)
    }
  }

  #startSync(method: string, source: string | Program, plan: StartPlan, driven: boolean): Step {
    const ready = source instanceof Program ? Program.backendOf(source, this.engine) : undefined
    const text = ready === undefined ? requireSource(source, 'a string or a Program') : ''
    const resources = new ResourceTable()
    const inputs = encodeInputs(plan.inputs, plan.limits, resources)
    plan.signal?.throwIfAborted()
    const claim = this.life.claimStart(method, driven)
    try {
      const active = this.#activate(plan, resources)
      const isAlone = inputs.length === 0 && !active.onPrint && !this.#entropy
      if (ready === undefined && isAlone && isPlain(plan)) {
        return this.#runAtOnce(active, text, plan)
      }
      const program = ready ?? this.engine.createProgram()
      if (ready === undefined) unwrap(program.compile(text, plan.scriptName ?? ''))
      unwrap(active.session.prepare(program, this.#given(inputs, plan)))
      return this.turnSync({ kind: 'run' }, plan, undefined)
    } catch (error) {
      throw this.giveUp(claim, error)
    }
  }

  async #revive(active: Active, answer: Answer, plan: LoadPlan): Promise<void> {
    const { session, resources } = active
    const { resourceTypes } = this
    const wait = (made: unknown) => this.unlessDisposed(made)
    await revive(session, answer, resources, resourceTypes, plan.unknownResources, wait)
    if (this.life.isDisposed) session.close()
    this.refuseDisposed()
  }

  #given(inputs: Uint8Array, plan: StartPlan): RawStart {
    const { externalFunctions, modules, limits } = plan
    const entropy = rawEntropy(plan.entropy ?? this.#entropy)
    return { inputs, externalFunctions, modules, limits, entropy }
  }

  /** @internal */
  protected release(): void {
    this.active?.session.close()
    this.active = undefined
  }

  /** A new program. */
  #activate(
    plan: { limits: RawLimits; onPrint: Printer | undefined },
    resources: ResourceTable,
  ): Active {
    const session = this.engine.createSession()
    this.begins()
    const { limits } = plan
    this.active = { session, limits, resources, onPrint: plan.onPrint ?? this.onPrint }
    return this.active
  }

  /** Compiling and the first turn in one call. */
  #runAtOnce(active: Active, source: string, plan: StartPlan): Step {
    let answer: Answer
    try {
      answer = active.session.runAtOnce(source, plan.scriptName ?? '', plan.limits)
    } catch (error) {
      throw this.broken(error)
    }
    return this.settle(active, answer, undefined)
  }
}
