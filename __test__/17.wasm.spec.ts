// What is particular to WebAssembly; the other specs run on it with DIAPAUSE_BACKEND=wasm.

import { execFileSync } from 'node:child_process'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LimitError, Platform } from '../index.js'
import { writeFields } from '../src/backends/wire.js'
import { thrownBy } from './support/python.js'

const root = join(__dirname, '..')
const repeat = (text: string, times: number): string => text.repeat(times)

/** What a process prints that runs a script, with the facade as `diapause`. */
function printed(script: string, ...options: string[]): string {
  const code = `const { Platform, Repl } = require('diapause');${script}`
  return execFileSync(process.execPath, [...options, '-e', code], { cwd: root, encoding: 'utf8' })
}

describe('deep nesting', () => {
  const deep: [string, string][] = [
    ['brackets', `${repeat('(', 199)}1${repeat(')', 199)}`],
    ['operators', `${repeat('1 + ', 590)}1`],
    ['signs', `${repeat('-', 590)}1`],
    ['not', `${repeat('not ', 590)}1`],
    ['attributes', `def f():\n    x${repeat('.a', 590)}\n`],
    ['dicts', `${repeat('{1: ', 190)}1${repeat('}', 190)}`],
    ['eval', `eval("${repeat('-', 590)}1")`],
    [
      'blocks',
      `${Array.from({ length: 99 }, (_, at) => `${repeat(' ', at)}if 1:\n`).join('')}${repeat(' ', 99)}1`,
    ],
  ]

  test.each(deep)('%s do not exhaust the stack', async (_name, source) => {
    const platform = new Platform({ backend: 'wasm' })
    expect((await platform.run(source)).kind).toBe('complete')
  })

  test('what is too deep is refused', async () => {
    const platform = new Platform({ backend: 'wasm' })
    expect(await thrownBy(() => platform.run(`${repeat('-', 700)}1`))).toMatchObject({
      code: 'ERR_DIAPAUSE_SYNTAX',
      message: 'too many nested expressions',
    })
  })
})

describe('a trap', () => {
  // With a stack this small the parser finds its end.
  const script = `
    const wasm = { backend: 'wasm' }
    const deep = '-'.repeat(590) + '1'
    const waiting = new Platform(wasm)
    waiting.startSync('ask() + 1', { externalFunctions: ['ask'] })
    const bytes = waiting.dumpProgress()
    const broken = (work) => {
      try { return work().value } catch (error) { return error.code + ' ' + error.message }
    }
    console.log(broken(() => new Platform(wasm).runSync(deep)))
    console.log(broken(() => new Platform(wasm).runSync('6 * 7')))
    console.log(broken(() => waiting.resumeSync(1)), waiting.state)
    const again = new Platform(wasm)
    again.loadProgressSync(bytes)
    console.log(broken(() => again.resumeSync(1)))`

  test('is an internal error, and ends what is in the same instance; others go on', () => {
    expect(printed(script, '--stack-size=150').trim().split('\n')).toEqual([
      expect.stringMatching(/^ERR_DIAPAUSE_INTERNAL internal error: Maximum call stack size/),
      '42',
      'ERR_DIAPAUSE_INTERNAL internal error: that of another program has ended this one idle',
      '2',
    ])
  })
})

describe('one thread', () => {
  test('programs take turns', async () => {
    const source = 'n = 0\nwhile n < 300_000:\n    n += 1\nn'
    const all = [1, 2, 3, 4].map(() => new Platform({ backend: 'wasm' }).run(source))
    const values = (await Promise.all(all)).map(step => step.value)
    expect(values).toEqual([300_000, 300_000, 300_000, 300_000])
  })

  test('the limits of a turn hold however often it made room for others', async () => {
    const endless = 'while True:\n    pass'
    for (const limits of [{ durationMs: 60 }, { steps: 5_000_000 }, { totalMs: 60 }]) {
      const platform = new Platform({ backend: 'wasm', limits })
      const error = await thrownBy(() => platform.run(endless))
      expect(error).toBeInstanceOf(LimitError)
      expect(platform.state).toBe('idle')
    }
  })

  test('output arrives in order from all parts of a turn', async () => {
    const source = 'for n in range(200_000):\n    if n % 50_000 == 0:\n        print(n)'
    const chunks: string[] = []
    const step = await new Platform({ backend: 'wasm' }).run(source)
    await new Platform({ backend: 'wasm' }).run(source, {
      onPrint: (_stream, text) => chunks.push(text),
    })
    expect(step.stdout).toBe('0\n50000\n100000\n150000\n')
    expect(chunks.join('')).toBe(step.stdout)
  })

  test('a printer may run other programs, and end its own', async () => {
    const outer = new Platform({ backend: 'wasm' })
    const inner: unknown[] = []
    const step = outer.runSync('print("a")\nprint("b")\n1', {
      onPrint: (_stream, text) => {
        inner.push(new Platform({ backend: 'wasm' }).runSync(`${JSON.stringify(text)} * 2`).value)
      },
    })
    expect(step.value).toBe(1)
    // Both lines arrive in one piece.
    expect(inner.join('')).toBe('a\nb\na\nb\n')
    const other = new Platform({ backend: 'wasm' })
    const promise = other.run('while True:\n    print("x")', { onPrint: () => other.dispose() })
    expect(await thrownBy(() => promise)).toMatchObject({ code: 'ERR_DIAPAUSE_STATE' })
  })
})

test('memory that programs have given back is used again', () => {
  const script = `
    const sizes = []
    for (let round = 0; round < 12; round++) {
      const py = new Platform({ backend: 'wasm' })
      py.startSync('kept = [str(n) for n in range(300_000)]\\nask()', { externalFunctions: ['ask'] })
      py.dispose()
      sizes.push(process.memoryUsage().arrayBuffers + process.memoryUsage().external)
    }
    console.log(Math.max(...sizes.slice(3)) <= sizes[2] * 1.5 + 2 ** 20)`
  expect(printed(script)).toBe('true\n')
})

test('fields are written wherever they belong in a large memory', () => {
  const [size, text] = [2 ** 31 + 1024, 'grün']
  const memory = new ArrayBuffer(size)
  for (const start of [0, 2 ** 31 - 2, size - 4 - 3 * text.length]) {
    writeFields(memory, start, [text])
    expect(new DataView(memory).getUint32(start, true)).toBe(5)
    expect(Buffer.from(memory, start + 4, 5).toString()).toBe(text)
  }
})

const GB = 2 ** 30
/** What these take, and what others need meanwhile. */
const hasMemory = freemem() > 10 * GB
const lacking = hasMemory ? '' : ' (skipped: less than 10 GiB of memory are free)'

test.skipIf(!hasMemory)(`one instance has more than two gigabytes${lacking}`, () => {
  const script = `
    const options = { backend: 'wasm', limits: { memoryBytes: 2 ** 31 } }
    const [one, other] = [new Repl(options), new Repl(options)]
    other.feedSync('kept = None')
    one.feedSync('kept = [bytearray(64 << 20) for _ in range(28)]')
    other.feedSync('kept = [bytearray(64 << 20) for _ in range(16)]')
    for (const repl of [one, other]) {
      const functions = { f: (...all) => all.join() }
      console.log(repl.feedSync('print("grün"); f("a", len(kept))', { functions }))
    }`
  const output = printed(script)
  expect(output.match(/value: '.*'|stdout: '.*'/g)).toEqual([
    "value: 'a,28'",
    "stdout: 'grün\\n'",
    "value: 'a,16'",
    "stdout: 'grün\\n'",
  ])
})

test.skipIf(!hasMemory)(`all instances together have more than four${lacking}`, () => {
  const script = `
    const all = Array.from({ length: 70 }, () => {
      const py = new Platform({ backend: 'wasm' })
      py.startSync('kept = bytearray(64 << 20)\\nask()\\nlen(kept)', { externalFunctions: ['ask'] })
      return py
    })
    console.log(new Set(all.map(py => py.resumeSync().value)))`
  expect(printed(script)).toBe(`Set(1) { ${64 << 20} }\n`)
})
