/** Python values that JavaScript has no type for, and the types of values on both ways. */

/** A Python float, even when it is integral: a plain JavaScript `1` is an int. */
export class PyFloat {
  /** The number. */
  readonly value: number

  constructor(value: number) {
    this.value = value
  }

  valueOf(): number {
    return this.value
  }

  toJSON(): number {
    return this.value
  }
}

/**
 * A Python tuple: an Array that goes back as a tuple.
 *
 * @example
 * ```ts
 * PyTuple.of(1, 'two')
 * ```
 */
export class PyTuple<T = PyValue> extends Array<T> {
  /** What `map`, `filter` and the like make of a tuple is an Array. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }
}

/** A Python frozenset: a Set that goes back as a frozenset. */
export class PyFrozenSet<T = PyValue> extends Set<T> {}

/** An exception as a value: in a variable, an argument or a result. */
export class PyException {
  /** Name of its class. */
  readonly excType: string
  /** `str()` of it. */
  readonly message: string
  /** Its `args`. */
  readonly args: PyValue

  constructor(excType: string, message: string, args: PyValue = PyTuple.of(message)) {
    this.excType = excType
    this.message = message
    this.args = args
  }
}

/** A Python object without a counterpart: an instance, a function, a range. It cannot go back. */
export class PyObject {
  /** Name of its class. */
  readonly className: string
  /** Its attributes. */
  readonly attributes: PyDict
  /** `repr()` of it. */
  readonly repr: string

  /** @internal */
  constructor(className: string, attributes: PyDict, repr: string) {
    this.className = className
    this.attributes = attributes
    this.repr = repr
  }

  toString(): string {
    return this.repr
  }
}

class PyEllipsisType {
  toString(): string {
    return 'Ellipsis'
  }
}

/** Python's `...`. There is only this one. */
export const PyEllipsis: PyEllipsisType = Object.freeze(new PyEllipsisType())

/** A dict whose keys are all str: an object without prototype. Keys such as `__proto__` are data. */
export interface PyDict {
  [key: string]: PyValue
}

/** A value that comes from Python. Ints are numbers up to 2^53 - 1 and bigints beyond. */
export type PyValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PyFloat
  | PyException
  | PyObject
  | typeof PyEllipsis
  | PyValue[]
  | PyTuple
  | PyDict
  | Map<PyValue, PyValue>
  | Set<PyValue>
