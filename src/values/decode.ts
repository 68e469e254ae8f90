/** The bytes of a value graph into JavaScript values. Iterative; cycles and sharing survive. */

import { InternalError } from '../errors.js'
import { LostResource, type ResourceTable } from './resource.js'
import {
  type PyDict,
  PyEllipsis,
  PyException,
  PyFrozenSet,
  PyObject,
  PyTuple,
  type PyValue,
} from './types.js'
import { Kind, Tag, VERSION } from './wire.js'

/** Two digits for each byte. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** So many bytes of an integer are made digits together. */
const PIECE = 4096

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Decodes a value graph that the engine wrote; `resources` are the host objects in it. */
export function decode(bytes: Uint8Array, resources?: ResourceTable): PyValue {
  return reading(() => new Decoder(bytes, resources).decode())
}

/** Decodes the graph of a tuple, into an array. */
export function decodeArguments(bytes: Uint8Array, resources: ResourceTable): PyValue[] {
  return reading(() => new Decoder(bytes, resources).decodeArguments())
}

function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof InternalError) throw error
    throw new InternalError('malformed value graph', { cause: error })
  }
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }

class Decoder {
  readonly #bytes: Uint8Array
  readonly #resources: ResourceTable | undefined
  readonly #nodes: PyValue[] = []
  #view: DataView | undefined
  #at = 0

  constructor(bytes: Uint8Array, resources: ResourceTable | undefined) {
    this.#bytes = bytes
    this.#resources = resources
  }

  /** First every container empty, because references point forwards too; then their contents. */
  decode(): PyValue {
    const version = this.#byte()
    if (version !== VERSION) throw new InternalError(`value graph version ${version}`)
    const count = this.#varint()
    const start = this.#at
    for (let node = 0; node < count; node++) this.#nodes.push(this.#shell())
    this.#at = start
    for (const node of this.#nodes) this.#fill(node)
    return this.#slot()
  }

  /** Most often the tuple is the only container, and then it is not made. */
  decodeArguments(): PyValue[] {
    const [version, count, kind] = [this.#bytes[0], this.#bytes[1], this.#bytes[2]]
    if (version !== VERSION || count !== 1 || kind !== Kind.tuple) {
      return Array.from(this.decode() as PyValue[])
    }
    this.#at = 3
    const items: PyValue[] = []
    for (let left = this.#varint(); left > 0; left--) items.push(this.#slot())
    return items
  }

  #shell(): PyValue {
    const kind = this.#byte()
    if (kind === Kind.object) {
      const className = this.#text()
      this.#skipNamed(this.#varint())
      return new PyObject(className, Object.create(null) as PyDict, this.#text())
    }
    if (kind === Kind.exception) {
      const excType = this.#text()
      const message = this.#text()
      this.#skip(1)
      return new PyException(excType, message, null)
    }
    if (kind === Kind.resource) return this.#resource() as PyValue
    const length = this.#varint()
    if (kind === Kind.dict) return this.#dictShell(length)
    this.#skip(length)
    if (kind === Kind.list) return []
    if (kind === Kind.tuple) return new PyTuple()
    if (kind === Kind.set) return new Set()
    if (kind === Kind.frozenSet) return new PyFrozenSet()
    throw new InternalError(`value graph node kind ${kind}`)
  }

  /** A host object, which is no part of the graph, whatever it is. */
  #resource(): object {
    const handle = this.#varint()
    const lost = (this.#byte() & 1) !== 0
    const name = this.#text()
    for (const _ of ['methods', 'attributes']) {
      for (let left = this.#varint(); left > 0; left--) this.#text()
    }
    const known = this.#resources?.get(handle)
    if (known !== undefined) return known.target
    if (!lost || this.#resources === undefined) {
      throw new InternalError(`a ${name} resource that nobody knows`)
    }
    const target = new LostResource(name)
    this.#resources.bind(handle, { target, type: undefined })
    return target
  }

  #dictShell(length: number): PyValue {
    let onlyStr = true
    for (let at = 0; at < length; at++) {
      if (this.#bytes[this.#at] !== Tag.str) onlyStr = false
      this.#skip(2)
    }
    return onlyStr ? (Object.create(null) as PyDict) : new Map<PyValue, PyValue>()
  }

  #fill(node: PyValue): void {
    const kind = this.#byte()
    if (kind === Kind.resource) {
      this.#resource()
    } else if (node instanceof PyObject) {
      this.#text()
      const length = this.#varint()
      for (let at = 0; at < length; at++) node.attributes[this.#text()] = this.#slot()
      this.#text()
    } else if (node instanceof PyException) {
      this.#text()
      this.#text()
      const exception: Mutable<PyException> = node
      exception.args = this.#slot()
    } else {
      this.#fillContainer(node as PyValue[] | Set<PyValue> | Map<PyValue, PyValue> | PyDict)
    }
  }

  #fillContainer(node: PyValue[] | Set<PyValue> | Map<PyValue, PyValue> | PyDict): void {
    const length = this.#varint()
    if (Array.isArray(node)) {
      for (let at = 0; at < length; at++) node.push(this.#slot())
    } else if (node instanceof Set) {
      for (let at = 0; at < length; at++) node.add(this.#slot())
    } else if (node instanceof Map) {
      for (let at = 0; at < length; at++) node.set(this.#slot(), this.#slot())
    } else {
      const dict = node as PyDict
      for (let at = 0; at < length; at++) dict[this.#slot() as string] = this.#slot()
    }
  }

  #slot(): PyValue {
    const tag = this.#byte()
    switch (tag) {
      case Tag.none:
        return null
      case Tag.false:
        return false
      case Tag.true:
        return true
      case Tag.int:
        return this.#int()
      case Tag.bigInt:
        return this.#bigInt()
      case Tag.float:
        return this.#float()
      case Tag.str:
        return this.#text()
      case Tag.reference:
        return this.#node(this.#varint())
      case Tag.ellipsis:
        return PyEllipsis
      case Tag.bytes:
        return this.#take(this.#varint()).slice()
      default:
        throw new InternalError(`value graph slot tag ${tag}`)
    }
  }

  #float(): number {
    const { buffer, byteOffset, byteLength } = this.#bytes
    this.#view ??= new DataView(buffer, byteOffset, byteLength)
    this.#at += 8
    return this.#view.getFloat64(this.#at - 8, true)
  }

  #node(number: number): PyValue {
    const node = this.#nodes[number]
    if (node === undefined) throw new InternalError(`value graph without node ${number}`)
    return node
  }

  #skipNamed(slots: number): void {
    for (let at = 0; at < slots; at++) {
      this.#pass(this.#varint())
      this.#skip(1)
    }
  }

  #skip(slots: number): void {
    for (let at = 0; at < slots; at++) {
      const tag = this.#byte()
      if (tag === Tag.int || tag === Tag.reference) {
        while (this.#byte() >= 0x80);
      } else if (tag === Tag.str || tag === Tag.bytes) {
        this.#pass(this.#varint())
      } else if (tag === Tag.float) {
        this.#pass(8)
      } else if (tag === Tag.bigInt) {
        this.#byte()
        this.#pass(this.#varint())
      }
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new InternalError('value graph ends too early')
    return byte
  }

  /** Goes on behind so many bytes, which begin at the place that is given back. */
  #pass(length: number): number {
    const start = this.#at
    this.#at += length
    if (this.#at > this.#bytes.length) throw new InternalError('value graph ends too early')
    return start
  }

  #take(length: number): Uint8Array {
    const start = this.#pass(length)
    return this.#bytes.subarray(start, this.#at)
  }

  /** A number below 2^53. */
  #varint(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) break
    }
    if (!Number.isSafeInteger(value)) throw new InternalError('value graph with a huge number')
    return value
  }

  #int(): number | bigint {
    const start = this.#at
    let zigzag = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#byte()
      zigzag += (byte & 0x7f) * scale
      if (byte < 0x80) break
    }
    if (Number.isSafeInteger(zigzag)) {
      const half = Math.floor(zigzag / 2)
      return zigzag % 2 === 0 ? half : -half - 1
    }
    return this.#longInt(start)
  }

  #longInt(start: number): number | bigint {
    let zigzag = 0n
    for (let at = start, shift = 0n; at < this.#at; at++, shift += 7n) {
      zigzag |= BigInt((this.#bytes[at] as number) & 0x7f) << shift
    }
    const value = (zigzag & 1n) === 0n ? zigzag >> 1n : -(zigzag >> 1n) - 1n
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value
  }

  #bigInt(): bigint {
    const negative = this.#byte() === 1
    const magnitude = this.#take(this.#varint())
    // The most significant digits first. Piece by piece: an array of all digits can be larger than
    // any that there may be, and then the process ends.
    const pieces = ['0x']
    for (let end = magnitude.length; end > 0; end -= PIECE) {
      const piece = magnitude.subarray(Math.max(0, end - PIECE), end)
      pieces.push(
        Array.from(piece, byte => HEX[byte])
          .reverse()
          .join(''),
      )
    }
    const value = BigInt(pieces.join(''))
    return negative ? -value : value
  }

  #text(): string {
    const start = this.#pass(this.#varint())
    if (this.#at - start <= 24) {
      let text = ''
      for (let at = start; at < this.#at; at++) {
        const byte = this.#bytes[at] as number
        if (byte >= 0x80) break
        text += String.fromCharCode(byte)
      }
      if (text.length === this.#at - start) return text
    }
    return utf8.decode(this.#bytes.subarray(start, this.#at))
  }
}
