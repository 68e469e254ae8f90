/** How calls of the WebAssembly module and its answers are written; `crates/wasm` is the other side. */

import type {
  Answer,
  RawException,
  RawFailure,
  RawFrame,
  RawRange,
  RawStep,
  RawUsage,
} from './backend.js'

/** One of the fields that belong to a call: a text, bytes, an `f64`, or a shorter number. */
export type Field = string | Uint8Array | number | Short

/** A number of one or four bytes. */
export interface Short {
  readonly size: 1 | 4
  readonly value: number
}

/** A field of one byte. */
export const byte = (value: number): Short => ({ size: 1, value })

/** Says how many fields follow, or which one is meant. */
export const count = (value: number): Short => ({ size: 4, value })

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Bytes that fields take at most. */
export function roomFor(fields: readonly Field[]): number {
  let room = 0
  for (const field of fields) {
    if (typeof field === 'string') room += 4 + 3 * field.length
    else if (typeof field === 'number') room += 8
    else if (field instanceof Uint8Array) room += 4 + field.length
    else room += field.size
  }
  return room
}

/** Writes fields one after the other. */
export function writeFields(memory: ArrayBuffer, start: number, fields: readonly Field[]): void {
  const bytes = new Uint8Array(memory)
  const view = new DataView(memory)
  let at = start
  for (const field of fields) {
    if (typeof field === 'string') {
      // No more than it can take: into two gigabytes or more nothing would be written.
      const room = bytes.subarray(at + 4, at + 4 + 3 * field.length)
      const { written } = encoder.encodeInto(field, room)
      view.setUint32(at, written, true)
      at += 4 + written
    } else if (typeof field === 'number') {
      view.setFloat64(at, field, true)
      at += 8
    } else if (field instanceof Uint8Array) {
      view.setUint32(at, field.length, true)
      // Memory that has gone elsewhere meanwhile has no bytes, and refuses to be read.
      if (field.length > 0) bytes.set(field, at + 4)
      at += 4 + field.length
    } else {
      if (field.size === 1) view.setUint8(at, field.value)
      else view.setUint32(at, field.value, true)
      at += field.size
    }
  }
}

/** An answer, and whether the turn has only made room for others. */
export interface PartAnswer extends Answer {
  readonly unfinished: boolean
}

const ALIVE = 1
const UNFINISHED = 2
const WANTS_ENTROPY = 4
const HAS_RESOURCES = 8
const METHOD = 1
const AWAITABLE = 2
const ATTRIBUTE = 4

/** Reads an answer, which is copied: what stands in the memory holds until the next call. */
export function readAnswer(memory: ArrayBuffer, start: number): PartAnswer {
  const reader = new Reader(memory, start)
  const flags = reader.byte()
  const answer: Answer = { alive: (flags & ALIVE) !== 0 }
  const result = reader.byte()
  if (result === 1) answer.step = readStep(reader)
  if (result === 2) answer.failure = readFailure(reader)
  const bytes = reader.option(() => reader.bytes())
  if (bytes !== undefined) answer.bytes = bytes
  const output = reader.option(() => [reader.text(), reader.text()] as const)
  if (output !== undefined) {
    answer.stdout = output[0]
    answer.stderr = output[1]
  }
  const usage = reader.option(() => readUsage(reader))
  if (usage !== undefined) answer.usage = usage
  const feeds = reader.option(() => reader.float())
  if (feeds !== undefined) answer.feeds = feeds
  if ((flags & WANTS_ENTROPY) !== 0) answer.wantsEntropy = true
  if ((flags & HAS_RESOURCES) !== 0) answer.hasResources = true
  return { ...answer, unfinished: (flags & UNFINISHED) !== 0 }
}

/** Reads the text of a panic. */
export function readText(memory: ArrayBuffer, start: number, length: number): string {
  return decoder.decode(new Uint8Array(memory, start, length))
}

function readStep(reader: Reader): RawStep {
  switch (reader.byte()) {
    case 0:
      return { kind: 'complete', value: reader.bytes() }
    case 1: {
      const functionName = reader.text()
      const [args, kwargs] = [reader.bytes(), reader.bytes()]
      const callId = reader.float()
      const flags = reader.byte()
      const methodCall = (flags & METHOD) !== 0
      const awaitable = (flags & AWAITABLE) !== 0
      const attribute = (flags & ATTRIBUTE) !== 0
      const position = readRange(reader)
      return {
        kind: 'pending',
        functionName,
        args,
        kwargs,
        callId,
        methodCall,
        attribute,
        awaitable,
        position,
      }
    }
    case 2: {
      const calls = reader.list(() => ({ callId: reader.float(), functionName: reader.text() }))
      return { kind: 'futures', calls, delay: reader.option(() => reader.float()) ?? null }
    }
    case 3:
      return { kind: 'paused' }
    default:
      return { kind: 'failed', exceptions: reader.list(() => readException(reader)) }
  }
}

function readException(reader: Reader): RawException {
  return {
    excType: reader.text(),
    message: reader.text(),
    text: reader.text(),
    frames: reader.list(() => readFrame(reader)),
    cause: reader.option(() => reader.word()) ?? null,
    context: reader.option(() => reader.word()) ?? null,
    limit: reader.option(() => reader.text()) ?? null,
  }
}

function readFrame(reader: Reader): RawFrame {
  return {
    file: reader.text(),
    function: reader.text(),
    position: readRange(reader),
    sourceLine: reader.text(),
  }
}

function readRange(reader: Reader): RawRange {
  return {
    line: reader.word(),
    column: reader.word(),
    endLine: reader.word(),
    endColumn: reader.word(),
  }
}

function readFailure(reader: Reader): RawFailure {
  return {
    code: reader.text(),
    message: reader.text(),
    limit: reader.option(() => reader.text()) ?? null,
    syntax:
      reader.option(() => ({
        excType: reader.text(),
        file: reader.text(),
        position: readRange(reader),
        sourceLine: reader.text(),
        text: reader.text(),
      })) ?? null,
  }
}

function readUsage(reader: Reader): RawUsage {
  return {
    steps: reader.float(),
    memoryBytes: reader.float(),
    peakMemoryBytes: reader.float(),
    durationMs: reader.float(),
    suspensions: reader.float(),
  }
}

/** Takes one field after the other. */
class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at: number

  constructor(memory: ArrayBuffer, at: number) {
    this.#bytes = new Uint8Array(memory)
    this.#view = new DataView(memory)
    this.#at = at
  }

  byte(): number {
    return this.#view.getUint8(this.#at++)
  }

  word(): number {
    const value = this.#view.getUint32(this.#at, true)
    this.#at += 4
    return value
  }

  float(): number {
    const value = this.#view.getFloat64(this.#at, true)
    this.#at += 8
    return value
  }

  bytes(): Uint8Array {
    const length = this.word()
    this.#at += length
    return this.#bytes.slice(this.#at - length, this.#at)
  }

  text(): string {
    const length = this.word()
    if (length === 0) return ''
    this.#at += length
    return decoder.decode(this.#bytes.subarray(this.#at - length, this.#at))
  }

  list<Item>(read: () => Item): Item[] {
    return Array.from({ length: this.word() }, read)
  }

  option<Value>(read: () => Value): Value | undefined {
    return this.byte() === 0 ? undefined : read()
  }
}
