import { describe, expect, test } from 'vitest'
import { Platform, Program, PyTuple, PythonError } from '../index.js'
import { failureOf, resultOf, thrownBy } from './support/python.js'

describe('run', () => {
  test('resolves to the value of the last expression', async () => {
    expect(await resultOf('x = 20\nx + 1\nx * 2 + 2')).toBe(42)
  })

  test('resolves to null when the program does not end with an expression', async () => {
    expect(await resultOf('x = 20')).toBe(null)
  })

  test('gives inputs as global variables', async () => {
    const inputs = { order: { items: [1, 2, 3] }, name: 'Ada' }
    expect(await resultOf('name * len(order["items"])', { inputs })).toBe('AdaAdaAda')
  })

  test('calls functions with positional arguments, and keywords in an object behind them', async () => {
    const calls: unknown[] = []
    const charge = (...args: unknown[]): string => {
      calls.push(args)
      return 'paid'
    }
    const value = await resultOf('charge(1, "two", card="visa") + charge()', {
      functions: { charge },
    })
    expect(value).toBe('paidpaid')
    expect(calls).toEqual([[1, 'two', { card: 'visa' }], []])
  })

  test('awaits promises, one after the other', async () => {
    const order: number[] = []
    const slow = async (n: number): Promise<number> => {
      await new Promise(resolve => setTimeout(resolve, 5 - n))
      order.push(n)
      return n * 10
    }
    expect(await resultOf('[slow(n) for n in range(3)]', { functions: { slow } })).toEqual([
      0, 10, 20,
    ])
    expect(order).toEqual([0, 1, 2])
  })

  test('raises in Python what a function throws', async () => {
    const source = 'try:\n    f()\nexcept RuntimeError as e:\n    r = str(e)\nr'
    const f = (): never => {
      throw new Error('no card')
    }
    expect(await resultOf(source, { functions: { f } })).toBe('no card')
    const rejecting = async (): Promise<never> => f()
    expect(await resultOf(source, { functions: { f: rejecting } })).toBe('no card')
  })

  test('raises by name what Python knows by name', async () => {
    const f = (): never => {
      throw new TypeError('not so')
    }
    const source = 'try:\n    f()\nexcept TypeError as e:\n    r = str(e)\nr'
    expect(await resultOf(source, { functions: { f } })).toBe('not so')
  })

  test('raises a TypeError that names the path when a function returns what Python cannot hold', async () => {
    const f = (): unknown => ({ when: [new Date()] })
    const error = await failureOf('f()', { functions: { f } })
    expect(error).toBeInstanceOf(PythonError)
    expect(error).toMatchObject({
      excType: 'TypeError',
      message: 'f().when[0]: an instance of Date has no counterpart in Python',
    })
  })

  test('finds only functions that were given, whatever they are called', async () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
      const error = await failureOf(`${name}()`, { functions: { other: () => 1 } })
      expect(error).toMatchObject({ excType: 'NameError' })
    }
    expect(await resultOf('constructor()', { functions: { constructor: () => 7 } })).toBe(7)
  })

  test('a sync run works without a promise', () => {
    const step = new Platform().runSync('f(2) + 1', { functions: { f: (n: number) => n * 10 } })
    expect(step.value).toBe(21)
  })

  test('a sync run refuses a function that returns a promise', async () => {
    const source = 'try:\n    f()\nexcept TypeError as e:\n    r = str(e)\nr'
    for (const f of [async () => 1, async () => Promise.reject(new Error('nobody awaits this'))]) {
      expect(new Platform().runSync(source, { functions: { f } }).value).toMatch(
        /^f\(\): a Promise/,
      )
      await new Promise(setImmediate)
    }
  })

  test('platforms share nothing', async () => {
    await resultOf('shared = 1')
    expect(await failureOf('shared')).toMatchObject({
      excType: 'NameError',
      message: "name 'shared' is not defined",
    })
  })

  test('many programs run at once', async () => {
    const runs = Array.from({ length: 50 }, (_, n) => resultOf(`sum(range(${n}))`))
    const values = await Promise.all(runs)
    expect(values).toEqual(values.map((_, n) => (n * (n - 1)) / 2 + 0))
  })
})

describe('start and resume', () => {
  test('a call of an external function is a pending step', async () => {
    const platform = new Platform()
    const source = 'def f():\n    return ask(1, [2], key="v")\n\nf()'
    const step = await platform.start(source, { externalFunctions: ['ask'] })
    expect(step).toMatchObject({
      kind: 'pending',
      functionName: 'ask',
      args: [1, [2]],
      kwargs: { key: 'v' },
      callId: 1,
      methodCall: false,
      position: { line: 2, column: 12, endLine: 2, endColumn: 32 },
    })
    expect(step.usage.suspensions).toBe(1)
    expect((await platform.resume({ done: true })).value).toEqual({ done: true })
  })

  test('call ids count up', async () => {
    const platform = new Platform()
    const ids: number[] = []
    let step = await platform.start('[ask() for _ in range(3)]', { externalFunctions: ['ask'] })
    while (step.kind === 'pending') {
      ids.push(step.callId)
      step = await platform.resume(step.callId)
    }
    expect(ids).toEqual([1, 2, 3])
    expect(step.value).toEqual([1, 2, 3])
  })

  test('undefined is None', async () => {
    const platform = new Platform()
    await platform.start('ask() is None', { externalFunctions: ['ask'] })
    expect((await platform.resume()).value).toBe(true)
  })

  test('the sync methods do the same', () => {
    const platform = new Platform()
    const source = 'a = ask()\ntry:\n    ask()\nexcept KeyError as e:\n    b = e.args\n(a, b)'
    expect(platform.startSync(source, { externalFunctions: ['ask'] }).kind).toBe('pending')
    expect(platform.resumeSync('x').kind).toBe('pending')
    const step = platform.resumeWithErrorSync({ type: 'KeyError', message: 'gone' })
    expect(step.value).toEqual(PyTuple.of<unknown>('x', PyTuple.of('gone')))
  })

  test('an error that nothing catches rejects, with the place of the call', async () => {
    const platform = new Platform()
    await platform.start('x = 1\nask()', { externalFunctions: ['ask'] })
    const error = await thrownBy(() => platform.resumeWithError(new Error('offline')))
    expect(error).toBeInstanceOf(PythonError)
    expect(error).toMatchObject({ excType: 'RuntimeError', message: 'offline' })
    expect((error as PythonError).traceback.at(-1)).toMatchObject({ line: 2, function: '<module>' })
    expect(platform.state).toBe('idle')
  })

  test('resumeWithError takes only exceptions that Python has', async () => {
    const platform = new Platform()
    await platform.start('ask()', { externalFunctions: ['ask'] })
    const error = await thrownBy(() => platform.resumeWithError({ type: 'Nonsense' }))
    expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_OPTION' })
    expect(platform.state).toBe('active')
  })
})

describe('Python errors', () => {
  test('carry the text that CPython prints', async () => {
    const source = 'def f(x):\n    return 1 / x\n\nf(0)\n'
    const error = (await failureOf(source, { scriptName: 'job.py' })) as PythonError
    expect(error.text).toBe(
      [
        'Traceback (most recent call last):',
        '  File "job.py", line 4, in <module>',
        '    f(0)',
        '    ~^^^',
        '  File "job.py", line 2, in f',
        '    return 1 / x',
        '           ~~^~~',
        'ZeroDivisionError: division by zero',
        '',
      ].join('\n'),
    )
    expect(error.traceback).toMatchObject([
      { file: 'job.py', function: '<module>', line: 4 },
      { file: 'job.py', function: 'f', line: 2, column: 12, sourceLine: 'return 1 / x' },
    ])
  })

  test('name the script of their own run, whatever ran before', () => {
    const long = `${'n'.repeat(300)}é.py`
    const names = ['a.py', 'a.py', undefined, 'a.py', long, long, undefined, undefined, 'b.py']
    const sources = ['1 / 0', '(', 'x = 1']
    for (const [at, scriptName] of [...names, ...names].entries()) {
      const source = sources[at % sources.length] as string
      let text: unknown
      try {
        new Platform().runSync(source, scriptName === undefined ? {} : { scriptName })
      } catch (error) {
        text = (error as PythonError).text
      }
      const expected = expect.stringContaining(`File "${scriptName ?? 'main.py'}", line 1`)
      expect(text).toEqual(source === 'x = 1' ? undefined : expected)
    }
  })

  test('carry their cause and their context', async () => {
    const source =
      'try:\n    try:\n        {}["k"]\n    except KeyError as e:\n        raise ValueError("v") from e\n' +
      'except ValueError:\n    raise TypeError("t")'
    const error = (await failureOf(source)) as PythonError
    expect(error).toMatchObject({ excType: 'TypeError' })
    expect(error.cause).toBeUndefined()
    expect(error.context).toMatchObject({ excType: 'ValueError', message: 'v' })
    expect(error.context?.cause).toMatchObject({ excType: 'KeyError', message: "'k'" })
  })

  test('syntax errors say where', async () => {
    const error = await failureOf('x = 1\ny = = 2\n')
    expect(error).toMatchObject({
      code: 'ERR_DIAPAUSE_SYNTAX',
      excType: 'SyntaxError',
      message: 'invalid syntax',
      file: 'main.py',
      line: 2,
      column: 5,
      sourceLine: 'y = = 2',
    })
  })
})

describe('programs', () => {
  test('are compiled once and run many times', async () => {
    const program = await Program.compile('x * 2')
    expect(
      await Promise.all(
        [1, 2, 3].map(async x => (await new Platform().run(program, { inputs: { x } })).value),
      ),
    ).toEqual([2, 4, 6])
  })

  test('travel as bytes', () => {
    const bytes = Program.compileSync('1 / 0', { scriptName: 'p.py' }).dump()
    const program = Program.load(bytes)
    expect(() => new Platform().runSync(program)).toThrow(
      expect.objectContaining({ text: expect.stringContaining('File "p.py", line 1') }),
    )
  })

  test('a syntax error is known when compiling', async () => {
    expect(await thrownBy(() => Program.compile('('))).toMatchObject({
      code: 'ERR_DIAPAUSE_SYNTAX',
    })
    expect(() => Program.compileSync('(')).toThrow(
      expect.objectContaining({ code: 'ERR_DIAPAUSE_SYNTAX' }),
    )
  })

  test('bytes that are no program are refused', () => {
    expect(() => Program.load(Uint8Array.of(1, 2, 3))).toThrow(
      expect.objectContaining({ code: 'ERR_DIAPAUSE_SNAPSHOT_CORRUPT' }),
    )
  })
})
