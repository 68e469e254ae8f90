import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { Platform, PyException, PyTuple, type PyValue, ValueError } from '../index.js'
import { encode } from '../src/values/encode.js'
import { resultOf, thrownBy } from './support/python.js'

const refusal = (value: unknown): Promise<unknown> =>
  thrownBy(() => new Platform().run('1', { inputs: { order: { items: [0, 1, 2, value] } } }))

describe('what Python cannot hold is refused with its path', () => {
  const proxy = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('trap')
      },
    },
  )
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const revokedArray = Proxy.revocable([], {})
  revokedArray.revoke()
  class Order {}

  test.each<[string, unknown, string]>([
    ['a function', () => 1, 'a function has no counterpart in Python'],
    ['a symbol', Symbol('s'), 'a symbol has no counterpart in Python'],
    ['a Date', new Date(), 'an instance of Date has no counterpart in Python'],
    ['a RegExp', /x/, 'an instance of RegExp has no counterpart in Python'],
    ['an instance', new Order(), 'an instance of Order has no counterpart in Python'],
    ['an Error', new TypeError('x'), 'an instance of TypeError has no counterpart in Python'],
    ['a boxed number', Object(1), 'an instance of Number has no counterpart in Python'],
    [
      'a Promise',
      Promise.resolve(1),
      'a Promise (await it, or use the asynchronous methods) has no counterpart in Python',
    ],
    ['a WeakMap', new WeakMap(), 'an instance of WeakMap has no counterpart in Python'],
    [
      'an ArrayBuffer',
      new ArrayBuffer(1),
      'an instance of ArrayBuffer has no counterpart in Python',
    ],
    [
      'a Float64Array',
      new Float64Array(1),
      'an instance of Float64Array has no counterpart in Python',
    ],
    ['half of a surrogate pair', 'a\ud800', 'a string with half of a surrogate pair'],
    ['a proxy that throws', proxy, 'cannot be read: Error: trap'],
    ['a revoked proxy', revoked.proxy, 'cannot be read: TypeError'],
    ['a revoked proxy of an array', revokedArray.proxy, 'cannot be read: TypeError'],
    ['a proxy of a Map', new Proxy(new Map(), {}), 'cannot be read: TypeError'],
  ])('%s', async (_name, value, message) => {
    const error = await refusal(value)
    expect(error).toBeInstanceOf(ValueError)
    expect((error as ValueError).code).toBe('ERR_DIAPAUSE_VALUE')
    expect((error as ValueError).path).toBe('inputs.order.items[3]')
    expect((error as ValueError).message).toContain(`inputs.order.items[3]: ${message}`)
  })

  test.each<[string, unknown, string]>([
    [
      'a getter that throws',
      {
        get total() {
          throw new Error('no')
        },
      },
      'inputs.order.items[3].total',
    ],
    ['a key that is no name', { 'a b': Symbol() }, 'inputs.order.items[3]["a b"]'],
    ['a value of a Map', new Map([['k', Symbol()]]), 'inputs.order.items[3].k'],
    [
      'a value of a Map with another key',
      new Map([[1, Symbol()]]),
      'inputs.order.items[3](value 0)',
    ],
    ['a key of a Map', new Map([[Symbol(), 1]]), 'inputs.order.items[3](key 0)'],
    ['an element of a Set', new Set([1, Symbol()]), 'inputs.order.items[3](item 1)'],
    ['an element of a tuple', PyTuple.of<unknown>(1, Symbol()), 'inputs.order.items[3][1]'],
    [
      'the arguments of an exception',
      new PyException('E', 'm', [Symbol()] as never),
      'inputs.order.items[3].args[0]',
    ],
    ['a key with half of a surrogate pair', { '\ud800': 1 }, 'inputs.order.items[3]["\\ud800"]'],
  ])('%s', async (_name, value, path) => {
    const error = await refusal(value)
    expect(error).toBeInstanceOf(ValueError)
    expect((error as ValueError).path).toBe(path)
  })

  test('a cause is kept', async () => {
    const cause = new Error('no')
    const getter = {
      get x() {
        throw cause
      },
    }
    expect(await refusal(getter)).toMatchObject({ cause })
  })

  test('a Python object cannot go back', async () => {
    const object = await resultOf('class A:\n    pass\n\nA()')
    expect(await refusal(object)).toMatchObject({
      message: expect.stringContaining('a Python A object cannot go back to Python'),
    })
  })

  test('a program that waits still waits after a refused result', async () => {
    const platform = new Platform()
    await platform.start('ask()', { externalFunctions: ['ask'] })
    expect(await thrownBy(() => platform.resume({ a: Symbol() }))).toMatchObject({
      path: 'value.a',
    })
    expect(platform.step?.kind).toBe('pending')
    expect((await platform.resume(1)).value).toBe(1)
  })

  test('an unhashable key of a dict or element of a set is refused', async () => {
    for (const value of [new Map([[[], 1]]), new Set([[]])]) {
      expect(await refusal(value)).toMatchObject({ code: 'ERR_DIAPAUSE_VALUE' })
    }
  })

  test('a tuple within itself is refused', async () => {
    const tuple = new PyTuple<unknown>()
    tuple.push(tuple)
    expect(await refusal(tuple)).toMatchObject({ code: 'ERR_DIAPAUSE_VALUE' })
  })
})

describe('depth, cycles and size', () => {
  const depthOf = (value: unknown): number => {
    let depth = 0
    for (let at = value; Array.isArray(at) && at.length > 0; at = at[0]) depth++
    return depth
  }

  test('arrays nested 100,000 deep go in and come back', async () => {
    let value: unknown[] = []
    for (let level = 0; level < 100_000; level++) value = [value]
    const back = await resultOf('v', { inputs: { v: value } })
    expect(depthOf(back)).toBe(100_000)
  })

  test('tuples nested 100,000 deep go in and come back', async () => {
    let value = new PyTuple<unknown>()
    for (let level = 0; level < 100_000; level++) value = PyTuple.of<unknown>(value)
    expect(depthOf(await resultOf('v', { inputs: { v: value } }))).toBe(100_000)
  })

  test('the path into 100,000 levels stays short', async () => {
    let value: unknown[] = [Symbol()]
    for (let level = 0; level < 100_000; level++) value = [value]
    const error = (await thrownBy(() => resultOf('v', { inputs: { v: value } }))) as ValueError
    expect(error.path.length).toBeLessThan(300)
  })

  test('cycles go in', async () => {
    const value: unknown[] = []
    value.push(value, { back: value })
    const source = 'v[0] is v and v[1]["back"] is v'
    expect(await resultOf(source, { inputs: { v: value } })).toBe(true)
  })

  test('a cycle through a Map and a Set goes in', async () => {
    const value = new Map<string, unknown>()
    value.set('list', [value, PyTuple.of<unknown>(value)])
    expect(await resultOf('v["list"][1][0] is v', { inputs: { v: value } })).toBe(true)
  })

  test('a value larger than the memory limit is refused before it crosses', async () => {
    const error = await thrownBy(() =>
      resultOf('1', { inputs: { v: 'x'.repeat(2 ** 20) }, limits: { memoryBytes: 2 ** 18 } }),
    )
    expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_VALUE', path: 'inputs.v' })
  })

  test('an array that claims four thousand million items is refused', () => {
    const huge: unknown[] = []
    huge.length = 2 ** 32 - 1
    expect(() => encode(huge, 'v', 2 ** 20)).toThrow(ValueError)
  })
})

describe('keys and getters', () => {
  const evil = (): Record<string, unknown> =>
    JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2, "then": 3, "toString": 4}')

  test('keys such as __proto__ are data, in both directions', async () => {
    const value = await resultOf('v["__proto__"]["polluted"] += 1\nv', { inputs: { v: evil() } })
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'then', 'toString'])
    const back = value as Record<string, PyValue>
    expect(Object.getOwnPropertyDescriptor(back, '__proto__')?.value).toEqual({ polluted: 2 })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('a dict that looks like a promise is not awaited', async () => {
    expect(await resultOf('{"then": 1}')).toEqual(Object.fromEntries([['then', 1]]))
  })

  test('__proto__ as a keyword argument is data', async () => {
    const platform = new Platform()
    const step = await platform.start('f(**{"__proto__": 1})', { externalFunctions: ['f'] })
    expect(step.kind === 'pending' && Object.entries(step.kwargs)).toEqual([['__proto__', 1]])
  })

  test('a getter is read once', async () => {
    let reads = 0
    const v = {
      get x() {
        return ++reads
      },
    }
    expect(await resultOf('v["x"] + v["x"]', { inputs: { v } })).toBe(2)
    expect(reads).toBe(1)
  })

  test('a getter that changes what is being read harms nothing', async () => {
    const v: unknown[] = [1, 2, 3]
    Object.defineProperty(v, 0, {
      enumerable: true,
      get: () => {
        v.length = 1
        return 'first'
      },
    })
    expect(await resultOf('v', { inputs: { v } })).toEqual(['first', null, null])
  })

  test('holes are None, symbols and what is not enumerable are left out', async () => {
    const v = { list: new Array(2), [Symbol('s')]: 1 }
    Object.defineProperty(v, 'hidden', { value: 1 })
    expect(await resultOf('v', { inputs: { v } })).toEqual({ list: [null, null] })
  })

  test('an object of another realm is an object', async () => {
    const v = runInNewContext('({ a: [1], b: { c: 2 } })')
    expect(await resultOf('v["a"][0] + v["b"]["c"]', { inputs: { v } })).toBe(3)
    const [map, set, bytes] = runInNewContext(
      '[new Map([[1, "one"]]), new Set([2]), new Uint8Array([3, 4])]',
    ) as unknown[]
    expect(await resultOf('(m[1], 2 in s, b)', { inputs: { m: map, s: set, b: bytes } })).toEqual(
      PyTuple.of<unknown>('one', true, Uint8Array.of(3, 4)),
    )
    class Observed {
      readonly [Symbol.toStringTag] = 'Map'
    }
    expect(await refusal(new Observed())).toMatchObject({
      message: expect.stringContaining('an instance of Observed has no counterpart'),
    })
  })

  test('a proxy that behaves is an object', async () => {
    expect(await resultOf('v', { inputs: { v: new Proxy({ a: 1 }, {}) } })).toEqual({ a: 1 })
  })

  test('what a host function throws may be anything', async () => {
    const odd = [undefined, null, 'text', 5, Object.create(null), Symbol('s'), { toString: null }]
    for (const thrown of odd) {
      const f = (): never => {
        throw thrown
      }
      const source = 'try:\n    f()\nexcept RuntimeError:\n    r = "caught"\nr'
      expect(await resultOf(source, { functions: { f } })).toBe('caught')
    }
  })

  test('an error that cannot be read is raised all the same', async () => {
    const message = {
      get(): never {
        throw new Error('trap')
      },
    }
    const revoked = Proxy.revocable(new Error('x'), {})
    revoked.revoke()
    const source = (call: string) =>
      `async def main():\n    try:\n        ${call}\n    except RuntimeError:\n` +
      '        return "caught"\nawait main()'
    for (const thrown of [
      Object.defineProperty(new Error('x'), 'message', message),
      revoked.proxy,
    ]) {
      const functions = {
        f: () => {
          throw thrown
        },
        g: async () => {
          throw thrown
        },
      }
      expect(await resultOf(source('f()'), { functions })).toBe('caught')
      expect(await resultOf(source('await g()'), { functions })).toBe('caught')
    }
  })

  test('an error of another realm is an error', async () => {
    const thrown: unknown = runInNewContext('new TypeError("not like this")')
    const f = (): never => {
      throw thrown
    }
    const expected = { excType: 'TypeError', message: 'not like this' }
    const platform = new Platform()
    await expect(platform.run('f()', { functions: { f } })).rejects.toMatchObject(expected)
    await platform.start('f()', { externalFunctions: ['f'] })
    const answer = platform.resumeWithError(thrown as Error)
    await expect(answer).rejects.toMatchObject(expected)
  })
})
