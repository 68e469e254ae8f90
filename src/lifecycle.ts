/**
 * The one state machine, with every guard.
 *
 * A method claims its state before it calls the backend, and the claim is settled from what the
 * backend answers. Nothing else in the facade asks which state it is in.
 */

import { StateError } from './errors.js'

/** `'idle'`: no program. `'active'`: a program runs, waits or is paused. `'disposed'`: the end. */
export type PlatformState = 'idle' | 'active' | 'disposed'

/** What an active program waits for when it does not run. */
export type Waiting = 'pending' | 'futures' | 'paused'

type Phase = 'idle' | 'running' | 'disposed' | Waiting

export class Lifecycle {
  #phase: Phase = 'idle'
  /** `run` drives: between two turns it waits for a host function. */
  #driven = false
  #pauseAsked = false
  /** Counts the claims, so that each can be told from those after it. */
  #claims = 0

  /** `noun`: what messages call the thing that has this life. */
  constructor(readonly noun: string) {}

  get state(): PlatformState {
    if (this.#phase === 'idle' || this.#phase === 'disposed') return this.#phase
    return 'active'
  }

  get isDisposed(): boolean {
    return this.#phase === 'disposed'
  }

  get isRunning(): boolean {
    return this.#phase === 'running'
  }

  /**
   * For `start`, `run` and `loadProgress`: there must be no program. Gives what
   * {@link Lifecycle.holds} asks for.
   */
  claimStart(method: string, driven = false): number {
    this.#refuseDisposed(method)
    this.#refuseRunning(method)
    if (this.#phase !== 'idle') {
      throw new StateError(
        `${method}() needs an idle ${this.noun}, this one has a program that is ${this.#phase}; ` +
          `finish it, or use another ${this.noun}`,
      )
    }
    this.#driven = driven
    return this.#claim()
  }

  /** Whether what was claimed has not come to an end; something else may run by now. */
  holds(claim: number): boolean {
    return this.#phase === 'running' && this.#claims === claim
  }

  /** For `resume`: a pending call takes a value, a pause takes none. */
  claimResume(method: string, hasValue: boolean): Waiting {
    const waiting = this.#refuseUnlessWaiting(method)
    this.#refuseFutures(method, waiting)
    if (waiting === 'paused' && hasValue) {
      throw new StateError(`${method}() takes no value here: the program is paused, not pending`)
    }
    this.#claim()
    return waiting
  }

  /** For `resumeWithError` and `resumeAsFuture`: only a pending call can raise or wait. */
  claimAnswer(method: string): void {
    const waiting = this.#refuseUnlessWaiting(method)
    this.#refuseFutures(method, waiting)
    if (waiting === 'paused') {
      throw new StateError(`${method}() needs a pending call, this program is paused`)
    }
    this.#claim()
  }

  /** For `resolveFutures`. */
  claimResolve(method: string): void {
    const waiting = this.#refuseUnlessWaiting(method)
    if (waiting !== 'futures') {
      throw new StateError(`${method}() needs a program that waits for futures, it is ${waiting}`)
    }
    this.#claim()
  }

  /** For the next turn of `run`. */
  claimDriven(): void {
    this.#refuseDisposed('run')
    this.#claim()
  }

  /** For `dumpProgress` and `snapshot`: a program that does not run just now. */
  requireAtRest(method: string): void {
    this.#refuseDisposed(method)
    this.#refuseRunning(method)
    if (this.#phase === 'idle') throw this.#noProgram(method)
  }

  /** For what belongs between two programs. */
  requireIdle(method: string): void {
    this.#refuseDisposed(method)
    this.#refuseRunning(method)
    if (this.#phase !== 'idle') {
      throw new StateError(
        `${method}() needs an idle ${this.noun}, this one has a program that is ${this.#phase}`,
      )
    }
  }

  /** For `restore`: anything but a running program is replaced. */
  claimRestore(method: string): void {
    this.#refuseDisposed(method)
    this.#refuseRunning(method)
    this.#refuseDriven(method)
  }

  /** For `pause`: whether a turn must be told now; else one that is about to begin will be. */
  claimPause(method: string, inTurn: boolean): boolean {
    this.#refuseDisposed(method)
    if (this.#phase === 'idle') throw this.#noProgram(method)
    // A turn of `run` may end before it notices: then the next one pauses.
    if (this.#driven || !inTurn) this.#pauseAsked = this.#driven || this.#phase === 'running'
    return inTurn
  }

  /** Whether a pause was asked for while the program compiled or `run` waited for a function. */
  takePause(): boolean {
    const asked = this.#pauseAsked
    if (!this.#driven) this.#pauseAsked = false
    return asked
  }

  /** Whether `run` is to pause as soon as it can. */
  get isPauseAsked(): boolean {
    return this.#pauseAsked
  }

  /** The turn has ended; a disposed platform stays disposed. */
  settle(phase: 'idle' | Waiting): void {
    if (this.#phase === 'disposed') return
    this.#phase = phase
    if (phase === 'idle') this.release()
    // What was asked of a load has come true with it; `run` is to pause with its next turn.
    if (phase === 'paused' || !this.#driven) this.#pauseAsked = false
  }

  /** What was claimed has failed, though its program may go on: `run` does not drive that one. */
  letGo(claim: number): void {
    if (this.#claims === claim) this.release()
  }

  /** `run` no longer drives. */
  release(): void {
    this.#driven = false
    this.#pauseAsked = false
  }

  dispose(): void {
    this.#phase = 'disposed'
    this.release()
  }

  #claim(): number {
    this.#phase = 'running'
    this.#claims += 1
    return this.#claims
  }

  #refuseUnlessWaiting(method: string): Waiting {
    this.#refuseDisposed(method)
    this.#refuseRunning(method)
    this.#refuseDriven(method)
    const phase = this.#phase
    if (phase === 'pending' || phase === 'futures' || phase === 'paused') return phase
    throw this.#noProgram(method)
  }

  #refuseFutures(method: string, waiting: Waiting): void {
    if (waiting === 'futures') {
      throw new StateError(
        `${method}() needs a pending call, this program waits for futures: use resolveFutures()`,
      )
    }
  }

  #refuseDisposed(method: string): void {
    if (this.#phase === 'disposed') {
      throw new StateError(`${method}() cannot be used, the ${this.noun} is disposed`)
    }
  }

  #refuseRunning(method: string): void {
    if (this.#phase === 'running') {
      throw new StateError(`${method}() cannot be used while the program runs`)
    }
  }

  #refuseDriven(method: string): void {
    if (this.#driven) {
      throw new StateError(`${method}() cannot be used, run() answers the program's calls`)
    }
  }

  #noProgram(method: string): StateError {
    return new StateError(`${method}() needs an active program, the ${this.noun} is idle`)
  }
}
