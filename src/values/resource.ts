/** Resources: objects of the host that a program holds as tokens. */

import { OptionError, ValueError } from '../errors.js'
import { readOptions, show } from '../validation.js'
import type { PyValue } from './types.js'

/** What programs can do with resources of a type, and how these survive a dump. */
export interface ResourceTypeOptions<Target extends object> {
  /** Names of methods that programs can call. Default none. */
  methods?: readonly string[]
  /**
   * Names of attributes that programs can read. Others raise AttributeError, and the host is not
   * asked. Left out, the host is asked for every name that does not begin with an underscore.
   */
  attributes?: readonly string[]
  /**
   * What stands for an object in a dump: any value that Python can hold, such as the path of a
   * file. Without it, a program that holds such a resource can only be dumped with tombstones.
   */
  marshal?: (target: Target) => unknown
  /**
   * The object again, from what {@link ResourceTypeOptions.marshal} gave. It may return a promise
   * where the program is loaded asynchronously.
   */
  unmarshal?: (token: PyValue) => Target | PromiseLike<Target>
}

/**
 * A type of host objects that programs can hold without seeing what is in them. In Python it is a
 * class without a constructor; reading an attribute of its objects and calling a method are calls
 * of the host.
 *
 * @example
 * ```ts
 * const files = new ResourceType('File', {
 *   methods: ['read'],
 *   attributes: ['name'],
 *   marshal: (file: { name: string }) => file.name,
 *   unmarshal: name => ({ name: String(name), read: () => 'line' }),
 * })
 * const file = { name: 'a.txt', read: () => 'line' }
 * const step = await new Platform().run('f.name + ": " + f.read()', {
 *   inputs: { f: files.wrap(file) },
 * })
 * console.log(step.value) // 'a.txt: line'
 * ```
 */
export class ResourceType<Target extends object = object> {
  /** The name of the class in Python. */
  readonly name: string
  /** @internal */
  readonly methods: readonly string[]
  /** @internal Undefined: the host is asked for all. */
  readonly attributes: readonly string[] | undefined
  /** @internal */
  readonly marshal: ((target: object) => unknown) | undefined
  /** @internal */
  readonly unmarshal: ((token: PyValue) => unknown) | undefined

  /** @throws {@link OptionError} */
  constructor(name: string, options: ResourceTypeOptions<Target> = {}) {
    this.name = requireMember('the name of a resource type', name)
    const given = readOptions('new ResourceType', options, optionNames)
    this.methods = readMembers('methods', given.methods) ?? []
    this.attributes = readMembers('attributes', given.attributes)
    const both = this.methods.find(method => this.attributes?.includes(method))
    if (both !== undefined) throw new OptionError(`${both} is a method and an attribute of ${name}`)
    this.marshal = readHook('marshal', given.marshal) as typeof this.marshal
    this.unmarshal = readHook('unmarshal', given.unmarshal) as typeof this.unmarshal
    Object.freeze(this)
  }

  /**
   * The object as a value for Python: an input, a result of a host function, or inside of one. The
   * same object is the same Python object, as long as the program holds it, and comes back as
   * itself; from then on it can be given to that program without being wrapped again.
   *
   * @throws {@link OptionError} for what is no object
   */
  wrap(target: Target): Resource<Target> {
    return new Resource(this, target)
  }
}

/** A host object for Python, made by {@link ResourceType.wrap}. */
export class Resource<Target extends object = object> {
  readonly type: ResourceType<Target>
  /** The object. */
  readonly target: Target

  /** @internal */
  constructor(type: ResourceType<Target>, target: Target) {
    if ((typeof target !== 'object' && typeof target !== 'function') || target === null) {
      throw new OptionError(`wrap() takes an object, not ${show(target)}`)
    }
    if (target instanceof Resource)
      throw new OptionError('wrap() takes an object that is not wrapped')
    this.type = type
    this.target = target
    Object.freeze(this)
  }
}

/** What a host gets for a resource whose object is gone: its type had no `marshal`, or was not known. */
export class LostResource {
  /** The name of the type that it had. */
  readonly typeName: string

  /** @internal */
  constructor(typeName: string) {
    this.typeName = typeName
    Object.freeze(this)
  }

  toString(): string {
    return `<lost ${this.typeName} resource>`
  }
}

/** An object that a program may hold. */
export interface Known {
  readonly target: object
  /** Undefined: it is lost. */
  readonly type: ResourceType | undefined
}

/** Raised in Python for an attribute that an object does not have. */
class AttributeError extends Error {
  override readonly name = 'AttributeError'

  constructor(type: ResourceType, attribute: string) {
    super(`'${type.name}' object has no attribute '${attribute}'`)
  }
}

/** The objects that one program may hold, by the handles by which it knows them. */
export class ResourceTable {
  #byHandle: Map<number, Known> | undefined
  #handles: Map<unknown, number> | undefined
  #types: Map<string, ResourceType> | undefined
  #next = 1

  /** How many there are. */
  get size(): number {
    return this.#byHandle?.size ?? 0
  }

  /** The handle of an object that the program may hold. */
  handleOf(value: unknown): number | undefined {
    return this.#handles?.get(value)
  }

  /** The handle of an object, which is given one when it has none. */
  add({ type, target }: Resource): number {
    const known = this.handleOf(target)
    if (known === undefined) return this.bind(this.#next, { type, target })
    const before = this.get(known)?.type
    if (before === type) return known
    throw new ValueError('', `the same object as a ${before?.name} and a ${type.name} resource`)
  }

  /** Makes an object the one of a handle. */
  bind(handle: number, known: Known): number {
    const { type, target } = known
    if (type !== undefined) {
      this.#types ??= new Map()
      const before = this.#types.get(type.name)
      if (before !== undefined && before !== type) {
        throw new ValueError('', `two resource types are named ${type.name}`)
      }
      this.#types.set(type.name, type)
    }
    this.#byHandle ??= new Map()
    this.#handles ??= new Map()
    this.#byHandle.set(handle, known)
    if (!this.#handles.has(target)) this.#handles.set(target, handle)
    this.#next = Math.max(this.#next, handle + 1)
    return handle
  }

  /** What the program holds with a handle. */
  get(handle: number): Known | undefined {
    return this.#byHandle?.get(handle)
  }

  /** Forgets what the program does not hold any more. */
  retain(handles: ReadonlySet<number>): void {
    for (const [handle, { target }] of this.#byHandle ?? []) {
      if (handles.has(handle)) continue
      this.#byHandle?.delete(handle)
      if (this.#handles?.get(target) === handle) this.#handles.delete(target)
    }
  }

  /** The answer of an object to a call of its method, or to reading its attribute. */
  answer(target: unknown, name: string, isAttribute: boolean, args: readonly unknown[]): unknown {
    const handle = this.handleOf(target)
    const type = handle === undefined ? undefined : this.get(handle)?.type
    if (type === undefined) throw new Error(`${name} of something that is no resource`)
    const object = target as Record<string, unknown>
    if (!isAttribute) {
      // What a program was frozen with may be more than the type still has.
      const method = type.methods.includes(name) ? object[name] : undefined
      if (typeof method !== 'function') throw new AttributeError(type, name)
      return method.apply(object, args)
    }
    if (type.attributes !== undefined) {
      if (!type.attributes.includes(name)) throw new AttributeError(type, name)
      return object[name]
    }
    if (name.startsWith('_') || name in Object.prototype || !(name in object)) {
      throw new AttributeError(type, name)
    }
    const value = object[name]
    // A function is no value: methods are those that are named.
    if (typeof value === 'function' && this.handleOf(value) === undefined) {
      throw new AttributeError(type, name)
    }
    return value
  }
}

const optionNames = ['methods', 'attributes', 'marshal', 'unmarshal'] as const
const identifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u

function requireMember(what: string, name: unknown): string {
  if (typeof name === 'string' && identifier.test(name) && !name.startsWith('__')) return name
  throw new OptionError(
    `${what} is ${show(name)}, expected a Python identifier that does not begin with __`,
  )
}

function readMembers(option: string, names: unknown): readonly string[] | undefined {
  if (names === undefined) return undefined
  if (!Array.isArray(names)) throw new OptionError(`option "${option}" is no array of names`)
  const what = `a name in option "${option}"`
  return Object.freeze([
    ...new Set(Array.from(names, (name: unknown) => requireMember(what, name))),
  ])
}

function readHook(option: string, hook: unknown): unknown {
  if (hook === undefined || typeof hook === 'function') return hook
  throw new OptionError(`option "${option}" is ${show(hook)}, expected a function`)
}
