/** Answers a program's calls with host functions, and its timers, until the program ends. */

import type { RawFutureAnswer, Turn } from './backends/backend.js'
import { LimitError, StateError, ValueError } from './errors.js'
import type { HostFunction } from './options.js'
import { raised } from './python-errors.js'
import type { CompleteStep, FuturesStep, PausedStep, PendingStep, Step } from './steps.js'
import { disown, isThenable } from './validation.js'
import { encode } from './values/encode.js'
import type { ResourceTable } from './values/resource.js'

/** What driving needs to know. */
export interface Drive {
  readonly functions: ReadonlyMap<string, HostFunction>
  /** The host objects that the program may hold. */
  readonly resources: ResourceTable
  readonly signal: AbortSignal | undefined
  /** How large a result may be. */
  readonly mostBytes: number
  /** How long the thread may sleep in all, in milliseconds. */
  readonly mostAsleepMs: number
  /** Takes what ends a wait for futures early. */
  readonly onWake: (wake: (() => void) | undefined) => void
  /** What a function promised, unless the platform is disposed first. */
  readonly unlessDisposed: (promise: PromiseLike<unknown>) => Promise<unknown>
}

/** A step at which a drive ends. */
export type LastStep = CompleteStep | PausedStep

/** Calls the functions; what they promise is awaited at once when an event loop runs. */
export async function drive(
  plan: Drive,
  first: Step,
  next: (turn: Turn) => Promise<Step>,
): Promise<LastStep> {
  const output = new Output()
  const flights = new Flights(plan)
  let step = first
  for (;;) {
    output.add(step)
    if (step.kind === 'futures') step = await next(await flights.land(step))
    else if (step.kind === 'pending') step = await next(await answer(plan, step, flights))
    else return output.on(step)
  }
}

/** The same without promises. */
export function driveSync(plan: Drive, first: Step, next: (turn: Turn) => Step): LastStep {
  const output = new Output()
  let step = first
  let asleepMs = 0
  for (;;) {
    output.add(step)
    if (step.kind === 'futures') {
      asleepMs += (step.delay ?? 0) * 1000
      if (asleepMs > plan.mostAsleepMs) throw tooLong(step, plan.mostAsleepMs)
      step = next(sleepSync(step))
    } else if (step.kind === 'pending') step = next(answerSync(plan, step))
    else return output.on(step)
  }
}

/** Nothing is in flight without promises: the program waits for a timer. */
function sleepSync(step: FuturesStep): Turn {
  const { delay } = step
  if (delay === null) throw unanswered(step)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, delay * 1000)
  return { kind: 'resolve', answers: [], elapsed: delay }
}

/** Nothing else happens on a thread that sleeps, so that how long it does is not the program's to say. */
function tooLong({ delay }: FuturesStep, mostMs: number): LimitError {
  const message =
    `total limit exceeded: ${mostMs} ms, and the program would sleep for ${delay} s on this ` +
    'thread: go on with resolveFutures(), or use run()'
  return new LimitError('total', { excType: 'RuntimeError', message, text: message, traceback: [] })
}

async function answer(plan: Drive, step: PendingStep, flights: Flights): Promise<Turn> {
  let value: unknown
  try {
    value = call(plan, step)
    if (isThenable(value)) {
      if (step.awaitable) {
        flights.take(step, value)
        return { kind: 'future' }
      }
      value = await unlessAborted(plan.unlessDisposed(value), plan.signal)
    }
  } catch (error) {
    // An abort leaves the call pending: it is no failure of the function.
    plan.signal?.throwIfAborted()
    return { kind: 'error', ...raised(error) }
  }
  plan.signal?.throwIfAborted()
  return returned(plan, step, value)
}

function answerSync(plan: Drive, step: PendingStep): Turn {
  try {
    const value = call(plan, step)
    disown(value)
    return returned(plan, step, value)
  } catch (error) {
    return { kind: 'error', ...raised(error) }
  }
}

function call(plan: Drive, step: PendingStep): unknown {
  const { functionName, args, kwargs } = step
  const named = Object.keys(kwargs).length > 0 ? [kwargs] : []
  if (step.methodCall) {
    const [receiver, ...rest] = args
    return plan.resources.answer(receiver, functionName, step.attributeRead, [...rest, ...named])
  }
  const implementation = plan.functions.get(functionName)
  if (implementation === undefined) throw new NotImplemented(functionName)
  return implementation(...args, ...named)
}

class NotImplemented extends Error {
  override readonly name = 'NotImplementedError'

  constructor(functionName: string) {
    super(`the host has no function ${functionName}`)
  }
}

/** A result that Python cannot hold is a fault of the function, and raised like its others. */
function returned(plan: Drive, step: PendingStep, value: unknown): Turn {
  try {
    const { functionName } = step
    const bytes = encode(value, `${functionName}()`, plan.mostBytes, plan.resources)
    return { kind: 'value', value: bytes }
  } catch (error) {
    if (!(error instanceof ValueError)) throw error
    return { kind: 'error', excType: 'TypeError', message: error.message.toWellFormed() }
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(
      value => {
        signal.removeEventListener('abort', abort)
        resolve(value)
      },
      (error: unknown) => {
        signal.removeEventListener('abort', abort)
        reject(error)
      },
    )
  })
}

/** Longest delay of a timer in milliseconds. */
const LONGEST = 2 ** 31 - 1

/** Promises of functions that the program awaits. */
class Flights {
  readonly #plan: Drive
  readonly #landed: RawFutureAnswer[] = []
  /** The calls whose promises are not settled. */
  readonly #open = new Set<number>()
  #wake: (() => void) | undefined
  /** What went wrong with a result, other than that Python cannot hold it. */
  #broken: { readonly error: unknown } | undefined

  constructor(plan: Drive) {
    this.#plan = plan
  }

  take(step: PendingStep, promise: PromiseLike<unknown>): void {
    const { callId } = step
    this.#open.add(callId)
    // As `await` takes it: what only looks like a promise may settle twice, or with another one.
    Promise.resolve(promise).then(
      value => {
        let turn: Turn
        try {
          turn = returned(this.#plan, step, value)
        } catch (error) {
          // Nobody awaits this promise: the drive throws it.
          this.#broken = { error }
          this.#wake?.()
          return
        }
        this.#land(callId, turn)
      },
      (error: unknown) => this.#land(callId, { kind: 'error', ...raised(error) }),
    )
  }

  #throwBroken(): void {
    if (this.#broken !== undefined) throw this.#broken.error
  }

  #land(callId: number, turn: Turn): void {
    this.#open.delete(callId)
    if (turn.kind === 'value') this.#landed.push({ callId, value: turn.value })
    if (turn.kind === 'error') {
      this.#landed.push({ callId, excType: turn.excType, message: turn.message })
    }
    this.#wake?.()
  }

  /** Waits for one of them, or for the program's timer; every one that has landed is answered. */
  async land(step: FuturesStep): Promise<Turn> {
    const { signal, onWake } = this.#plan
    const began = performance.now()
    const waited = (): number => (performance.now() - began) / 1000
    const answers = (): RawFutureAnswer[] => {
      const asked = new Set(step.calls.map(call => call.callId))
      return this.#landed.splice(0).filter(({ callId }) => asked.has(callId))
    }
    this.#throwBroken()
    const ready = answers()
    if (ready.length > 0) return { kind: 'resolve', answers: ready, elapsed: 0 }
    if (step.delay === null && !step.calls.some(({ callId }) => this.#open.has(callId))) {
      throw unanswered(step)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    let due = false
    try {
      await new Promise<void>((resolve, reject) => {
        const abort = (): void => reject(signal?.reason)
        signal?.addEventListener('abort', abort, { once: true })
        if (signal?.aborted) abort()
        const end = (): void => {
          signal?.removeEventListener('abort', abort)
          resolve()
        }
        this.#wake = end
        onWake(end)
        const arm = (left: number): void => {
          timer = setTimeout(
            () => {
              if (left > LONGEST) return arm(left - LONGEST)
              due = true
              end()
            },
            Math.min(left, LONGEST),
          )
        }
        if (step.delay !== null) arm(step.delay * 1000)
      })
    } finally {
      clearTimeout(timer)
      this.#wake = undefined
      onWake(undefined)
    }
    this.#throwBroken()
    const landed = answers()
    const delay = step.delay ?? 0
    // A clock that is read twice may say less than the timer waited for.
    return { kind: 'resolve', answers: landed, elapsed: due ? Math.max(delay, waited()) : waited() }
  }
}

/** The calls of a step are those of an earlier program of the session: nobody answers them here. */
function unanswered({ calls }: FuturesStep): StateError {
  const names = calls.map(({ callId, functionName }) => `call ${callId} (${functionName})`)
  return new StateError(
    `the program waits for ${names.join(', ')}, which an earlier one left open: answer with ` +
      'resolveFutures()',
  )
}

/** What all turns printed. */
class Output {
  readonly #stdout: string[] = []
  readonly #stderr: string[] = []

  add(step: Step): void {
    this.#stdout.push(step.stdout)
    this.#stderr.push(step.stderr)
  }

  on(step: LastStep): LastStep {
    return { ...step, stdout: this.#stdout.join(''), stderr: this.#stderr.join('') }
  }
}
