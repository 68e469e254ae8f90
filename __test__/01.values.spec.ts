import { describe, expect, test } from 'vitest'
import {
  Platform,
  PyEllipsis,
  PyException,
  PyFloat,
  PyFrozenSet,
  PyObject,
  PyTuple,
  type PyValue,
} from '../index.js'
import { decode } from '../src/values/decode.js'
import { encode } from '../src/values/encode.js'
import { graph, scalar, str, text } from './support/bytes.js'

const bytesOf = (value: unknown): Uint8Array => encode(value, 'value', 2 ** 28)
const there = (value: unknown): PyValue => decode(bytesOf(value))

describe('scalars have exact bytes', () => {
  const cases: [string, unknown, Uint8Array][] = [
    ['null', null, scalar(0)],
    ['undefined', undefined, scalar(0)],
    ['false', false, scalar(1)],
    ['true', true, scalar(2)],
    ['0', 0, scalar(3, 0)],
    ['-1', -1, scalar(3, 1)],
    ['64', 64, scalar(3, 0x80, 1)],
    ['300', 300, scalar(3, 0xd8, 4)],
    ['2^53 - 1', 2 ** 53 - 1, scalar(3, 254, 255, 255, 255, 255, 255, 255, 31)],
    ['-(2^53 - 1)', 1 - 2 ** 53, scalar(3, 253, 255, 255, 255, 255, 255, 255, 31)],
    ['a small bigint', 5n, scalar(3, 10)],
    ['2^63 - 1', 2n ** 63n - 1n, scalar(3, 254, 255, 255, 255, 255, 255, 255, 255, 255, 1)],
    ['-2^63', -(2n ** 63n), scalar(3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1)],
    ['2^63', 2n ** 63n, scalar(4, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0x80)],
    ['-2^64 - 1', -(2n ** 64n) - 1n, scalar(4, 1, 9, 1, 0, 0, 0, 0, 0, 0, 0, 1)],
    ['1.5', 1.5, scalar(5, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f)],
    ['-0', -0, scalar(5, 0, 0, 0, 0, 0, 0, 0, 0x80)],
    ['PyFloat', new PyFloat(1), scalar(5, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f)],
    ['a string', 'é!', scalar(...str('é!'))],
    ['an empty string', '', scalar(6, 0)],
    ['Ellipsis', PyEllipsis, scalar(8)],
    ['bytes', Uint8Array.of(0, 255), scalar(9, 2, 0, 255)],
    ['a Buffer', Buffer.from([7]), scalar(9, 1, 7)],
  ]
  test.each(cases)('%s', (_name, value, expected) => {
    expect(bytesOf(value)).toEqual(expected)
  })
})

describe('containers have exact bytes', () => {
  const cyclic: unknown[] = [1]
  cyclic.push(cyclic)
  const cases: [string, unknown, Uint8Array][] = [
    ['an array', [1, 'a'], graph([[1, 2, 3, 2, ...str('a')]], [7, 0])],
    ['a tuple', PyTuple.of(1, 2), graph([[2, 2, 3, 2, 3, 4]], [7, 0])],
    ['an object', { a: 1 }, graph([[3, 1, ...str('a'), 3, 2]], [7, 0])],
    ['a Map', new Map([[1, 'a']]), graph([[3, 1, 3, 2, ...str('a')]], [7, 0])],
    ['a Set', new Set([true]), graph([[4, 1, 2]], [7, 0])],
    ['a PyFrozenSet', new PyFrozenSet([true]), graph([[5, 1, 2]], [7, 0])],
    [
      'an exception',
      new PyException('KeyError', 'k', PyTuple.of('k')),
      graph(
        [
          [7, ...text('KeyError'), ...text('k'), 7, 1],
          [2, 1, ...str('k')],
        ],
        [7, 0],
      ),
    ],
    ['a cycle', cyclic, graph([[1, 2, 3, 2, 7, 0]], [7, 0])],
    [
      'nested arrays, breadth first',
      [[[]], []],
      graph(
        [
          [1, 2, 7, 1, 7, 2],
          [1, 1, 7, 3],
          [1, 0],
          [1, 0],
        ],
        [7, 0],
      ),
    ],
  ]
  test.each(cases)('%s', (_name, value, expected) => {
    expect(bytesOf(value)).toEqual(expected)
  })

  test('a long string is the same as a short one with a longer length', () => {
    const long = 'ü'.repeat(100)
    expect(bytesOf(long).slice(0, 5)).toEqual(Uint8Array.of(1, 0, 6, 200, 1))
    expect(there(long)).toBe(long)
  })
})

describe('values come back', () => {
  const cases: unknown[] = [
    null,
    true,
    false,
    0,
    -1,
    1,
    127,
    128,
    2 ** 31,
    -(2 ** 31),
    2 ** 32,
    2 ** 53 - 1,
    1 - 2 ** 53,
    2n ** 53n,
    -(2n ** 53n),
    2n ** 63n,
    -(2n ** 200n),
    1.5,
    -0,
    Number.NaN,
    Infinity,
    5e-324,
    '',
    'a',
    'é'.repeat(30),
    '\ufeffbom',
    '😀'.repeat(20),
    'line\nline\0nul',
    'x'.repeat(100_000),
    [],
    [1, [2, [3]]],
    new Set([1, 'a', null]),
    new Map<unknown, unknown>([
      [1, 2],
      [null, 'x'],
    ]),
  ]
  test.each(cases.map(value => [value]))('%s', value => {
    expect(there(value)).toEqual(value)
  })

  test('a dict with only str keys is an object without prototype', () => {
    const value = there({ b: 1, a: [2] })
    expect(Object.getPrototypeOf(value)).toBe(null)
    expect(Object.entries(value as object)).toEqual([
      ['b', 1],
      ['a', [2]],
    ])
  })

  test('a Map with only str keys is the same dict', () => {
    expect(there(new Map([['k', 1]]))).toEqual({ k: 1 })
  })

  test('a tuple stays a tuple and a frozenset a frozenset', () => {
    expect(there(PyTuple.of(1))).toBeInstanceOf(PyTuple)
    expect(there(new PyFrozenSet([1]))).toBeInstanceOf(PyFrozenSet)
    expect(there([1])).not.toBeInstanceOf(PyTuple)
  })

  test('what map makes of a tuple is an Array', () => {
    expect(PyTuple.of(1, 2).map(String)).not.toBeInstanceOf(PyTuple)
  })

  test('sharing survives', () => {
    const shared = { x: 1 }
    const [first, second] = there([shared, shared]) as PyValue[]
    expect(first).toBe(second)
  })

  test('a cycle survives', () => {
    const value: { self?: unknown[] } = {}
    value.self = [value]
    const back = there(value) as { self: unknown[] }
    expect(back.self[0]).toBe(back)
  })

  test('an object without counterpart arrives with its attributes and its repr', () => {
    const node = [6, ...text('Point'), 1, ...text('x'), 3, 2, ...text('<Point>')]
    const value = decode(graph([node], [7, 0]))
    expect(value).toBeInstanceOf(PyObject)
    expect(value).toMatchObject({ className: 'Point', attributes: { x: 1 }, repr: '<Point>' })
  })

  test('malformed bytes are an internal error, whatever they are', () => {
    const whole = bytesOf({ a: [1, 2n ** 70n, 'text'], b: new Set([PyTuple.of(1.5)]) })
    for (let end = 0; end < whole.length; end++) {
      expect(() => decode(whole.slice(0, end))).toThrow(
        expect.objectContaining({ code: 'ERR_DIAPAUSE_INTERNAL' }),
      )
    }
  })
})

describe('values go through Python and come back', () => {
  const same = async (value: unknown): Promise<PyValue | undefined> =>
    (await new Platform().run('v', { inputs: { v: value } })).value

  const cases: unknown[] = [
    null,
    true,
    0,
    -7,
    2 ** 53 - 1,
    2n ** 53n,
    -(2n ** 63n),
    2n ** 200n,
    1.5,
    -0,
    'é😀',
    '',
    [1, 'a', null],
    { a: { b: [1] } },
    new Map([[1, 'x']]),
    new Set([1, 2]),
    Uint8Array.of(1, 2),
  ]
  test.each(cases.map(value => [value]))('%s', async value => {
    expect(await same(value)).toEqual(value)
  })

  test.each([
    ['type(v).__name__', 1, 'int'],
    ['type(v).__name__', new PyFloat(1), 'float'],
    ['type(v).__name__', 1e300, 'int'],
    ['type(v).__name__', -0, 'float'],
    ['type(v).__name__', undefined, 'NoneType'],
    ['type(v).__name__', true, 'bool'],
    ['type(v).__name__', [], 'list'],
    ['type(v).__name__', new PyTuple(), 'tuple'],
    ['type(v).__name__', {}, 'dict'],
    ['type(v).__name__', new Map(), 'dict'],
    ['type(v).__name__', new Set(), 'set'],
    ['type(v).__name__', new PyFrozenSet(), 'frozenset'],
    ['type(v).__name__', new Uint8Array(), 'bytes'],
    ['v is ...', PyEllipsis, true],
    ['v[0] is v[1]', ((shared: unknown) => [shared, shared])([]), true],
    ['list(v.items())[0]', { k: 1 }, PyTuple.of<PyValue>('k', 1)],
    [
      '{1: "a", "b": 2}',
      null,
      new Map<unknown, unknown>([
        [1, 'a'],
        ['b', 2],
      ]),
    ],
    ['frozenset([1])', null, new PyFrozenSet([1])],
    ['10 ** 30', null, 10n ** 30n],
    ['-(2 ** 53)', null, -(2n ** 53n)],
  ])('%s for %s is %s', async (source, value, expected) => {
    const step = await new Platform().run(source, { inputs: { v: value } })
    expect(step.value).toEqual(expected)
  })

  test('an instance arrives as an object with class name, attributes and repr', async () => {
    const source = 'class P:\n    def __init__(self):\n        self.x = 1\n\nP()'
    const { value } = await new Platform().run(source)
    expect(value).toBeInstanceOf(PyObject)
    expect(value).toMatchObject({ className: 'P', attributes: { x: 1 } })
  })

  test('an exception arrives as a value', async () => {
    const { value } = await new Platform().run('KeyError("k")')
    expect(value).toBeInstanceOf(PyException)
    expect(value).toMatchObject({ excType: 'KeyError', message: "'k'", args: ['k'] })
  })

  test('a cycle made by Python arrives as a cycle', async () => {
    const { value } = await new Platform().run('a = [1]\na.append(a)\na')
    expect((value as PyValue[])[1]).toBe(value)
  })
})
