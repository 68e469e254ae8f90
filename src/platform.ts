/** `Platform`: one place in which one Python program runs at a time. */

import type { Answer, BackendSession, Printer, RawLimits, Turn } from './backends/backend.js'
import { drive, driveSync, type LastStep } from './drive.js'
import { InternalError, StateError } from './errors.js'
import { exceptionError, failureError, unwrap } from './failures.js'
import { type FutureAnswer, requireAnswers } from './futures.js'
import { Lifecycle, type PlatformState, type Waiting } from './lifecycle.js'
import { backend } from './loader.js'
import {
  type LoadOptions,
  type PlatformOptions,
  planLoad,
  planPlatform,
  planResolve,
  planRun,
  planStart,
  planTurn,
  type ResolveOptions,
  type ResolvePlan,
  type RunOptions,
  requireSource,
  type StartOptions,
  type StartPlan,
  type TurnOptions,
  type TurnPlan,
} from './options.js'
import { Program } from './program.js'
import { Progress } from './progress.js'
import { type PythonErrorInit, requireRaised } from './python-errors.js'
import type { KeyRing } from './sealing/keyring.js'
import { type Step, stepOf } from './steps.js'
import { requireBytes } from './validation.js'
import { encode } from './values/encode.js'
import { Watch } from './watch.js'

/** Where a program stands when a turn that answers it fails before it begins. */
function waitingFor(turn: Turn): Waiting {
  return turn.kind === 'resolve' ? 'futures' : 'pending'
}

/** Values may not be larger than the memory of the program that takes them. */
const USUAL_MEMORY = 256 * 2 ** 20

/** Whether a program gets nothing from the host that its first turn would have to know. */
function isPlain(plan: StartPlan): boolean {
  const { externalFunctions, modules, signal } = plan
  return externalFunctions.length === 0 && modules.length === 0 && signal === undefined
}

/** No bytes stand for no inputs. */
const noInputs = new Uint8Array(0)

/** The program of a platform. */
interface Active {
  readonly session: BackendSession
  readonly limits: RawLimits
  onPrint: Printer | undefined
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
export class Platform {
  readonly #life = new Lifecycle()
  readonly #limits: RawLimits
  readonly #onPrint: Printer | undefined
  readonly #keys: KeyRing | undefined
  #active: Active | undefined
  #inTurn = false
  #step: Step | undefined
  /** When it was reached, in milliseconds. */
  #since = 0
  /** Ends the wait of `run` for futures. */
  #wake: (() => void) | undefined

  /** @throws {@link OptionError} */
  constructor(options?: PlatformOptions) {
    const plan = planPlatform(options)
    this.#limits = plan.limits
    this.#onPrint = plan.onPrint
    this.#keys = plan.keys
  }

  /** `'idle'`, `'active'` while there is a program, or `'disposed'`. */
  get state(): PlatformState {
    return this.#life.state
  }

  /** The step at which an active program stands; undefined while it runs and when there is none. */
  get step(): Step | undefined {
    return this.state === 'active' && !this.#life.isRunning ? this.#step : undefined
  }

  /**
   * Runs a program to its end and answers its calls with `functions`. It resolves to a step
   * `'complete'`, or `'paused'` when `pause()` was called.
   *
   * @throws {@link PythonError}, {@link LimitError}, {@link PythonSyntaxError},
   * {@link OptionError}, {@link ValueError}, {@link StateError}
   */
  async run(source: string | Program, options?: RunOptions): Promise<LastStep> {
    const plan = planRun(options, this.#limits, source instanceof Program)
    const first = await this.#start('run', source, plan, true)
    try {
      return await drive(this.#drive(plan), first, turn => {
        this.#life.claimDriven()
        return this.#turn(turn, plan, waitingFor(turn))
      })
    } finally {
      this.#life.release()
    }
  }

  /** {@link Platform.run} on this thread; its functions must not return promises. */
  runSync(source: string | Program, options?: RunOptions): LastStep {
    const plan = planRun(options, this.#limits, source instanceof Program)
    const first = this.#startSync('runSync', source, plan, true)
    if (first.kind === 'complete') return first
    try {
      return driveSync(this.#drive(plan), first, turn => {
        plan.signal?.throwIfAborted()
        this.#life.claimDriven()
        return this.#turnSync(turn, plan, waitingFor(turn))
      })
    } finally {
      this.#life.release()
    }
  }

  /**
   * Starts a program, which runs until its first call of one of `externalFunctions`, or its end.
   *
   * @throws {@link PythonError}, {@link LimitError}, {@link PythonSyntaxError},
   * {@link OptionError}, {@link ValueError}, {@link StateError}
   */
  async start(source: string | Program, options?: StartOptions): Promise<Step> {
    const plan = planStart(options, this.#limits, source instanceof Program)
    return await this.#start('start', source, plan, false)
  }

  /** {@link Platform.start} on this thread. */
  startSync(source: string | Program, options?: StartOptions): Step {
    const plan = planStart(options, this.#limits, source instanceof Program)
    return this.#startSync('startSync', source, plan, false)
  }

  /**
   * Goes on: a pending call returns `value` (undefined is None), a paused program takes none.
   *
   * @throws {@link PythonError}, {@link LimitError}, {@link OptionError}, {@link ValueError},
   * {@link StateError}
   */
  async resume(value?: unknown, options?: TurnOptions): Promise<Step> {
    const plan = planTurn('resume', options)
    plan.signal?.throwIfAborted()
    const { turn, waiting } = this.#claimResume('resume', value)
    return await this.#turn(turn, plan, waiting)
  }

  /** {@link Platform.resume} on this thread. */
  resumeSync(value?: unknown, options?: TurnOptions): Step {
    const plan = planTurn('resumeSync', options)
    plan.signal?.throwIfAborted()
    const { turn, waiting } = this.#claimResume('resumeSync', value)
    return this.#turnSync(turn, plan, waiting)
  }

  /**
   * Goes on: the pending call raises. A JavaScript error becomes a RuntimeError, unless its `name`
   * is that of a builtin Python exception.
   *
   * @example
   * ```ts
   * await py.resumeWithError({ type: 'TimeoutError', message: 'nobody answered' })
   * ```
   */
  async resumeWithError(error: Error | PythonErrorInit, options?: TurnOptions): Promise<Step> {
    const plan = planTurn('resumeWithError', options)
    const turn: Turn = { kind: 'error', ...requireRaised(error) }
    plan.signal?.throwIfAborted()
    this.#life.claimAnswer('resumeWithError')
    return await this.#turn(turn, plan, 'pending')
  }

  /** {@link Platform.resumeWithError} on this thread. */
  resumeWithErrorSync(error: Error | PythonErrorInit, options?: TurnOptions): Step {
    const plan = planTurn('resumeWithErrorSync', options)
    const turn: Turn = { kind: 'error', ...requireRaised(error) }
    plan.signal?.throwIfAborted()
    this.#life.claimAnswer('resumeWithErrorSync')
    return this.#turnSync(turn, plan, 'pending')
  }

  /**
   * Goes on: the pending call gives a future, which the program awaits while others are in flight.
   * When every task of it waits, the step is `'futures'`, and {@link Platform.resolveFutures}
   * answers.
   *
   * @example
   * ```ts
   * const py = new Platform()
   * let step = await py.start(
   *   'import asyncio\nawait asyncio.gather(fetch("a"), fetch("b"))',
   *   { externalFunctions: ['fetch'] },
   * )
   * while (step.kind === 'pending') step = await py.resumeAsFuture()
   * if (step.kind === 'futures') {
   *   step = await py.resolveFutures(step.calls.map(({ callId }) => ({ callId, value: callId })))
   * }
   * console.log(step.value) // [1, 2]
   * ```
   */
  async resumeAsFuture(options?: TurnOptions): Promise<Step> {
    const plan = planTurn('resumeAsFuture', options)
    plan.signal?.throwIfAborted()
    this.#life.claimAnswer('resumeAsFuture')
    return await this.#turn({ kind: 'future' }, plan, 'pending')
  }

  /** {@link Platform.resumeAsFuture} on this thread. */
  resumeAsFutureSync(options?: TurnOptions): Step {
    const plan = planTurn('resumeAsFutureSync', options)
    plan.signal?.throwIfAborted()
    this.#life.claimAnswer('resumeAsFutureSync')
    return this.#turnSync({ kind: 'future' }, plan, 'pending')
  }

  /**
   * Goes on at a step `'futures'`: some of its calls have a result or raise, and time has passed.
   * Without answers, its first timer is due.
   *
   * @throws {@link PythonError}, {@link LimitError}, {@link OptionError}, {@link ValueError} for a
   * value that Python cannot hold and for a call that the program does not wait for,
   * {@link StateError}
   */
  async resolveFutures(answers: readonly FutureAnswer[], options?: ResolveOptions): Promise<Step> {
    const plan = planResolve('resolveFutures', options)
    const turn = this.#claimResolve('resolveFutures', answers, plan)
    return await this.#turn(turn, plan, 'futures')
  }

  /** {@link Platform.resolveFutures} on this thread. */
  resolveFuturesSync(answers: readonly FutureAnswer[], options?: ResolveOptions): Step {
    const plan = planResolve('resolveFuturesSync', options)
    const turn = this.#claimResolve('resolveFuturesSync', answers, plan)
    return this.#turnSync(turn, plan, 'futures')
  }

  /**
   * Asks a running program to pause: its promise resolves to a step `'paused'` (or to the step it
   * reaches before). A program that does not run stays as it is.
   *
   * @throws {@link StateError} when there is no program
   */
  pause(): void {
    if (this.#life.claimPause('pause', this.#inTurn)) this.#active?.session.pause()
    else this.#wake?.()
  }

  /**
   * The active program as bytes, at the step where it stands, sealed when the platform has keys.
   * It can still go on here.
   *
   * @throws {@link StateError} when there is no program, or while it runs
   */
  dumpProgress(): Uint8Array {
    this.#life.requireAtRest('dumpProgress')
    const bytes = this.#dump(this.#requireActive())
    return this.#keys === undefined ? bytes : this.#keys.sealSync(bytes)
  }

  /**
   * Takes a program from the bytes of {@link Platform.dumpProgress}; the platform becomes active
   * at the same step.
   *
   * @throws {@link SnapshotError}, {@link OptionError}, {@link StateError}
   */
  async loadProgress(bytes: Uint8Array, options?: LoadOptions): Promise<Step> {
    const plan = planLoad(options, this.#limits)
    const checked = requireBytes(bytes)
    this.#life.claimStart('loadProgress')
    return await this.#begin(async active => {
      const opened = this.#keys === undefined ? checked : await this.#keys.open(checked)
      this.#refuseDisposed()
      const answer = await active.session.progressRestoreAsync(opened, plan.limits)
      return this.#settle(active, answer, undefined)
    }, plan)
  }

  /** {@link Platform.loadProgress} on this thread. */
  loadProgressSync(bytes: Uint8Array, options?: LoadOptions): Step {
    const plan = planLoad(options, this.#limits)
    const checked = requireBytes(bytes)
    this.#life.claimStart('loadProgressSync')
    return this.#beginSync(active => {
      const opened = this.#keys === undefined ? checked : this.#keys.openSync(checked)
      const answer = active.session.progressRestore(opened, plan.limits)
      return this.#settle(active, answer, undefined)
    }, plan)
  }

  /**
   * Remembers the moment at which the active program stands, in memory.
   *
   * @throws {@link StateError} when there is no program, or while it runs
   */
  snapshot(): Progress {
    this.#life.requireAtRest('snapshot')
    const active = this.#requireActive()
    return new Progress({ bytes: this.#dump(active), limits: active.limits })
  }

  /**
   * Goes back to a moment that {@link Platform.snapshot} remembered, here or on another platform.
   * The program that is active now, if any, is given up.
   *
   * @throws {@link OptionError}, {@link StateError}
   */
  restore(progress: Progress): Step {
    const { bytes, limits } = Progress.contents(progress)
    this.#life.claimRestore('restore')
    const session = backend().createSession()
    const answer = unwrap(session.progressRestore(bytes, limits))
    this.#active?.session.close()
    const active = { session, limits, onPrint: this.#active?.onPrint ?? this.#onPrint }
    this.#active = active
    return this.#settle(active, answer, undefined)
  }

  /** Ends everything and frees it. A promise that is under way rejects. Harmless when repeated. */
  dispose(): void {
    this.#life.dispose()
    this.#wake?.()
    this.#active?.session.close()
    this.#active = undefined
    this.#step = undefined
  }

  /** `using py = new Platform()` */
  [Symbol.dispose](): void {
    this.dispose()
  }

  async #start(
    method: string,
    source: string | Program,
    plan: StartPlan,
    driven: boolean,
  ): Promise<Step> {
    const ready = source instanceof Program ? Program.backendOf(source) : undefined
    const text = ready === undefined ? requireSource(source) : ''
    const inputs = this.#encodeInputs(plan)
    plan.signal?.throwIfAborted()
    this.#life.claimStart(method, driven)
    return await this.#begin(async active => {
      const program = ready ?? backend().createProgram()
      if (ready === undefined) unwrap(await program.compileAsync(text, plan.scriptName ?? ''))
      this.#refuseDisposed()
      plan.signal?.throwIfAborted()
      const { externalFunctions, modules, limits } = plan
      unwrap(active.session.prepare(program, inputs, externalFunctions, modules, limits))
      return await this.#turn({ kind: 'run' }, plan, undefined)
    }, plan)
  }

  #startSync(method: string, source: string | Program, plan: StartPlan, driven: boolean): Step {
    const ready = source instanceof Program ? Program.backendOf(source) : undefined
    const text = ready === undefined ? requireSource(source) : ''
    const inputs = this.#encodeInputs(plan)
    plan.signal?.throwIfAborted()
    this.#life.claimStart(method, driven)
    return this.#beginSync(active => {
      if (ready === undefined && inputs.length === 0 && isPlain(plan) && !active.onPrint) {
        return this.#runAtOnce(active, text, plan)
      }
      const program = ready ?? backend().createProgram()
      if (ready === undefined) unwrap(program.compile(text, plan.scriptName ?? ''))
      const { externalFunctions, modules, limits } = plan
      unwrap(active.session.prepare(program, inputs, externalFunctions, modules, limits))
      return this.#turnSync({ kind: 'run' }, plan, undefined)
    }, plan)
  }

  #encodeInputs(plan: StartPlan): Uint8Array {
    if (plan.inputs === undefined) return noInputs
    return encode(plan.inputs, 'inputs', plan.limits.memoryBytes ?? USUAL_MEMORY)
  }

  #drive(plan: StartPlan): Parameters<typeof drive>[0] {
    const mostBytes = plan.limits.memoryBytes ?? USUAL_MEMORY
    return {
      functions: plan.functions,
      signal: plan.signal,
      mostBytes,
      onWake: wake => {
        this.#wake = wake
        if (this.#life.isPauseAsked) wake?.()
      },
    }
  }

  #claimResume(method: string, value: unknown): { turn: Turn; waiting: Waiting } {
    const mostBytes = this.#active?.limits.memoryBytes ?? USUAL_MEMORY
    const bytes = encode(value, 'value', mostBytes)
    const waiting = this.#life.claimResume(method, value !== undefined)
    const turn: Turn = waiting === 'paused' ? { kind: 'run' } : { kind: 'value', value: bytes }
    return { turn, waiting }
  }

  #claimResolve(method: string, answers: unknown, plan: ResolvePlan): Turn {
    const raw = requireAnswers(answers, this.#active?.limits.memoryBytes ?? USUAL_MEMORY)
    plan.signal?.throwIfAborted()
    this.#life.claimResolve(method)
    const measured = raw.length > 0 ? (performance.now() - this.#since) / 1000 : undefined
    return { kind: 'resolve', answers: raw, elapsed: plan.elapsed ?? measured }
  }

  /** A new program: when it fails before its first turn, the platform is idle again. */
  async #begin(
    work: (active: Active) => Promise<Step>,
    plan: { limits: RawLimits; onPrint: Printer | undefined },
  ): Promise<Step> {
    try {
      return await work(this.#activate(plan))
    } catch (error) {
      this.#giveUp()
      throw error
    }
  }

  #beginSync(
    work: (active: Active) => Step,
    plan: { limits: RawLimits; onPrint: Printer | undefined },
  ): Step {
    try {
      return work(this.#activate(plan))
    } catch (error) {
      this.#giveUp()
      throw error
    }
  }

  #activate(plan: { limits: RawLimits; onPrint: Printer | undefined }): Active {
    const session = backend().createSession()
    this.#active = { session, limits: plan.limits, onPrint: plan.onPrint ?? this.#onPrint }
    return this.#active
  }

  /** Only while a claim is open: a turn that was settled has its state already. */
  #giveUp(): void {
    if (this.#life.isRunning) this.#end()
  }

  #end(): void {
    this.#active?.session.close()
    this.#active = undefined
    this.#step = undefined
    this.#life.settle('idle')
  }

  async #turn(turn: Turn, plan: TurnPlan, before: Waiting | undefined): Promise<Step> {
    const active = this.#requireActive()
    if (plan.onPrint !== undefined) active.onPrint = plan.onPrint
    const watch = new Watch(active.session, active.onPrint, plan.signal)
    this.#inTurn = true
    let answer: Answer
    try {
      const promise = active.session.turnAsync(turn, watch.printer)
      watch.begin()
      if (this.#life.takePause()) active.session.pause()
      answer = await promise
    } catch (error) {
      throw this.#broken(error)
    } finally {
      this.#inTurn = false
      watch.end()
    }
    return watch.check(this.#settle(active, answer, before))
  }

  #turnSync(turn: Turn, plan: TurnPlan, before: Waiting | undefined): Step {
    const active = this.#requireActive()
    if (plan.onPrint !== undefined) active.onPrint = plan.onPrint
    const watch = new Watch(active.session, active.onPrint, plan.signal)
    this.#inTurn = true
    let answer: Answer
    try {
      answer = active.session.turn(turn, watch.printer)
    } catch (error) {
      throw this.#broken(error)
    } finally {
      this.#inTurn = false
    }
    return watch.check(this.#settle(active, answer, before))
  }

  /** Compiling and the first turn in one call. */
  #runAtOnce(active: Active, source: string, plan: StartPlan): Step {
    let answer: Answer
    try {
      answer = active.session.runAtOnce(source, plan.scriptName ?? '', plan.limits)
    } catch (error) {
      throw this.#broken(error)
    }
    return this.#settle(active, answer, undefined)
  }

  /** Puts the platform where the backend's answer says the program is. */
  #settle(active: Active, answer: Answer, before: Waiting | undefined): Step {
    if (this.#life.isDisposed) active.session.close()
    this.#refuseDisposed()
    const { failure, step } = answer
    if (failure) {
      if (answer.alive && before !== undefined) this.#life.settle(before)
      else this.#end()
      throw failureError(failure)
    }
    if (step?.kind === 'failed') {
      this.#end()
      throw exceptionError(step.exceptions ?? [])
    }
    if (step?.kind !== 'pending' && step?.kind !== 'futures' && step?.kind !== 'paused') {
      this.#end()
      return stepOf(answer)
    }
    this.#life.settle(step.kind)
    this.#step = stepOf(answer)
    this.#since = performance.now()
    return this.#step
  }

  /** A backend that throws instead of answering has lost the program. */
  #broken(error: unknown): InternalError {
    this.#end()
    return new InternalError('the backend failed', { cause: error })
  }

  #dump(active: Active): Uint8Array {
    const { bytes } = unwrap(active.session.progressDump())
    if (!bytes) throw new InternalError('a dump without bytes')
    return bytes
  }

  #requireActive(): Active {
    if (this.#active === undefined) throw new InternalError('an active platform without a program')
    return this.#active
  }

  #refuseDisposed(): void {
    if (this.#life.isDisposed)
      throw new StateError('the platform was disposed while the program ran')
  }
}
