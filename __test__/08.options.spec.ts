import { describe, expect, test } from 'vitest'
import { OptionError, Platform, Program } from '../index.js'
import { thrownBy } from './support/python.js'

/** Options as a JavaScript program might pass them. */
// biome-ignore lint/suspicious/noExplicitAny: wrong options have wrong types
type Wrong = any

describe('options are validated before anything happens', () => {
  const cases: [string, (platform: Platform) => unknown, string][] = [
    [
      'an unknown option',
      p => p.run('1', { input: {} } as Wrong),
      'unknown option "input" of run, expected one of signal, onPrint, inputs, modules, scriptName, limits, entropy, functions',
    ],
    [
      'externalFunctions of run',
      p => p.run('1', { externalFunctions: [] } as Wrong),
      'unknown option "externalFunctions" of run',
    ],
    [
      'functions of start',
      p => p.start('1', { functions: {} } as Wrong),
      'unknown option "functions" of start',
    ],
    [
      'options that are no object',
      p => p.run('1', 5 as Wrong),
      'options of run are 5, expected an object',
    ],
    [
      'functions in a Map',
      p => p.run('f()', { functions: new Map([['f', () => 1]]) } as Wrong),
      'option "functions" is a Map, expected an object of functions',
    ],
    [
      'inputs in a Map',
      p => p.run('x', { inputs: new Map([['x', 1]]) } as Wrong),
      'option "inputs" is a Map, expected an object',
    ],
    [
      'half of a surrogate pair in the source',
      p => p.run('"a\ud800"'),
      'source has half of a surrogate pair at index 2',
    ],
    [
      'one in a module',
      p => p.run('1', { modules: { 'm.py': '#\udc00' } }),
      'modules["m.py"] has half of a surrogate pair at index 1',
    ],
    [
      'one in the name of the script',
      p => p.run('1', { scriptName: 'a\ud800' }),
      'option "scriptName" has half of a surrogate pair at index 1',
    ],
    [
      'an unknown backend',
      () => new Platform({ backend: 'jvm' } as Wrong),
      'option "backend" is "jvm", expected "native" or "wasm"',
    ],
    [
      'an unknown limit',
      p => p.run('1', { limits: { memory: 5 } as Wrong }),
      'unknown option "memory" of limits, expected one of memoryBytes, steps',
    ],
    [
      'a limit below its range',
      p => p.run('1', { limits: { memoryBytes: 0 } }),
      'limits.memoryBytes is 0, expected a whole number from 1 to 9007199254740991',
    ],
    [
      'a limit that is not whole',
      p => p.run('1', { limits: { steps: 1.5 } }),
      'limits.steps is 1.5',
    ],
    [
      'an infinite limit',
      p => p.run('1', { limits: { durationMs: Infinity } }),
      'limits.durationMs is Infinity, expected a finite number of milliseconds above 0',
    ],
    [
      'a limit that is no number',
      p => p.run('1', { limits: { totalMs: '5' } as Wrong }),
      'limits.totalMs is "5"',
    ],
    [
      'too deep a recursion',
      p => p.run('1', { limits: { recursion: 10 ** 9 } }),
      'limits.recursion is 1000000000, expected a whole number from 1 to 10000000',
    ],
    [
      'more output than a text can have',
      p => p.run('1', { limits: { outputBytes: 2 ** 29 } }),
      'limits.outputBytes is 536870912, expected a whole number from 0 to 536870888',
    ],
    [
      'inputs that are no object',
      p => p.run('1', { inputs: [1] as Wrong }),
      'option "inputs" is an array, expected an object',
    ],
    [
      'an input that is no name',
      p => p.run('1', { inputs: { 'a-b': 1 } }),
      'option "inputs" names "a-b", expected a Python identifier',
    ],
    [
      'names that are no array',
      p => p.start('1', { externalFunctions: 'f' as Wrong }),
      'option "externalFunctions" is "f", expected an array of names',
    ],
    ['a name that is none', p => p.start('1', { externalFunctions: ['1f'] }), 'names "1f"'],
    [
      'a function that is none',
      p => p.run('1', { functions: { f: 1 } as Wrong }),
      'functions.f is 1, expected a function',
    ],
    [
      'a signal that is none',
      p => p.run('1', { signal: {} as Wrong }),
      'option "signal" is an object, expected an AbortSignal',
    ],
    [
      'a callback that is none',
      p => p.run('1', { onPrint: 'x' as Wrong }),
      'option "onPrint" is "x", expected a function',
    ],
    ['a script name of two lines', p => p.run('1', { scriptName: 'a\nb' }), 'option "scriptName"'],
    [
      'a script name for a Program',
      async p => p.run(await Program.compile('1'), { scriptName: 'a' }),
      'belongs to Program.compile',
    ],
    [
      'a source that is none',
      p => p.run(5 as Wrong),
      'source is 5, expected a string or a Program',
    ],
    [
      'an unknown option of resume',
      p => p.resume(1, { timeout: 1 } as Wrong),
      'unknown option "timeout" of resume, expected one of signal, onPrint',
    ],
    [
      'an unknown option of loadProgress',
      p => p.loadProgress(new Uint8Array(), { inputs: {} } as Wrong),
      'unknown option "inputs" of loadProgress',
    ],
  ]

  test.each(cases)('%s', async (_name, call, message) => {
    const platform = new Platform()
    const error = await thrownBy(() => call(platform))
    expect(error).toBeInstanceOf(OptionError)
    expect((error as Error).message).toContain(message)
    expect(platform.state).toBe('idle')
  })

  test('those of the constructor, too', () => {
    expect(() => new Platform({ memory: 1 } as Wrong)).toThrow(
      'unknown option "memory" of new Platform',
    )
    expect(() => new Platform({ limits: { steps: -1 } })).toThrow(OptionError)
  })

  test('an option that is undefined is as if it were left out', async () => {
    const options = { inputs: undefined, limits: { steps: undefined }, signal: undefined } as Wrong
    expect((await new Platform().run('1', options)).value).toBe(1)
  })

  test('an option is read once', async () => {
    let reads = 0
    const options = {
      get inputs() {
        reads++
        return { x: 5 }
      },
    }
    expect((await new Platform().run('x', options)).value).toBe(5)
    expect(reads).toBe(1)
  })

  test('options that are inherited are none', async () => {
    const options = Object.create({ inputs: { x: 1 } })
    await expect(new Platform().run('x', options)).rejects.toMatchObject({ excType: 'NameError' })
  })

  test('options may be of a class, or without a prototype', async () => {
    class Options {
      inputs = { x: 2 }
      get limits(): never {
        throw new Error('an inherited option was read')
      }
    }
    expect((await new Platform().run('x', new Options() as Wrong)).value).toBe(2)
    const bare = Object.assign(Object.create(null), { inputs: { x: 3 } })
    expect((await new Platform().run('x', bare)).value).toBe(3)
    bare.output = 1
    await expect(new Platform().run('x', bare)).rejects.toThrow('unknown option "output"')
  })

  test('options of a polluted prototype are none', () => {
    const polluted = Object.prototype as { limits?: unknown }
    try {
      polluted.limits = { steps: 1 }
      const source = 'while x: x -= 1\nx'
      expect(new Platform().runSync(`x = 40\n${source}`).value).toBe(0)
      const limited = new Platform({ limits: {} })
      expect(limited.runSync(source, { inputs: { x: 40 } }).value).toBe(0)
    } finally {
      delete polluted.limits
    }
  })

  test('a limit of a run takes the place of that one limit alone', async () => {
    const py = new Platform({ limits: { steps: 1000, recursion: 20 } })
    const endless = py.run('while True: pass', { limits: { recursion: 30 } })
    await expect(endless).rejects.toMatchObject({ limit: 'steps' })
    const deep = 'def f(n): return n and 1 + f(n - 1)\nf(25)'
    await expect(py.run(deep)).rejects.toMatchObject({ excType: 'RecursionError' })
    const all = { recursion: 30, steps: undefined } as Wrong
    expect((await py.run(deep, { limits: all })).value).toBe(25)
    await expect(py.run('1', { limits: { steps: 0 } })).rejects.toThrow(
      'limits.steps is 0, expected a whole number from 1 to 9007199254740991',
    )
    await expect(py.run('1', { limits: { durationMs: Infinity } })).rejects.toThrow(
      'limits.durationMs is Infinity, expected a finite number of milliseconds above 0',
    )
  })
})
