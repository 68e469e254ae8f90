/**
 * A backend without Python: it knows the few programs of `programs` and answers as the engine
 * would. The lifecycle is tested on it and on the real one.
 */

import type {
  Answer,
  Backend,
  BackendProgram,
  BackendSession,
  Printer,
  RawStep,
  Turn,
} from '../../src/backends/backend.js'
import { encode } from '../../src/values/encode.js'
import { PyTuple } from '../../src/values/types.js'

/** Python that both backends run alike. */
export const programs = {
  done: '40 + 2',
  ask: 'answer = ask("go?")\nanswer',
  wait: 'await ask("go?")',
  loop: 'while True:\n    pass',
  fail: '1 / 0',
  syntax: '(',
  print: 'print("one")\nprint("two")',
} as const

type State = 'new' | 'asking' | 'waiting' | 'looping' | 'done'

const graph = (value: unknown): Uint8Array => encode(value, 'value', 2 ** 20)
const ok = (step: RawStep, alive: boolean): Answer => ({ step, alive })
const failure = (code: string, message: string): Answer => ({
  failure: { code, message },
  alive: false,
})

class FakeProgram implements BackendProgram {
  source = ''

  compile(source: string): Answer {
    this.source = source
    if (source !== programs.syntax) return { alive: true }
    const position = { line: 1, column: 1, endLine: 1, endColumn: 2 }
    const syntax = { excType: 'SyntaxError', file: 'main.py', position, sourceLine: '(', text: '' }
    const message = "'(' was never closed"
    return { failure: { code: 'ERR_DIAPAUSE_SYNTAX', message, syntax }, alive: false }
  }

  async compileAsync(source: string): Promise<Answer> {
    return this.compile(source)
  }

  load(bytes: Uint8Array): Answer {
    return this.compile(new TextDecoder().decode(bytes))
  }

  dump(): Answer {
    return { bytes: new TextEncoder().encode(this.source), alive: true }
  }
}

class FakeSession implements BackendSession {
  #source = ''
  #state: State = 'new'
  #stop: (() => void) | undefined

  prepare(program: BackendProgram): Answer {
    this.#source = (program as FakeProgram).source
    return { alive: true }
  }

  open(): Answer {
    return { alive: true, feeds: 0 }
  }

  feed(program: BackendProgram): Answer {
    this.#state = 'new'
    return { ...this.prepare(program), feeds: 1 }
  }

  reseed(): Answer {
    return { alive: true }
  }

  runAtOnce(source: string): Answer {
    const program = new FakeProgram()
    const compiled = program.compile(source)
    if (compiled.failure) return compiled
    this.prepare(program)
    return this.turn({ kind: 'run' }, undefined)
  }

  turn(turn: Turn, printer: Printer | undefined): Answer {
    return this.#source === programs.loop ? this.#paused() : this.#advance(turn, printer)
  }

  async turnAsync(turn: Turn, printer: Printer | undefined): Promise<Answer> {
    if (this.#source === programs.loop) {
      await new Promise<void>(resolve => {
        this.#stop = resolve
      })
      return this.#paused()
    }
    return this.#advance(turn, printer)
  }

  pause(): void {
    this.#stop?.()
  }

  close(): void {
    this.#state = 'done'
    this.#stop?.()
  }

  resources(): Answer {
    return failure('ERR_DIAPAUSE_STATE', 'no program has any')
  }

  offerTokens(): Answer {
    return this.resources()
  }

  adoptResources(): Answer {
    return this.resources()
  }

  progressDump(): Answer {
    return { bytes: new TextEncoder().encode(`${this.#state} ${this.#source}`), alive: true }
  }

  codeDump(): Answer {
    return failure('ERR_DIAPAUSE_STATE', 'there is no code')
  }

  progressRestore(bytes: Uint8Array): Answer {
    const [, state, source] =
      /^(asking|waiting|looping) (.*)$/s.exec(new TextDecoder().decode(bytes)) ?? []
    if (state === undefined || source === undefined) {
      return failure('ERR_DIAPAUSE_SNAPSHOT_CORRUPT', 'not a loadable snapshot')
    }
    this.#source = source
    if (state === 'waiting') return this.#wait()
    return state === 'asking' ? this.#ask() : this.#paused()
  }

  async progressRestoreAsync(bytes: Uint8Array): Promise<Answer> {
    return this.progressRestore(bytes)
  }

  #paused(): Answer {
    this.#state = 'looping'
    return ok({ kind: 'paused' }, true)
  }

  #ask(): Answer {
    this.#state = 'asking'
    const position = { line: 1, column: 10, endLine: 1, endColumn: 20 }
    const args = graph(PyTuple.of('go?'))
    const call = { functionName: 'ask', args, kwargs: graph({}), callId: 1, methodCall: false }
    return ok({ kind: 'pending', ...call, position }, true)
  }

  #wait(): Answer {
    this.#state = 'waiting'
    const calls = [{ callId: 1, functionName: 'ask' }]
    return ok({ kind: 'futures', calls, delay: null }, true)
  }

  #advance(turn: Turn, printer: Printer | undefined): Answer {
    const asks = this.#source === programs.ask || this.#source === programs.wait
    if (asks && this.#state === 'new') return this.#ask()
    if (turn.kind === 'future') return this.#wait()
    this.#state = 'done'
    if (turn.kind === 'error') return this.#raise(turn.excType, turn.message)
    if (this.#source === programs.fail) {
      return this.#raise('ZeroDivisionError', 'division by zero')
    }
    const given = turn.kind === 'resolve' ? turn.answers[0]?.value : undefined
    const usual = graph(this.#source === programs.done ? 42 : null)
    const value = turn.kind === 'value' ? turn.value : (given ?? usual)
    const output = this.#source === programs.print ? ['one\n', 'two\n'] : []
    for (const text of output) printer?.('stdout', text)
    const stdout = printer ? '' : output.join('')
    return { ...ok({ kind: 'complete', value }, false), stdout }
  }

  #raise(excType: string, message: string): Answer {
    const text = `Traceback (most recent call last):\n${excType}: ${message}\n`
    return ok({ kind: 'failed', exceptions: [{ excType, message, text, frames: [] }] }, false)
  }
}

/** The backend without Python. */
export const fakeBackend: Backend = {
  name: 'native',
  createProgram: () => new FakeProgram(),
  createSession: () => new FakeSession(),
  inspect: () => failure('ERR_DIAPAUSE_SNAPSHOT_CORRUPT', 'nothing to be told'),
}
