/**
 * The backend over WebAssembly. It imports nothing of Node, so that a browser can have it too:
 * who makes it brings the module, a clock, and a way to let others run.
 *
 * There is one thread, JavaScript's own. An asynchronous turn runs in parts of a few milliseconds,
 * between which timers, signals and other programs have their turn.
 */

import type {
  Answer,
  Backend,
  BackendProgram,
  BackendSession,
  Printer,
  RawDump,
  RawEntropy,
  RawLimits,
  RawLoad,
  RawStart,
  Turn,
} from './backend.js'
import { instance, type WasmModule } from './webassembly.js'
import {
  byte,
  count,
  type Field,
  type PartAnswer,
  readAnswer,
  readText,
  roomFor,
  writeFields,
} from './wire.js'

/** What the backend needs to know of its surroundings. */
export interface WasmHost {
  /** Milliseconds since a moment that stays the same. */
  now(): number
  /** Resolves when everybody else who waits has had a turn. */
  breath(): Promise<void>
}

/** What the module exports; a call gives the length of its answer. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  start(): void
  room(length: number): number
  answer(): number
  last_words(): number
  program_new(): number
  program_free(program: number): void
  program_compile(program: number): number
  program_load(program: number): number
  program_dump(program: number): number
  session_new(): number
  session_free(session: number): void
  session_prepare(session: number, program: number): number
  session_open(session: number): number
  session_feed(session: number, program: number): number
  session_reseed(session: number): number
  session_run_at_once(session: number): number
  session_turn(session: number, patience: number, streams: number): number
  session_queue(session: number): void
  session_pause(session: number): void
  session_close(session: number): void
  session_resources(session: number, pathOf: number): number
  session_offer_tokens(session: number): number
  session_adopt_resources(session: number): number
  session_dump(session: number): number
  session_dump_code(session: number): number
  snapshot_inspect(): number
  session_restore(session: number): number
}

/** How many milliseconds an asynchronous turn runs before others have theirs. */
const PATIENCE = 8

/** An instance without sessions that has taken more memory than this is given up. */
const MOST_MEMORY = 256 * 2 ** 20

/**
 * One with sessions that has taken more takes no others: it cannot have more than 4 GiB, and sessions
 * that were forgotten are in it until the garbage collector finds them.
 */
const FULL = 2 ** 30

/** What is said of sessions that were in an instance when it broke. */
const broken = 'internal error: that of another program has ended this one'

const streams = ['stdout', 'stdout', 'stderr'] as const

function failed(code: string, message: string): PartAnswer {
  return { failure: { code, message }, alive: false, unfinished: false }
}

/** One instance of the module, in which many programs and sessions live. */
class Engine {
  /** How many sessions there are. */
  sessions = 0
  readonly #exports: Exports
  /** Who reads what the turn prints that is under way. */
  #printer: Printer | undefined
  #broken = false

  constructor(module: WasmModule, host: WasmHost) {
    const imports = {
      now: () => host.now(),
      print: (stream: number, at: number, length: number) => {
        // Numbers of WebAssembly have a sign here.
        const text = readText(this.#exports.memory.buffer, at >>> 0, length)
        this.#printer?.(streams[stream] ?? 'stdout', text)
      },
    }
    this.#exports = instance(module, { diapause: imports }).exports as Exports
    this.#exports.start()
  }

  /** Whether it takes more sessions. */
  get isUsable(): boolean {
    const { byteLength } = this.#exports.memory.buffer
    return !this.#broken && byteLength <= (this.sessions > 0 ? FULL : MOST_MEMORY)
  }

  /** Makes a call. One that traps breaks the instance. */
  call(
    fields: readonly Field[],
    work: (exports: Exports) => number,
    printer?: Printer,
  ): PartAnswer {
    if (this.#broken) {
      return failed('ERR_DIAPAUSE_INTERNAL', broken)
    }
    const exports = this.#exports
    const outer = this.#printer
    this.#printer = printer
    try {
      if (fields.length > 0) {
        const start = exports.room(roomFor(fields)) >>> 0
        writeFields(exports.memory.buffer, start, fields)
      }
      work(exports)
      // A printer may have made another call, and that one may have trapped.
      if (this.#broken) return failed('ERR_DIAPAUSE_INTERNAL', broken)
      return readAnswer(exports.memory.buffer, exports.answer() >>> 0)
    } catch (error) {
      this.#broken = true
      return failed('ERR_DIAPAUSE_INTERNAL', `internal error: ${this.#lastWords(error)}`)
    } finally {
      this.#printer = outer
    }
  }

  /** Makes a call that has no answer. */
  tell(work: (exports: Exports) => void): void {
    if (this.#broken) return
    try {
      work(this.#exports)
    } catch {
      this.#broken = true
    }
  }

  /** A new place. */
  place(work: (exports: Exports) => number): number {
    let place = 0
    this.tell(exports => {
      place = work(exports)
    })
    return place
  }

  #lastWords(error: unknown): string {
    try {
      const length = this.#exports.last_words()
      const { buffer } = this.#exports.memory
      if (length > 0) return readText(buffer, this.#exports.answer() >>> 0, length)
    } catch {
      // It cannot even say that.
    }
    return error instanceof Error ? error.message : String(error)
  }
}

/** The instances of the module: the next one is made when one breaks or has taken too much memory. */
class Engines {
  readonly host: WasmHost
  readonly #module: WasmModule
  #engine: Engine | undefined

  constructor(module: WasmModule, host: WasmHost) {
    this.host = host
    this.#module = module
  }

  get usable(): Engine {
    if (this.#engine?.isUsable !== true) this.#engine = new Engine(this.#module, this.host)
    return this.#engine
  }
}

/** Places of objects that nobody has any more. */
const forgotten = new FinalizationRegistry<() => void>(free => free())

/** Where a program comes from, so that it can be made again in another instance. */
type Origin =
  | { readonly source: string; readonly scriptName: string }
  | { readonly bytes: Uint8Array }

class ProgramOverWasm implements BackendProgram {
  readonly #engines: Engines
  #origin: Origin | undefined
  #made: { readonly engine: Engine; readonly place: number } | undefined

  constructor(engines: Engines) {
    this.#engines = engines
  }

  compile(source: string, scriptName: string): Answer {
    return this.#make({ source, scriptName }, this.#engines.usable)
  }

  async compileAsync(source: string, scriptName: string): Promise<Answer> {
    await this.#engines.host.breath()
    return this.compile(source, scriptName)
  }

  load(bytes: Uint8Array): Answer {
    return this.#make({ bytes: bytes.slice() }, this.#engines.usable)
  }

  dump(): Answer {
    const { engine, place, failure } = this.in(this.#engines.usable)
    return failure ?? engine.call([], exports => exports.program_dump(place))
  }

  /** Where the program is in an instance. */
  in(engine: Engine): { engine: Engine; place: number; failure?: Answer } {
    if (this.#made?.engine !== engine && this.#origin !== undefined) {
      const answer = this.#make(this.#origin, engine)
      if (answer.failure) return { engine, place: 0, failure: answer }
    }
    if (this.#made !== undefined) return this.#made
    const failure = failed('ERR_DIAPAUSE_STATE', 'the program is not compiled')
    return { engine, place: 0, failure }
  }

  #make(origin: Origin, engine: Engine): Answer {
    const place = engine.place(exports => exports.program_new())
    const answer =
      'bytes' in origin
        ? engine.call([origin.bytes], exports => exports.program_load(place))
        : engine.call([origin.source, origin.scriptName], exports => exports.program_compile(place))
    if (answer.failure) {
      freeProgram(engine, place)
      return answer
    }
    if (this.#made !== undefined) forgotten.unregister(this)
    this.#origin = origin
    this.#made = { engine, place }
    forgotten.register(this, () => freeProgram(engine, place), this)
    return answer
  }
}

function freeProgram(engine: Engine, place: number): void {
  engine.tell(exports => exports.program_free(place))
}

/** The fields of limits: a number each, none for those that are left out. */
function limitFields(limits: RawLimits): number[] {
  return [
    limits.memoryBytes ?? Number.NaN,
    limits.steps ?? Number.NaN,
    limits.durationMs ?? Number.NaN,
    limits.totalMs ?? Number.NaN,
    limits.recursion ?? Number.NaN,
    limits.outputBytes ?? Number.NaN,
    limits.suspensions ?? Number.NaN,
  ]
}

const listFields = (items: readonly string[]): Field[] => [count(items.length), ...items]

/** The fields of what a run is given. */
function startFields(start: RawStart): Field[] {
  const { limits, inputs, externalFunctions, modules, entropy } = start
  const lists = [...listFields(externalFunctions), ...listFields(modules)]
  return [...limitFields(limits), inputs, ...lists, entropy]
}

/** A turn that was begun goes on. */
const goOn: readonly Field[] = [byte(5)]

function turnFields(turn: Turn): Field[] {
  switch (turn.kind) {
    case 'run':
      return [byte(0)]
    case 'value':
      return [byte(1), turn.value]
    case 'error':
      return [byte(2), turn.excType, turn.message]
    case 'future':
      return [byte(3)]
    case 'resolve': {
      const { answers, elapsed } = turn
      const time = elapsed === undefined ? [byte(0)] : [byte(1), elapsed]
      const each = answers.flatMap(({ callId, value, excType, message }): Field[] =>
        value === undefined
          ? [callId, byte(0), excType ?? '', message ?? '']
          : [callId, byte(1), value],
      )
      return [byte(4), ...time, count(answers.length), ...each]
    }
  }
}

/** A session. What is only for tests is marked so. */
export class SessionOverWasm implements BackendSession {
  readonly #engines: Engines
  /** Made when it is needed. */
  #made: { readonly engine: Engine; readonly place: number } | undefined
  /** A turn is under way, or between two of its parts. */
  #inTurn = false
  #closed = false

  constructor(engines: Engines) {
    this.#engines = engines
  }

  prepare(program: BackendProgram, start: RawStart): Answer {
    const { engine, place } = this.#make()
    const found = (program as ProgramOverWasm).in(engine)
    if (found.failure) return found.failure
    return engine.call(startFields(start), exports => exports.session_prepare(place, found.place))
  }

  open(start: RawStart): Answer {
    return this.#alone(place => exports => exports.session_open(place), startFields(start))
  }

  feed(program: BackendProgram, inputs: Uint8Array, externalFunctions: string[]): Answer {
    const found = (program as ProgramOverWasm).in(this.#make().engine)
    if (found.failure) return found.failure
    const fields = [inputs, ...listFields(externalFunctions)]
    return this.#alone(place => exports => exports.session_feed(place, found.place), fields)
  }

  reseed(entropy: RawEntropy): Answer {
    return this.#alone(place => exports => exports.session_reseed(place), [entropy])
  }

  runAtOnce(source: string, scriptName: string, limits: RawLimits): Answer {
    const fields = [source, scriptName, ...limitFields(limits)]
    return this.#alone(place => exports => exports.session_run_at_once(place), fields)
  }

  turn(turn: Turn, printer: Printer | undefined, isToPause = false): Answer {
    if (isToPause) {
      const { engine, place } = this.#make()
      engine.tell(exports => exports.session_queue(place))
      this.pause()
    }
    return this.#begin(turnFields(turn), printer)
  }

  async turnAsync(turn: Turn, printer: Printer | undefined): Promise<Answer> {
    const { engine, place } = this.#make()
    if (this.#inTurn) return this.#refusal()
    this.#inTurn = true
    engine.tell(exports => exports.session_queue(place))
    const streaming = printer === undefined ? 0 : 1
    const part = async (fields: readonly Field[]): Promise<PartAnswer> => {
      await this.#engines.host.breath()
      return engine.call(
        fields,
        exports => exports.session_turn(place, PATIENCE, streaming),
        printer,
      )
    }
    try {
      let answer = await part(turnFields(turn))
      let { stdout, stderr } = answer
      while (answer.unfinished) {
        answer = await part(goOn)
        if (answer.stdout) stdout = (stdout ?? '') + answer.stdout
        if (answer.stderr) stderr = (stderr ?? '') + answer.stderr
      }
      return { ...answer, stdout: stdout ?? null, stderr: stderr ?? null }
    } finally {
      this.#endTurn()
    }
  }

  pause(): void {
    this.#made?.engine.tell(exports => exports.session_pause(this.#place))
  }

  close(): void {
    this.#closed = true
    this.#made?.engine.tell(exports => exports.session_close(this.#place))
    if (!this.#inTurn) this.#free()
  }

  resources(pathOf: number): Answer {
    return this.#alone(place => exports => exports.session_resources(place, pathOf), [])
  }

  offerTokens(tokens: Uint8Array): Answer {
    return this.#alone(place => exports => exports.session_offer_tokens(place), [tokens])
  }

  adoptResources(resources: Uint8Array): Answer {
    return this.#alone(place => exports => exports.session_adopt_resources(place), [resources])
  }

  progressDump({ tracks, since, codeByReference }: RawDump): Answer {
    const fields = [byte(tracks ? 1 : 0), since, byte(codeByReference ? 1 : 0)]
    return this.#atRest(exports => exports.session_dump(this.#place), fields)
  }

  codeDump(): Answer {
    return this.#atRest(exports => exports.session_dump_code(this.#place), [])
  }

  #atRest(work: (exports: Exports) => number, fields: readonly Field[]): Answer {
    if (this.#inTurn || this.#made === undefined) {
      return failed('ERR_DIAPAUSE_STATE', 'there is no session at rest')
    }
    return this.#made.engine.call(fields, work)
  }

  progressRestore(bytes: Uint8Array, load: RawLoad): Answer {
    const { limits, interactive, source, keep, trusted, code = [], deltas } = load
    const fields = [
      ...limitFields(limits),
      byte(interactive ? 1 : 0),
      ...(source === undefined ? [byte(0)] : [byte(1), source]),
      byte(keep ? 1 : 0),
      byte(trusted ? 1 : 0),
      count(code.length),
      ...code,
      count(deltas.length),
      ...deltas,
      bytes,
    ]
    return this.#alone(place => exports => exports.session_restore(place), fields)
  }

  async progressRestoreAsync(bytes: Uint8Array, load: RawLoad): Promise<Answer> {
    await this.#engines.host.breath()
    return this.progressRestore(bytes, load)
  }

  /** For tests: the pending call returns its own argument of that number. */
  resumeEcho(argument: number): Answer {
    return this.#begin([byte(6), count(argument)], undefined)
  }

  get #place(): number {
    return this.#made?.place ?? 0
  }

  /** A turn to its end. */
  #begin(fields: readonly Field[], printer: Printer | undefined): Answer {
    const streaming = printer === undefined ? 0 : 1
    const turn = (place: number) => (exports: Exports) => exports.session_turn(place, 0, streaming)
    return this.#alone(turn, fields, printer)
  }

  /** A call during which the session can do nothing else. */
  #alone(
    work: (place: number) => (exports: Exports) => number,
    fields: readonly Field[],
    printer?: Printer,
  ): Answer {
    if (this.#inTurn) return this.#refusal()
    if (this.#closed) return failed('ERR_DIAPAUSE_STATE', 'there is no session at rest')
    const { engine, place } = this.#make()
    this.#inTurn = true
    try {
      return engine.call(fields, work(place), printer)
    } finally {
      this.#endTurn()
    }
  }

  #refusal(): Answer {
    return failed('ERR_DIAPAUSE_STATE', 'a turn of this session is running')
  }

  #endTurn(): void {
    this.#inTurn = false
    if (this.#closed) this.#free()
  }

  #make(): { readonly engine: Engine; readonly place: number } {
    if (this.#made === undefined) {
      const engine = this.#engines.usable
      const place = engine.place(exports => exports.session_new())
      engine.sessions++
      this.#made = { engine, place }
      forgotten.register(this, () => freeSession(engine, place), this)
    }
    return this.#made
  }

  #free(): void {
    if (this.#made === undefined) return
    forgotten.unregister(this)
    freeSession(this.#made.engine, this.#made.place)
    this.#made = undefined
  }
}

function freeSession(engine: Engine, place: number): void {
  engine.sessions--
  engine.tell(exports => exports.session_free(place))
}

/** The backend over WebAssembly, with what is only for tests. */
export interface WasmBackend extends Backend {
  createSession(): SessionOverWasm
}

/** The backend over a compiled module. */
export function wasmBackend(module: WasmModule, host: WasmHost): WasmBackend {
  const engines = new Engines(module, host)
  return {
    name: 'wasm',
    createProgram: () => new ProgramOverWasm(engines),
    createSession: () => new SessionOverWasm(engines),
    inspect: parts => {
      const fields = [count(parts.length), ...parts]
      return engines.usable.call(fields, exports => exports.snapshot_inspect())
    },
  }
}
