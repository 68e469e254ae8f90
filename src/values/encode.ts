/** JavaScript values into the bytes of a value graph. Iterative; cycles and sharing survive. */

import { ValueError } from '../errors.js'
import { isBytes, isMap, isSet } from './realms.js'
import { LostResource, Resource, type ResourceTable } from './resource.js'
import { PyEllipsis, PyException, PyFloat, PyFrozenSet, PyObject, PyTuple } from './types.js'
import { INT64_MAX, INT64_MIN, Kind, Tag, VERSION } from './wire.js'
import { ByteWriter } from './writer.js'

/** One step of a path: a property, an index, or what needs words. */
type Key = string | number | { readonly words: string }

/**
 * Encodes a value. Every property is read once, in order.
 *
 * @param value what to encode
 * @param where what the value is called in errors, such as `inputs`
 * @param mostBytes how large the graph may become
 * @param resources the host objects that the program may hold; without, it may hold none
 * @throws {@link ValueError} naming the path of what Python cannot hold
 */
export function encode(
  value: unknown,
  where: string,
  mostBytes: number,
  resources?: ResourceTable,
): Uint8Array {
  return new Encoder(where, mostBytes, resources).encode(value)
}

class Encoder {
  readonly #where: string
  readonly #out: ByteWriter
  readonly #resources: ResourceTable | undefined
  /** Containers in the order of their node numbers, each with its place for the path. */
  readonly #nodes: object[] = []
  readonly #parents: number[] = []
  readonly #keys: Key[] = []
  readonly #numbers = new Map<object, number>()
  /** What is being read just now. */
  #node = -1
  #key: Key | undefined

  constructor(where: string, mostBytes: number, resources: ResourceTable | undefined) {
    this.#where = where
    this.#resources = resources
    this.#out = new ByteWriter(mostBytes, () =>
      this.#fail(`too large: more than ${mostBytes} bytes, which is the memory limit`),
    )
  }

  encode(value: unknown): Uint8Array {
    try {
      const isNode = this.#enlist(value)
      for (let at = 0; at < this.#nodes.length; at++) {
        this.#node = at
        this.#key = undefined
        this.#writeNode(this.#nodes[at] as object)
      }
      this.#node = -1
      if (isNode) {
        this.#out.byte(Tag.reference)
        this.#out.byte(0)
      } else {
        this.#scalar(value)
      }
      return this.#out.finish(VERSION, this.#nodes.length)
    } catch (error) {
      if (error instanceof ValueError) throw error
      // A proxy's trap, a getter, a detached buffer: user code or what it left behind.
      this.#fail(`cannot be read: ${describeThrown(error)}`, error)
    }
  }

  /** Gives the root its number when it is a container. */
  #enlist(value: unknown): boolean {
    const node = this.#nodeOf(value)
    if (node === undefined) return false
    this.#add(node)
    return true
  }

  /** The object that a value is in the graph, undefined for a scalar. */
  #nodeOf(value: unknown): object | undefined {
    if (typeof value === 'function') {
      return this.#resources?.handleOf(value) === undefined ? undefined : value
    }
    if (typeof value !== 'object' || value === null) return undefined
    if (value instanceof Resource) return this.#resource(value)
    if (isScalarObject(value) && this.#resources?.handleOf(value) === undefined) return undefined
    return value
  }

  #resource(value: Resource): object {
    if (this.#resources === undefined) {
      this.#fail(`a ${value.type.name} resource cannot stand here, expected a value`)
    }
    try {
      this.#resources.add(value)
    } catch (error) {
      this.#fail(error instanceof ValueError ? error.message : String(error))
    }
    return value.target
  }

  #add(value: object): number {
    const number = this.#nodes.length
    this.#nodes.push(value)
    this.#parents.push(this.#node)
    this.#keys.push(this.#key ?? '')
    this.#numbers.set(value, number)
    return number
  }

  #slot(value: unknown, key: Key): void {
    this.#key = key
    const node = this.#nodeOf(value)
    if (node === undefined) {
      this.#scalar(value)
      return
    }
    const number = this.#numbers.get(node) ?? this.#add(node)
    this.#out.byte(Tag.reference)
    this.#out.varint(number)
  }

  #scalar(value: unknown): void {
    const out = this.#out
    if (value === undefined || value === null) out.byte(Tag.none)
    else if (typeof value === 'boolean') out.byte(value ? Tag.true : Tag.false)
    else if (typeof value === 'number') this.#number(value)
    else if (typeof value === 'bigint') this.#bigint(value)
    else if (typeof value === 'string') this.#str(value)
    else if (value === PyEllipsis) out.byte(Tag.ellipsis)
    else if (value instanceof PyFloat) this.#float(Number(value.value))
    else if (isBytes(value)) this.#bytes(value)
    else this.#fail(`a ${typeof value} has no counterpart in Python`)
  }

  #number(value: number): void {
    if (!Number.isInteger(value) || Object.is(value, -0)) {
      this.#float(value)
    } else if (Number.isSafeInteger(value)) {
      this.#out.byte(Tag.int)
      const zigzag = value < 0 ? -2 * value - 1 : 2 * value
      if (Number.isSafeInteger(zigzag)) this.#out.varint(zigzag)
      else this.#out.bigVarint(zigzagOf(BigInt(value)))
    } else {
      this.#bigint(BigInt(value))
    }
  }

  #bigint(value: bigint): void {
    const out = this.#out
    if (value >= INT64_MIN && value <= INT64_MAX) {
      out.byte(Tag.int)
      out.bigVarint(zigzagOf(value))
      return
    }
    const hex = (value < 0n ? -value : value).toString(16)
    const magnitude = new Uint8Array(Math.ceil(hex.length / 2))
    for (let at = 0, end = hex.length - 1; end >= 0; at++, end -= 2) {
      const high = end > 0 ? digit(hex.charCodeAt(end - 1)) : 0
      magnitude[at] = high * 16 + digit(hex.charCodeAt(end))
    }
    out.byte(Tag.bigInt)
    out.byte(value < 0n ? 1 : 0)
    out.raw(magnitude)
  }

  #float(value: number): void {
    this.#out.byte(Tag.float)
    this.#out.float(value)
  }

  #bytes(value: Uint8Array): void {
    this.#out.byte(Tag.bytes)
    this.#out.raw(value)
  }

  #str(value: string): void {
    this.#out.byte(Tag.str)
    this.#text(value)
  }

  #text(value: string): void {
    if (!value.isWellFormed()) this.#fail('a string with half of a surrogate pair')
    this.#out.text(value)
  }

  #writeNode(value: object): void {
    const handle = this.#resources?.handleOf(value)
    if (handle !== undefined) this.#writeResource(handle)
    else if (Array.isArray(value)) this.#array(value)
    else if (value instanceof Map) this.#map(value)
    else if (value instanceof Set) this.#set(value)
    else if (value instanceof PyException) this.#exception(value)
    else if (isPlain(value)) this.#object(value)
    else if (isMap(value)) this.#map(value)
    else if (isSet(value)) this.#set(value)
    else this.#refuseInstance(value)
  }

  #writeResource(handle: number): void {
    const { type, target } = this.#resources?.get(handle) ?? {}
    const out = this.#out
    out.byte(Kind.resource)
    out.varint(handle)
    out.byte((type === undefined ? 1 : 0) | (type && type.attributes === undefined ? 2 : 0))
    this.#text(type?.name ?? (target instanceof LostResource ? target.typeName : '?'))
    for (const names of [type?.methods ?? [], type?.attributes ?? []]) {
      out.varint(names.length)
      for (const name of names) this.#text(name)
    }
  }

  #array(value: unknown[]): void {
    const { length } = value
    this.#out.byte(value instanceof PyTuple ? Kind.tuple : Kind.list)
    this.#out.varint(length)
    for (let at = 0; at < length; at++) {
      this.#key = at
      this.#slot(value[at], at)
    }
  }

  #map(value: Map<unknown, unknown>): void {
    const entries = [...Map.prototype.entries.call(value)] as [unknown, unknown][]
    this.#out.byte(Kind.dict)
    this.#out.varint(entries.length)
    entries.forEach(([key, item], at) => {
      this.#slot(key, { words: `(key ${at})` })
      this.#slot(item, typeof key === 'string' ? key : { words: `(value ${at})` })
    })
  }

  #set(value: Set<unknown>): void {
    const items = [...Set.prototype.values.call(value)] as unknown[]
    this.#out.byte(value instanceof PyFrozenSet ? Kind.frozenSet : Kind.set)
    this.#out.varint(items.length)
    items.forEach((item, at) => {
      this.#slot(item, { words: `(item ${at})` })
    })
  }

  #exception(value: PyException): void {
    this.#out.byte(Kind.exception)
    this.#text(String(value.excType))
    this.#text(String(value.message))
    this.#slot(value.args, 'args')
  }

  #object(value: object): void {
    const keys = Object.keys(value)
    this.#out.byte(Kind.dict)
    this.#out.varint(keys.length)
    for (const key of keys) {
      this.#key = key
      this.#str(key)
      this.#slot((value as Record<string, unknown>)[key], key)
    }
  }

  #refuseInstance(value: object): never {
    if (value instanceof PyObject) {
      this.#fail(`a Python ${value.className} object cannot go back to Python`)
    }
    this.#fail(`${nameOf(value, Object.getPrototypeOf(value))} has no counterpart in Python`)
  }

  #fail(message: string, cause?: unknown): never {
    const options = cause === undefined ? undefined : { cause }
    throw new ValueError(this.#path(), message, options)
  }

  #path(): string {
    const keys: Key[] = []
    if (this.#node >= 0 && this.#key !== undefined) keys.push(this.#key)
    for (let at = this.#node; at > 0; at = this.#parents[at] as number) {
      keys.push(this.#keys[at] as Key)
    }
    // The path into 100,000 levels would be of no use to anybody.
    const shown =
      keys.length > 40 ? [...keys.slice(0, 20), { words: '...' }, ...keys.slice(-20)] : keys
    return this.#where + shown.reverse().map(formatKey).join('')
  }
}

/** Whether an object of any realm is a plain one: its prototype is null or has none itself. */
function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Objects that are written in their place and have no identity. */
function isScalarObject(value: object): boolean {
  return isBytes(value) || value instanceof PyFloat || value === PyEllipsis
}

/** What a hexadecimal digit stands for. */
function digit(code: number): number {
  return code < 58 ? code - 48 : code - 87
}

function zigzagOf(value: bigint): bigint {
  return value < 0n ? -2n * value - 1n : 2n * value
}

function formatKey(key: Key): string {
  if (typeof key === 'number') return `[${key}]`
  if (typeof key === 'object') return key.words
  if (/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key)) return `.${key}`
  return `[${JSON.stringify(key.length > 40 ? `${key.slice(0, 40)}...` : key)}]`
}

function nameOf(value: object, prototype: object): string {
  if (typeof (value as { then?: unknown }).then === 'function') {
    return 'a Promise (await it, or use the asynchronous methods)'
  }
  const name: unknown = (prototype as { constructor?: { name?: unknown } }).constructor?.name
  return typeof name === 'string' && name !== '' ? `an instance of ${name}` : 'an instance'
}

function describeThrown(error: unknown): string {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  } catch {
    return 'something was thrown that cannot be shown'
  }
}
