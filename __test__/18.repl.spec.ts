import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { KeyRing, LimitError, Platform, PythonError, PythonSyntaxError, Repl } from '../index.js'
import { thrownBy } from './support/python.js'

const STATE = 'ERR_DIAPAUSE_STATE'

describe('programs that follow one another', () => {
  test('share their globals', async () => {
    const repl = new Repl({ inputs: { start: 40 } })
    expect((await repl.feed('def add(n): return start + n')).value).toBeNull()
    expect((await repl.feed('add(2)')).value).toBe(42)
    expect(repl.feedSync('start = 1\nprint(start)', {}).stdout).toBe('1\n')
    expect(repl.feedSync('start + more', { inputs: { more: 9 } }).value).toBe(10)
    expect(repl.feedSync('more').value).toBe(9)
    expect(repl.feeds).toBe(5)
    expect(repl.state).toBe('idle')
  })

  test('go on after an exception, a limit and a syntax error', async () => {
    const repl = new Repl({ limits: { steps: 10_000 } })
    const raised = await thrownBy(() => repl.feed('x = 1\n1 / 0'))
    expect(raised).toBeInstanceOf(PythonError)
    expect((raised as PythonError).text).toContain('File "<python-input-0>", line 2, in <module>')
    expect((raised as PythonError).text).toContain('    1 / 0\n    ~~^~~\n')
    expect(await thrownBy(() => repl.feed('while x: pass'))).toBeInstanceOf(LimitError)
    expect(await thrownBy(() => repl.feed('('))).toBeInstanceOf(PythonSyntaxError)
    expect((await repl.feed('x')).value).toBe(1)
  })

  test('call functions of the session and their own', async () => {
    const repl = new Repl({ functions: { one: async () => 1, two: () => 2 } })
    expect((await repl.feed('one() + two()')).value).toBe(3)
    const functions = { two: () => 20, three: () => 300 }
    expect((await repl.feed('one() + two() + three()', { functions })).value).toBe(321)
    expect(repl.feedSync('two()').value).toBe(2)
    const error = await thrownBy(() => repl.feedSync('one()'))
    expect(error).toBeInstanceOf(Error)
  })

  test('do not wait for calls that an earlier one left open, until these are answered', async () => {
    const repl = new Repl({ externalFunctions: ['ask'] })
    await repl.feedStart('early = ask()')
    await repl.resumeAsFuture()
    const refused = {
      code: 'ERR_DIAPAUSE_STATE',
      message: expect.stringContaining('call 1 (ask), which an earlier one left open'),
    }
    expect(await thrownBy(() => repl.feed('await early'))).toMatchObject(refused)
    expect((await repl.resolveFutures([{ callId: 1, value: 7 }])).value).toBe(7)
    await repl.feedStart('early = ask()')
    await repl.resumeAsFuture()
    expect(await thrownBy(() => repl.feedSync('await early'))).toMatchObject({
      code: 'ERR_DIAPAUSE_STATE',
    })
    expect(repl.step?.kind).toBe('futures')
  })

  test('await, one after the other', async () => {
    const repl = new Repl({ functions: { later: async (n: number) => n } })
    const source = 'import asyncio\nawait asyncio.gather(later(1), later(2))'
    expect((await repl.feed(source)).value).toEqual([1, 2])
    expect((await repl.feed(source)).value).toEqual([1, 2])
  })

  test('stay active when they are resumed the moment they wait', async () => {
    const repl = new Repl({ externalFunctions: ['ask'] })
    const { signal } = new AbortController()
    let resumed: Promise<unknown> | undefined
    // Called when the turn is over, which is before the promise of the feed has settled.
    signal.removeEventListener = () => {
      void Promise.resolve().then(() => {
        resumed = repl.resume(1)
      })
    }
    const first = await repl.feedStart('for _ in range(10): ask()', { signal })
    expect(first.kind).toBe('pending')
    expect(resumed).toBeInstanceOf(Promise)
    expect(repl.state).toBe('active')
    await resumed
    expect(repl.state).toBe('active')
  })

  test('find the modules of the host', async () => {
    const repl = new Repl({ modules: { 'tools.py': 'def double(n): return 2 * n' } })
    await repl.feed('import tools')
    expect((await repl.feed('tools.double(4)')).value).toBe(8)
  })

  test('print where they are told to', async () => {
    const printed: string[] = []
    const repl = new Repl({ onPrint: (_, text) => printed.push(text) })
    await repl.feed('print(1)')
    await repl.feed('print(2)', { onPrint: (_, text) => printed.push(`own ${text}`) })
    await repl.feed('print(3)')
    expect(printed.join('')).toBe('1\nown 2\n3\n')
  })
})

describe('step by step', () => {
  test('a program waits, is answered, and the next one begins', async () => {
    const repl = new Repl({ externalFunctions: ['ask'] })
    const step = await repl.feedStart('name = ask("name?")\nname.upper()')
    expect(step).toMatchObject({ kind: 'pending', functionName: 'ask', args: ['name?'] })
    expect(repl.state).toBe('active')
    expect(await thrownBy(() => repl.feed('1'))).toMatchObject({ code: STATE })
    expect(await thrownBy(() => repl.dump())).toMatchObject({
      code: STATE,
      message: 'dump() needs an idle session, this one has a program that is pending',
    })
    expect((await repl.resume('ada')).value).toBe('ADA')
    expect(repl.feedStartSync('name').value).toBe('ada')
    expect(await thrownBy(() => repl.dumpProgress())).toMatchObject({ code: STATE })
  })

  test('a program is paused and given more time', async () => {
    const repl = new Repl()
    const first = repl.feedStart('n = 0\nwhile not done: n += 1', { inputs: { done: false } })
    repl.pause()
    expect((await first).kind).toBe('paused')
    const bytes = repl.dumpProgress()
    repl.dispose()
    expect(repl.state).toBe('disposed')
    const again = new Repl()
    expect((await again.loadProgress(bytes)).kind).toBe('paused')
  })
})

describe('sleep', () => {
  test('between two programs', async () => {
    const repl = new Repl({ functions: { price: () => 5 } })
    await repl.feed('def count():\n    n = 0\n    while True:\n        n += 1\n        yield n')
    await repl.feed('counter = count()\nnext(counter)')
    const bytes = repl.dump()
    // It can be woken any number of times.
    for (const functions of [{ price: () => 7 }, { price: async () => 9 }]) {
      const again = Repl.load(bytes, { functions })
      expect(again.feeds).toBe(2)
      expect(Buffer.compare(again.dump(), bytes)).toBe(0)
      const { value } = await again.feed('next(counter) * 10 + price()')
      expect(value).toBe(20 + (await functions.price()))
    }
    expect((await repl.feed('next(counter)')).value).toBe(2)
  })

  test('in the middle of a program', async () => {
    const repl = new Repl({ externalFunctions: ['ask'] })
    await repl.feed('total = 1')
    await repl.feedStart('total += ask()\ntotal')
    const bytes = repl.dumpProgress()
    const again = new Repl()
    expect(await again.loadProgress(bytes)).toMatchObject({ kind: 'pending' })
    expect((await again.resume(2)).value).toBe(3)
    expect((await again.feed('total')).value).toBe(3)
    expect(again.feeds).toBe(3)
    const sync = new Repl()
    sync.feedSync('other = 1')
    expect(sync.loadProgressSync(bytes).kind).toBe('pending')
    expect(sync.resumeSync(9).value).toBe(10)
    expect(await thrownBy(() => sync.feedSync('other'))).toBeInstanceOf(PythonError)
  })

  test('each kind of bytes has its place', async () => {
    const repl = new Repl({ externalFunctions: ['ask'] })
    const open = repl.dump()
    repl.feedStartSync('ask()')
    const waiting = repl.dumpProgress()
    const platform = new Platform()
    platform.startSync('ask()', { externalFunctions: ['ask'] })
    const program = platform.dumpProgress()
    expect(await thrownBy(() => Repl.load(waiting))).toMatchObject({ code: STATE })
    const idle = new Repl()
    idle.feedSync('x = 1')
    expect(await thrownBy(() => idle.loadProgress(open))).toMatchObject({ code: STATE })
    expect(await thrownBy(() => idle.loadProgressSync(program))).toMatchObject({
      code: 'ERR_DIAPAUSE_SNAPSHOT_CORRUPT',
      message: 'the snapshot holds a paused program, expected an interactive session',
    })
    expect(await thrownBy(() => new Platform().loadProgress(open))).toMatchObject({
      code: 'ERR_DIAPAUSE_SNAPSHOT_CORRUPT',
    })
    // What failed to load has changed nothing.
    expect(idle.feedSync('x').value).toBe(1)
  })

  test('with limits of the loader, which only lower', async () => {
    const repl = new Repl({ limits: { steps: 5_000 } })
    repl.feedSync('x = 1')
    const bytes = repl.dump()
    const loop = 'for n in range(2_000): pass'
    expect(Repl.load(bytes).feedSync(loop).kind).toBe('complete')
    const low = Repl.load(bytes, { limits: { steps: 1_000 } })
    expect(await thrownBy(() => low.feedSync(loop))).toBeInstanceOf(LimitError)
    const high = Repl.load(bytes, { limits: { steps: 1_000_000 } })
    const long = 'for n in range(6_000): pass'
    expect(await thrownBy(() => high.feedSync(long))).toBeInstanceOf(LimitError)
  })

  test('sealed', async () => {
    const keys = new KeyRing({
      keys: { a: { algorithm: 'AES-256-GCM', secret: randomBytes(32) } },
      current: 'a',
    })
    const repl = new Repl({ keys })
    repl.feedSync('secret = "42"')
    const bytes = repl.dump()
    expect(Repl.load(bytes, { keys }).feedSync('secret').value).toBe('42')
    expect(await thrownBy(() => Repl.load(bytes))).toMatchObject({
      code: 'ERR_DIAPAUSE_SNAPSHOT_AUTH',
    })
  })
})

test('what is wrong with options is said', async () => {
  expect(await thrownBy(() => new Repl({ names: [] } as never))).toMatchObject({
    code: 'ERR_DIAPAUSE_OPTION',
    message: expect.stringContaining('unknown option "names" of new Repl'),
  })
  expect(await thrownBy(() => new Repl().feed(1 as never))).toMatchObject({
    code: 'ERR_DIAPAUSE_OPTION',
  })
  expect(await thrownBy(() => new Repl({ inputs: { f: () => 1 } }))).toMatchObject({
    code: 'ERR_DIAPAUSE_VALUE',
  })
})
