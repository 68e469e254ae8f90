/** What stops a turn from outside: an AbortSignal, or a print callback that throws. */

import type { BackendSession, Printer } from './backends/backend.js'
import type { Step } from './steps.js'

/** Both pause the program; the call then throws the reason, and the program can still go on. */
export class Watch {
  /** The print callback in a form that does not throw. */
  readonly printer: Printer | undefined
  readonly #session: BackendSession
  readonly #signal: AbortSignal | undefined
  readonly #pause = (): void => this.#session.pause()
  #thrown: { readonly error: unknown } | undefined

  constructor(
    session: BackendSession,
    onPrint: Printer | undefined,
    signal: AbortSignal | undefined,
  ) {
    this.#session = session
    this.#signal = signal
    this.printer = onPrint && ((stream, text) => this.#print(onPrint, stream, text))
  }

  /** The turn was handed over, or is about to be, and can be paused from now on. */
  begin(): void {
    this.#signal?.addEventListener('abort', this.#pause, { once: true })
    if (this.#signal?.aborted) this.#pause()
  }

  end(): void {
    this.#signal?.removeEventListener('abort', this.#pause)
  }

  /** The step, unless there is a reason to throw. A program that is complete is complete. */
  check(step: Step): Step {
    if (this.#thrown !== undefined) throw this.#thrown.error
    if (step.kind !== 'complete') this.#signal?.throwIfAborted()
    return step
  }

  #print(onPrint: Printer, stream: 'stdout' | 'stderr', text: string): void {
    if (this.#thrown !== undefined) return
    try {
      onPrint(stream, text)
    } catch (error) {
      this.#thrown = { error }
      this.#pause()
    }
  }
}
