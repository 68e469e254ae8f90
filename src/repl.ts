/** `Repl`: an interactive session, one program after another with the same globals. */

import type { Answer, BackendProgram, BackendSession, RawStart } from './backends/backend.js'
import { requireChain } from './base.js'
import type { LastStep } from './drive.js'
import { rawEntropy } from './entropy.js'
import { StateError } from './errors.js'
import { unwrap } from './failures.js'
import type {
  DumpOptions,
  FeedOptions,
  FeedStartOptions,
  HostFunction,
  LoadOptions,
  ReplLoadOptions,
  ReplOptions,
  Snapshots,
} from './options.js'
import {
  type FeedPlan,
  type LoadPlan,
  planDump,
  planFeed,
  planFeedStart,
  planLoad,
  planRepl,
  planReplLoad,
  requireSource,
} from './plans.js'
import { revive, reviveSync } from './resources.js'
import { type Active, encodeInputs, Runner } from './runner.js'
import type { Step } from './steps.js'
import { ResourceTable } from './values/resource.js'

const noFunctions: ReadonlyMap<string, HostFunction> = new Map()

/**
 * An interactive session: programs that follow one another and share their globals. What one
 * defines is there for the next, also when it raised or reached a limit. The limits per turn hold
 * for each program, the others for all of them together.
 *
 * It sleeps between two programs ({@link Repl.dump}, {@link Repl.load}) and in the middle of one
 * ({@link Repl.dumpProgress}, {@link Repl.loadProgress}).
 *
 * @example
 * ```ts
 * const repl = new Repl({ functions: { price: (item: string) => item.length } })
 * await repl.feed('def total(*items): return sum(price(item) for item in items)')
 * const bytes = repl.dump()
 *
 * const again = Repl.load(bytes, { functions: { price: () => 12 } })
 * console.log((await again.feed('total("tea", "milk")')).value) // 24
 * ```
 */
export class Repl extends Runner {
  /** With which the session of the backend is opened, when it is first needed. */
  readonly #start: RawStart
  #resources = new ResourceTable()
  #functions: ReadonlyMap<string, HostFunction>
  #feeds = 0
  #isLost = false

  /** @throws {@link OptionError}, {@link ValueError} for inputs that Python cannot hold */
  constructor(options?: ReplOptions) {
    const plan = planRepl(options)
    super(plan, 'session')
    const { externalFunctions, functions, modules, limits } = plan
    const inputs = encodeInputs(plan.inputs, limits, this.#resources)
    const entropy = rawEntropy(plan.entropy)
    this.#start = { inputs, externalFunctions, modules, limits, entropy }
    this.#functions = functions
  }

  /**
   * A session from the bytes of {@link Repl.dump}. Limits only lower those in the bytes. In an
   * array come deltas behind them, each relative to the one before.
   *
   * @throws {@link SnapshotError}, {@link OptionError}, {@link StateError} when the bytes hold a
   * session in the middle of a program: that is for {@link Repl.loadProgress}
   */
  static load(bytes: Snapshots, options?: ReplLoadOptions): Repl {
    const { functions, entropy, resources, unknownResources, code, ...plan } = planReplLoad(options)
    const checked = requireChain(bytes)
    const repl = new Repl({ ...plan, resources: [...resources.values()] } as ReplOptions)
    repl.#functions = functions
    const opened = repl.openedSync(checked)
    const session = repl.engine.createSession()
    const load = { ...plan, entropy, unknownResources, code }
    const answer = session.progressRestore(opened.bytes, repl.rawLoadSync(opened, load, true))
    const table = repl.#revivedSync(session, answer, load, 'load')
    repl.#adopt(session, answer, load, table)
    repl.taken(opened)
    return repl
  }

  /** How many programs the session was given. */
  get feeds(): number {
    return this.#feeds
  }

  /**
   * Runs a program to its end and answers its calls with the functions of the session and those
   * given here. It resolves to a step `'complete'`, or `'paused'` when `pause()` was called.
   *
   * @throws {@link PythonError}, {@link LimitError}, {@link PythonSyntaxError},
   * {@link OptionError}, {@link ValueError}, {@link StateError}; the session goes on after all of
   * them
   */
  async feed(source: string, options?: FeedOptions): Promise<LastStep> {
    const plan = this.#driven(planFeed(options))
    return await this.driven(await this.#feed('feed', source, plan, true), plan)
  }

  /** {@link Repl.feed} on this thread; its functions must not return promises. */
  feedSync(source: string, options?: FeedOptions): LastStep {
    const plan = this.#driven(planFeed(options))
    return this.drivenSync(this.#feedSync('feedSync', source, plan, true), plan)
  }

  /**
   * Starts a program, which runs until its first call of a host function, or its end.
   *
   * @throws as {@link Repl.feed}
   */
  async feedStart(source: string, options?: FeedStartOptions): Promise<Step> {
    return await this.#feed('feedStart', source, planFeedStart(options), false)
  }

  /** {@link Repl.feedStart} on this thread. */
  feedStartSync(source: string, options?: FeedStartOptions): Step {
    return this.#feedSync('feedStartSync', source, planFeedStart(options), false)
  }

  /**
   * The session as bytes, between two programs. It can still go on here. With `since` it is a
   * delta, as in {@link Repl.dumpProgress}.
   *
   * @throws {@link StateError} while there is a program: then {@link Repl.dumpProgress} has it;
   * {@link OptionError} when `since` is not the last snapshot; {@link ResourceError} and the others
   * of {@link Platform.dumpProgress}
   */
  dump(options?: DumpOptions): Uint8Array {
    const plan = planDump('dump', options)
    this.life.requireIdle('dump')
    return this.givenOut(this.#open(), plan)
  }

  /**
   * Takes a session from the bytes of {@link Repl.dumpProgress}; this one, which must be idle, is
   * given up for it, and becomes active at the same step.
   *
   * @throws {@link SnapshotError}, {@link OptionError}, {@link StateError}; this session is as it
   * was then
   */
  async loadProgress(bytes: Snapshots, options?: LoadOptions): Promise<Step> {
    const plan = planLoad(options, this.limits)
    const checked = requireChain(bytes)
    const claim = this.life.claimStart('loadProgress')
    try {
      const opened = await this.opened(checked)
      const load = await this.rawLoad(opened, plan, true)
      this.refuseDisposed()
      const session = this.engine.createSession()
      const answer = await session.progressRestoreAsync(opened.bytes, load)
      const table = await this.#revived(session, answer, plan, 'loadProgress')
      const active = this.#adopt(session, answer, plan, table)
      this.taken(opened)
      return this.settle(active, answer, undefined)
    } catch (error) {
      throw this.giveUp(claim, error)
    }
  }

  /** {@link Repl.loadProgress} on this thread. */
  loadProgressSync(bytes: Snapshots, options?: LoadOptions): Step {
    const plan = planLoad(options, this.limits)
    const checked = requireChain(bytes)
    const claim = this.life.claimStart('loadProgressSync')
    try {
      const opened = this.openedSync(checked)
      const load = this.rawLoadSync(opened, plan, true)
      const session = this.engine.createSession()
      const answer = session.progressRestore(opened.bytes, load)
      const table = this.#revivedSync(session, answer, plan, 'loadProgressSync')
      const active = this.#adopt(session, answer, plan, table)
      this.taken(opened)
      return this.settle(active, answer, undefined)
    } catch (error) {
      throw this.giveUp(claim, error)
    }
  }

  /** Ends everything and frees it, and forgets what the host handed over. Harmless when repeated. */
  override dispose(): void {
    super.dispose()
    this.#functions = noFunctions
    this.#resources = new ResourceTable()
  }

  async #feed(method: string, source: string, plan: FeedPlan, driven: boolean): Promise<Step> {
    const text = requireSource(source)
    const resources = this.active?.resources ?? this.#resources
    const inputs = encodeInputs(plan.inputs, this.#limits, resources)
    plan.signal?.throwIfAborted()
    const claim = this.life.claimStart(method, driven)
    try {
      const active = this.#open()
      const program = this.engine.createProgram()
      unwrap(await program.compileAsync(text, this.#scriptName(plan)))
      this.refuseDisposed()
      plan.signal?.throwIfAborted()
      this.#give(active, program, inputs, plan)
      return await this.turn({ kind: 'run' }, plan, undefined)
    } catch (error) {
      throw this.giveUp(claim, error)
    }
  }

  #feedSync(method: string, source: string, plan: FeedPlan, driven: boolean): Step {
    const text = requireSource(source)
    const resources = this.active?.resources ?? this.#resources
    const inputs = encodeInputs(plan.inputs, this.#limits, resources)
    plan.signal?.throwIfAborted()
    const claim = this.life.claimStart(method, driven)
    try {
      const active = this.#open()
      const program = this.engine.createProgram()
      unwrap(program.compile(text, this.#scriptName(plan)))
      this.#give(active, program, inputs, plan)
      return this.turnSync({ kind: 'run' }, plan, undefined)
    } catch (error) {
      throw this.giveUp(claim, error)
    }
  }

  get #limits(): RawStart['limits'] {
    return this.active?.limits ?? this.#start.limits
  }

  /** What CPython calls the texts that are typed into it. */
  #scriptName(plan: FeedPlan): string {
    return plan.scriptName ?? `<python-input-${this.#feeds}>`
  }

  #driven(plan: FeedPlan): FeedPlan {
    return { ...plan, functions: new Map([...this.#functions, ...plan.functions]) }
  }

  /** The session of the backend. */
  #open(): Active {
    if (this.#isLost) {
      throw new StateError('the session was lost by an internal error, load one that was dumped')
    }
    if (this.active === undefined) {
      const session = this.engine.createSession()
      unwrap(session.open(this.#start))
      const { limits } = this.#start
      this.active = { session, limits, resources: this.#resources, onPrint: this.onPrint }
    }
    return this.active
  }

  #give(active: Active, program: BackendProgram, inputs: Uint8Array, plan: FeedPlan): void {
    active.onPrint = plan.onPrint ?? this.onPrint
    this.begins()
    const answer = active.session.feed(program, inputs, plan.externalFunctions)
    if (answer.failure && !answer.alive) this.release(true)
    this.#feeds = unwrap(answer).feeds ?? this.#feeds
  }

  /** The host objects of a session that was restored, which is closed when that fails. */
  async #revived(
    session: BackendSession,
    answer: Answer,
    plan: LoadPlan,
    method: string,
  ): Promise<ResourceTable> {
    try {
      this.#refuseOther(answer, method)
      const table = new ResourceTable()
      const { resourceTypes } = this
      const wait = (made: unknown) => this.unlessDisposed(made)
      await revive(session, answer, table, resourceTypes, plan.unknownResources, wait)
      return table
    } catch (error) {
      session.close()
      throw error
    }
  }

  #revivedSync(
    session: BackendSession,
    answer: Answer,
    plan: LoadPlan,
    method: string,
  ): ResourceTable {
    try {
      this.#refuseOther(answer, method)
      const table = new ResourceTable()
      reviveSync(session, answer, table, this.resourceTypes, plan.unknownResources)
      return table
    } catch (error) {
      session.close()
      throw error
    }
  }

  /** Refuses a session that is not where the method needs it. */
  #refuseOther(answer: Answer, method: string): void {
    const between = method === 'load'
    if ((unwrap(answer).step == null) !== between) {
      throw new StateError(
        between
          ? 'load() takes a session between two programs, this one is in the middle of one: ' +
              'use loadProgress()'
          : `${method}() takes a session in the middle of a program, this one is between two: ` +
              'use Repl.load()',
      )
    }
  }

  /** Takes a session that was restored for the one that is there. */
  #adopt(
    session: BackendSession,
    answer: Answer,
    plan: LoadPlan,
    resources: ResourceTable,
  ): Active {
    try {
      this.refuseDisposed()
      const { limits } = plan
      const active = { session, limits, resources, onPrint: plan.onPrint ?? this.onPrint }
      this.renew(active, answer, plan.entropy)
      this.active?.session.close()
      this.active = active
      this.#isLost = false
      this.#feeds = answer.feeds ?? 0
      this.begins()
      return active
    } catch (error) {
      session.close()
      throw error
    }
  }

  /** @internal Between two programs there is code, too. */
  protected override resting(method: string): Active {
    return this.state === 'idle' ? this.#open() : super.resting(method)
  }

  /** @internal */
  protected release(lost: boolean): void {
    if (!lost) {
      if (this.active !== undefined) this.active.onPrint = this.onPrint
      return
    }
    this.active?.session.close()
    this.active = undefined
    this.#isLost = true
  }
}
