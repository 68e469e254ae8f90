/** What platforms and interactive sessions do alike: turns of a program, answers to its calls. */

import type {
  Answer,
  Backend,
  BackendName,
  BackendSession,
  Printer,
  RawDump,
  RawLimits,
  RawLoad,
  Turn,
} from './backends/backend.js'
import { LastBase, noBase } from './base.js'
import { type CodePlan, rawLoad, rawLoadSync } from './code.js'
import type { CodePiece } from './code-source.js'
import { type Drive, drive, driveSync, type LastStep } from './drive.js'
import { freshEntropy } from './entropy.js'
import { BackendError, type DiapauseError, InternalError, StateError } from './errors.js'
import { exceptionError, failureError, unwrap } from './failures.js'
import { type FutureAnswer, requireAnswers } from './futures.js'
import { Lifecycle, type PlatformState, type Waiting } from './lifecycle.js'
import { backend } from './loader.js'
import type { DumpOptions, ResolveOptions, TurnOptions } from './options.js'
import {
  type DumpPlan,
  type LoadPlan,
  type PlatformPlan,
  planDump,
  planResolve,
  planTurn,
  type ResolvePlan,
  type RunPlan,
  type TurnPlan,
} from './plans.js'
import { type PythonErrorInit, requireRaised } from './python-errors.js'
import { freeze, type ResourceTypes } from './resources.js'
import type { KeyRing } from './sealing/keyring.js'
import { type Step, stepOf } from './steps.js'
import { decode } from './values/decode.js'
import { encode } from './values/encode.js'
import { ResourceTable } from './values/resource.js'
import { Watch } from './watch.js'

/** Values may not be larger than the memory of the program that takes them. */
const USUAL_MEMORY = 256 * 2 ** 20

/** Milliseconds of all turns when no limit is given, as the engine has it. */
const USUAL_TOTAL_MS = 300_000

/** No bytes stand for no inputs. */
const noInputs = new Uint8Array(0)

/** Global variables as the backend takes them. */
export function encodeInputs(
  inputs: Record<string, unknown> | undefined,
  limits: RawLimits,
  resources: ResourceTable,
): Uint8Array {
  if (inputs === undefined) return noInputs
  return encode(inputs, 'inputs', limits.memoryBytes ?? USUAL_MEMORY, resources)
}

/** Where a program stands when a turn that answers it fails before it begins. */
function waitingFor(turn: Turn): Waiting {
  return turn.kind === 'resolve' ? 'futures' : 'pending'
}

/** A session of the backend, and what the programs in it have. */
export interface Active {
  readonly session: BackendSession
  readonly limits: RawLimits
  /** The host objects that the programs may hold. */
  readonly resources: ResourceTable
  onPrint: Printer | undefined
}

/** A snapshot and its deltas, without their seals. */
export interface Opened {
  readonly bytes: Uint8Array
  readonly deltas: readonly Uint8Array[]
  /** The last of them, as it was given. */
  readonly sealed: Uint8Array
  /** The same without its seal. */
  readonly last: Uint8Array
}

const noDeltas: readonly Uint8Array[] = []

/** A program in the middle of its run, and what it can be told. */
export abstract class Runner {
  /** @internal */
  protected readonly life: Lifecycle
  /** @internal */
  protected readonly limits: RawLimits
  /** @internal */
  protected readonly onPrint: Printer | undefined
  /** @internal */
  protected readonly keys: KeyRing | undefined
  /** @internal */
  protected readonly resourceTypes: ResourceTypes
  /** @internal */
  protected active: Active | undefined
  /** @internal */
  protected readonly base = new LastBase()
  readonly #wanted: BackendName | undefined
  #inTurn = false
  #step: Step | undefined
  #hasRun = false
  /** Made when it is asked for. */
  #runId: string | undefined
  /** When it was reached, in milliseconds, if it is one at which time passes. */
  #since = 0
  /** Ends the wait of a driven program for futures. */
  #wake: (() => void) | undefined
  /** Ends a wait for the host, which may never come back. */
  #abandon: (() => void) | undefined

  /** @internal `noun`: what messages call it. */
  protected constructor(plan: Omit<PlatformPlan, 'entropy'>, noun: string) {
    this.life = new Lifecycle(noun)
    this.limits = plan.limits
    this.onPrint = plan.onPrint
    this.#wanted = plan.backend
    this.keys = plan.keys
    this.resourceTypes = plan.resources
  }

  /**
   * What runs its programs: the native addon, or WebAssembly.
   *
   * @throws {@link BackendError} when there is none
   */
  get backend(): BackendName {
    return this.engine.name
  }

  /** `'idle'`, `'active'` while there is a program, or `'disposed'`. */
  get state(): PlatformState {
    return this.life.state
  }

  /** The step at which an active program stands; undefined while it runs and when there is none. */
  get step(): Step | undefined {
    return this.state === 'active' && !this.life.isRunning ? this.#step : undefined
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
    return await this.turn(turn, plan, waiting)
  }

  /** {@link Platform.resume} on this thread. */
  resumeSync(value?: unknown, options?: TurnOptions): Step {
    const plan = planTurn('resumeSync', options)
    plan.signal?.throwIfAborted()
    const { turn, waiting } = this.#claimResume('resumeSync', value)
    return this.turnSync(turn, plan, waiting)
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
    this.life.claimAnswer('resumeWithError')
    return await this.turn(turn, plan, 'pending')
  }

  /** {@link Platform.resumeWithError} on this thread. */
  resumeWithErrorSync(error: Error | PythonErrorInit, options?: TurnOptions): Step {
    const plan = planTurn('resumeWithErrorSync', options)
    const turn: Turn = { kind: 'error', ...requireRaised(error) }
    plan.signal?.throwIfAborted()
    this.life.claimAnswer('resumeWithErrorSync')
    return this.turnSync(turn, plan, 'pending')
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
    this.life.claimAnswer('resumeAsFuture')
    return await this.turn({ kind: 'future' }, plan, 'pending')
  }

  /** {@link Platform.resumeAsFuture} on this thread. */
  resumeAsFutureSync(options?: TurnOptions): Step {
    const plan = planTurn('resumeAsFutureSync', options)
    plan.signal?.throwIfAborted()
    this.life.claimAnswer('resumeAsFutureSync')
    return this.turnSync({ kind: 'future' }, plan, 'pending')
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
    return await this.turn(turn, plan, 'futures')
  }

  /** {@link Platform.resolveFutures} on this thread. */
  resolveFuturesSync(answers: readonly FutureAnswer[], options?: ResolveOptions): Step {
    const plan = planResolve('resolveFuturesSync', options)
    const turn = this.#claimResolve('resolveFuturesSync', answers, plan)
    return this.turnSync(turn, plan, 'futures')
  }

  /**
   * Asks a running program to pause: its promise resolves to a step `'paused'` (or to the step it
   * reaches before). A program that does not run stays as it is.
   *
   * @throws {@link StateError} when there is no program
   */
  pause(): void {
    if (this.life.claimPause('pause', this.#inTurn)) this.active?.session.pause()
    else this.#wake?.()
  }

  /**
   * The active program as bytes, at the step where it stands, sealed when the platform has keys.
   * It can still go on here. With `code: 'reference'` its code is left out: see
   * {@link Platform.dumpCode}.
   *
   * With `since` it is a delta, which holds what changed since the snapshot or delta that was
   * dumped or loaded here last: load it behind that one.
   *
   * @example
   * ```ts
   * const base = py.dumpProgress()
   * // ... the program goes on
   * const delta = py.dumpProgress({ since: base })
   * await new Platform().loadProgress([base, delta])
   * ```
   *
   * @throws {@link StateError} when there is no program, or while it runs; {@link OptionError} when
   * `since` is not the last one; {@link ResourceError} when it holds host objects that cannot be
   * frozen; what `marshal` of their types throws
   */
  dumpProgress(options?: DumpOptions): Uint8Array {
    const plan = planDump('dumpProgress', options)
    this.life.requireAtRest('dumpProgress')
    return this.givenOut(this.requireActive(), plan)
  }

  /**
   * The code of the active program, in pieces: its script, and each module of the host and each
   * text that it has loaded. Store each under its hash; programs with the same source have the same.
   * Pieces are sealed when the platform has keys.
   *
   * @throws {@link StateError} when there is no program, or while it runs
   */
  dumpCode(): CodePiece[] {
    const { bytes } = unwrap(this.resting('dumpCode').session.codeDump())
    if (!bytes) throw new InternalError('code without bytes')
    const flat = decode(bytes) as (string | Uint8Array)[]
    return Array.from({ length: flat.length / 2 }, (_, at) => ({
      hash: flat[2 * at] as string,
      bytes: this.sealed(flat[2 * at + 1] as Uint8Array),
    }))
  }

  /**
   * Which run this is: each start and each load has an id of its own (a random UUID), also loads of
   * the same bytes. It is not in the bytes. Undefined before the first; that of a program that has
   * ended stays until the next begins.
   */
  get runId(): string | undefined {
    if (this.#hasRun) this.#runId ??= globalThis.crypto.randomUUID()
    return this.#runId
  }

  /** Ends everything and frees it. A promise that is under way rejects. Harmless when repeated. */
  dispose(): void {
    this.life.dispose()
    this.#wake?.()
    this.#abandon?.()
    this.active?.session.close()
    this.active = undefined
    this.#step = undefined
  }

  /** `using py = new Platform()` */
  [Symbol.dispose](): void {
    this.dispose()
  }

  /**
   * What becomes of the session of the backend when a program has ended; `lost` when the backend
   * has it no more.
   *
   * @internal
   */
  protected abstract release(lost: boolean): void

  /** @internal */
  protected get engine(): Backend {
    return backend(this.#wanted)
  }

  /**
   * Answers the calls of a program with functions until it ends.
   *
   * @internal
   */
  protected async driven(first: Step, plan: RunPlan): Promise<LastStep> {
    try {
      return await drive(this.#drive(plan), first, turn => {
        this.life.claimDriven()
        return this.turn(turn, plan, waitingFor(turn))
      })
    } finally {
      this.life.release()
    }
  }

  /** @internal */
  protected drivenSync(first: Step, plan: RunPlan): LastStep {
    if (first.kind === 'complete') return first
    try {
      return driveSync(this.#drive(plan), first, turn => {
        plan.signal?.throwIfAborted()
        this.life.claimDriven()
        return this.turnSync(turn, plan, waitingFor(turn))
      })
    } finally {
      this.life.release()
    }
  }

  /**
   * Gives a program that was loaded another seed, where it is not to draw the same random numbers
   * as others that were loaded from the same bytes.
   *
   * @internal
   */
  protected renew(active: Active, answer: Answer, entropy: LoadPlan['entropy']): Answer {
    const wanted = entropy === undefined ? answer.wantsEntropy : entropy === 'reseed'
    if (!answer.failure && wanted) unwrap(active.session.reseed(freshEntropy('reseed')))
    return answer
  }

  #drive(plan: RunPlan): Drive {
    return {
      functions: plan.functions,
      resources: this.active?.resources ?? new ResourceTable(),
      signal: plan.signal,
      mostBytes: this.active?.limits.memoryBytes ?? USUAL_MEMORY,
      mostAsleepMs: this.active?.limits.totalMs ?? USUAL_TOTAL_MS,
      onWake: wake => {
        this.#wake = wake
        if (this.life.isPauseAsked) wake?.()
      },
      unlessDisposed: promise => this.unlessDisposed(promise),
    }
  }

  #claimResume(method: string, value: unknown): { turn: Turn; waiting: Waiting } {
    const mostBytes = this.active?.limits.memoryBytes ?? USUAL_MEMORY
    const resources = this.active?.resources ?? new ResourceTable()
    const bytes = encode(value, 'value', mostBytes, resources)
    const waiting = this.life.claimResume(method, value !== undefined)
    const turn: Turn = waiting === 'paused' ? { kind: 'run' } : { kind: 'value', value: bytes }
    return { turn, waiting }
  }

  #claimResolve(method: string, answers: unknown, plan: ResolvePlan): Turn {
    const mostBytes = this.active?.limits.memoryBytes ?? USUAL_MEMORY
    const resources = this.active?.resources ?? new ResourceTable()
    const raw = requireAnswers(answers, mostBytes, resources)
    plan.signal?.throwIfAborted()
    this.life.claimResolve(method)
    const measured = raw.length > 0 ? (performance.now() - this.#since) / 1000 : undefined
    return { kind: 'resolve', answers: raw, elapsed: plan.elapsed ?? measured }
  }

  /** @internal A program has ended, and with `lost` the session of the backend that it was in. */
  protected end(lost: boolean): void {
    this.#step = undefined
    this.life.settle('idle')
    this.release(lost)
  }

  /**
   * What was claimed has failed: before its first turn there is no program then; a turn that was
   * settled has its state already, and whoever has the reason goes on with the program. Gives the
   * reason.
   *
   * @internal
   */
  protected giveUp(claim: number, error: unknown): unknown {
    if (this.life.holds(claim)) this.end(false)
    else this.life.letGo(claim)
    return error
  }

  /** @internal */
  protected async turn(turn: Turn, plan: TurnPlan, before: Waiting | undefined): Promise<Step> {
    const active = this.requireActive()
    if (plan.onPrint !== undefined) active.onPrint = plan.onPrint
    const watch = new Watch(active.session, active.onPrint, plan.signal)
    this.#inTurn = true
    let answer: Answer
    try {
      const promise = active.session.turnAsync(turn, watch.printer)
      watch.begin()
      if (this.life.takePause()) active.session.pause()
      answer = await promise
    } catch (error) {
      throw this.broken(error)
    } finally {
      this.#inTurn = false
      watch.end()
    }
    return watch.check(this.settle(active, answer, before))
  }

  /** @internal */
  protected turnSync(turn: Turn, plan: TurnPlan, before: Waiting | undefined): Step {
    const active = this.requireActive()
    if (plan.onPrint !== undefined) active.onPrint = plan.onPrint
    const watch = new Watch(active.session, active.onPrint, plan.signal)
    this.#inTurn = true
    let answer: Answer
    try {
      // What the program prints may lead to an abort.
      watch.begin()
      answer = active.session.turn(turn, watch.printer, this.life.takePause())
    } catch (error) {
      throw this.broken(error)
    } finally {
      this.#inTurn = false
      watch.end()
    }
    return watch.check(this.settle(active, answer, before))
  }

  /** @internal Comes to stand where the backend's answer says the program is. */
  protected settle(active: Active, answer: Answer, before: Waiting | undefined): Step {
    if (this.life.isDisposed) active.session.close()
    this.refuseDisposed()
    const { failure, step } = answer
    if (failure) {
      if (answer.alive && before !== undefined) this.life.settle(before)
      else this.end(!answer.alive)
      throw failureError(failure)
    }
    if (step?.kind === 'failed') {
      this.end(false)
      throw exceptionError(step.exceptions ?? [])
    }
    if (step?.kind !== 'pending' && step?.kind !== 'futures' && step?.kind !== 'paused') {
      this.end(false)
      return stepOf(answer, active.resources)
    }
    this.life.settle(step.kind)
    this.#step = stepOf(answer, active.resources)
    if (step.kind === 'futures') this.#since = performance.now()
    return this.#step
  }

  /** @internal A backend that throws instead of answering has lost the program. */
  protected broken(error: unknown): DiapauseError {
    this.end(true)
    if (error instanceof BackendError) return error
    return new InternalError('the backend failed', { cause: error })
  }

  /** @internal */
  protected dumped(active: Active, dump: RawDump = { tracks: false, since: noBase }): Uint8Array {
    const { bytes } = unwrap(active.session.progressDump(dump))
    if (!bytes) throw new InternalError('a dump without bytes')
    return bytes
  }

  /** @internal Bytes to which later ones can be relative. */
  protected givenOut(active: Active, plan: DumpPlan): Uint8Array {
    const { since, missing, codeByReference } = plan
    const id = since === undefined ? noBase : this.base.idOf(since)
    // Host objects are in it as tokens.
    freeze(active.session, active.resources, missing)
    const snapshot = this.dumped(active, { tracks: true, since: id, codeByReference })
    const bytes = this.sealed(snapshot)
    this.base.remember(bytes, snapshot)
    return bytes
  }

  /** @internal What is sealed in a snapshot and its deltas. */
  protected async opened(chain: readonly Uint8Array[]): Promise<Opened> {
    const { keys } = this
    const parts = keys && (await Promise.all(chain.map(bytes => keys.open(bytes))))
    return this.#opened(chain, parts ?? chain)
  }

  /** @internal */
  protected openedSync(chain: readonly Uint8Array[]): Opened {
    const { keys } = this
    return this.#opened(chain, keys ? chain.map(bytes => keys.openSync(bytes)) : chain)
  }

  #opened(chain: readonly Uint8Array[], parts: readonly Uint8Array[]): Opened {
    return {
      bytes: parts[0] ?? noBase,
      deltas: parts.length > 1 ? parts.slice(1) : noDeltas,
      sealed: chain[chain.length - 1] ?? noBase,
      last: parts[parts.length - 1] ?? noBase,
    }
  }

  /** @internal They were loaded. */
  protected taken({ sealed, last }: Opened): void {
    this.base.remember(sealed, last)
  }

  /** @internal What has code that does not run. */
  protected resting(method: string): Active {
    this.life.requireAtRest(method)
    return this.requireActive()
  }

  /** @internal */
  protected sealed(bytes: Uint8Array): Uint8Array {
    return this.keys === undefined ? bytes : this.keys.sealSync(bytes)
  }

  /** @internal How the backend is to load bytes that are open. */
  protected async rawLoad(opened: Opened, plan: CodePlan, interactive: boolean): Promise<RawLoad> {
    const { engine, keys } = this
    return await this.unlessDisposed(rawLoad(opened, plan, { engine, keys, interactive }))
  }

  /** @internal The same at once. */
  protected rawLoadSync(opened: Opened, plan: CodePlan, interactive: boolean): RawLoad {
    return rawLoadSync(opened, plan, { engine: this.engine, keys: this.keys, interactive })
  }

  /** @internal A run begins: it gets another id. */
  protected begins(): void {
    this.#hasRun = true
    this.#runId = undefined
  }

  /** @internal */
  protected requireActive(): Active {
    if (this.active === undefined) throw new InternalError('a program without a session')
    return this.active
  }

  /** @internal */
  protected refuseDisposed(): void {
    if (this.life.isDisposed)
      throw new StateError(`the ${this.life.noun} was disposed while the program ran`)
  }

  /** @internal What the host promised, unless this is disposed first. */
  protected async unlessDisposed<T>(promise: T | PromiseLike<T>): Promise<T> {
    try {
      return await new Promise<T>((resolve, reject) => {
        Promise.resolve(promise).then(resolve, reject)
        this.#abandon = reject
        if (this.life.isDisposed) reject()
      })
    } finally {
      this.#abandon = undefined
      // Why it was abandoned.
      this.refuseDisposed()
    }
  }
}
