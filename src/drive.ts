/** Answers a program's calls with host functions until the program ends. */

import type { Turn } from './backends/backend.js'
import { ValueError } from './errors.js'
import type { HostFunction } from './options.js'
import { raised } from './python-errors.js'
import type { CompleteStep, PausedStep, PendingStep, Step } from './steps.js'
import { encode } from './values/encode.js'

/** What driving needs to know. */
export interface Drive {
  readonly functions: ReadonlyMap<string, HostFunction>
  readonly signal: AbortSignal | undefined
  /** How large a result may be. */
  readonly mostBytes: number
}

/** A step at which a drive ends. */
export type LastStep = CompleteStep | PausedStep

/** Awaits one function after the other; `next` runs a turn. */
export async function drive(
  plan: Drive,
  first: Step,
  next: (turn: Turn) => Promise<Step>,
): Promise<LastStep> {
  const output = new Output()
  let step = first
  for (;;) {
    output.add(step)
    if (step.kind !== 'pending') return output.on(step)
    step = await next(await answer(plan, step))
  }
}

/** The same without promises. */
export function driveSync(plan: Drive, first: Step, next: (turn: Turn) => Step): LastStep {
  const output = new Output()
  let step = first
  for (;;) {
    output.add(step)
    if (step.kind !== 'pending') return output.on(step)
    step = next(answerSync(plan, step))
  }
}

async function answer(plan: Drive, step: PendingStep): Promise<Turn> {
  let value: unknown
  try {
    value = call(plan, step)
    if (isThenable(value)) value = await unlessAborted(value, plan.signal)
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
    return returned(plan, step, call(plan, step))
  } catch (error) {
    return { kind: 'error', ...raised(error) }
  }
}

function call(plan: Drive, step: PendingStep): unknown {
  const { functionName, args, kwargs } = step
  const implementation = plan.functions.get(functionName)
  if (implementation === undefined) throw new NotImplemented(functionName)
  const named = Object.keys(kwargs).length > 0 ? [kwargs] : []
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
    return { kind: 'value', value: encode(value, `${step.functionName}()`, plan.mostBytes) }
  } catch (error) {
    if (!(error instanceof ValueError)) throw error
    return { kind: 'error', excType: 'TypeError', message: error.message.toWellFormed() }
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  )
}

function unlessAborted<T>(promise: PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return Promise.resolve(promise)
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
