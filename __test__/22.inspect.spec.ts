import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  canLoad,
  canLoadSync,
  inspect,
  KeyRing,
  OptionError,
  Platform,
  Program,
  PyObject,
  Repl,
  ResourceType,
  SnapshotError,
} from '../index.js'
import { thrownBy } from './support/python.js'

const options = { externalFunctions: ['ask'] }

function dumped(source: string): Uint8Array {
  const platform = new Platform()
  platform.startSync(source, { ...options, scriptName: 'shop.py' })
  return platform.dumpProgress()
}

const keys = new KeyRing({
  keys: { first: { algorithm: 'AES-256-GCM', secret: randomBytes(32) } },
  current: 'first',
})

describe('inspect tells of a paused program', () => {
  const bytes = dumped(
    'def review(order):\n    return ask("ship?", order, urgent=True)\n\nreview(7)\n',
  )

  test('what it is', () => {
    const told = inspect(bytes)
    expect(told).toMatchObject({
      kind: 'progress',
      status: 'pending',
      formatVersion: 1,
      scriptName: 'shop.py',
      bytes: bytes.length,
    })
    expect(told.interpreterVersion).toMatch(/^\d+\.\d+\.\d+$/)
    expect(told.code).toEqual([{ hash: expect.stringMatching(/^[0-9a-f]{64}$/), included: true }])
    expect(told.sections).toMatchObject({ code: expect.any(Number), state: expect.any(Number) })
    expect(told.objects).toMatchObject({ dict: 1, function: 1 })
  })

  test('the call that waits', () => {
    const { call } = inspect(bytes)
    expect(call).toEqual({
      functionName: 'ask',
      args: ['ship?', 7],
      kwargs: { __proto__: null, urgent: true },
      isComplete: true,
      callId: 1,
      methodCall: false,
      position: { line: 2, column: 12, endLine: 2, endColumn: 44 },
    })
  })

  test('the stack, the outermost first', () => {
    const { stack, stackOmitted } = inspect(bytes)
    expect(stack?.map(frame => [frame.function, frame.file, frame.line])).toEqual([
      ['<module>', 'shop.py', 4],
      ['review', 'shop.py', 2],
    ])
    expect(stackOmitted).toBe(0)
  })

  test('limits and usage', () => {
    const { limits, usage } = inspect(bytes)
    expect(limits).toEqual({
      memoryBytes: 2 ** 28,
      steps: 1e10,
      durationMs: 60_000,
      totalMs: 300_000,
      recursion: 1000,
      outputBytes: 2 ** 24,
      suspensions: 1_000_000,
    })
    expect(usage).toMatchObject({ suspensions: 1, outputBytes: 0 })
  })
})

describe('arguments', () => {
  test('of all types are told', () => {
    const { call } = inspect(
      dumped(
        'class Box:\n    pass\nbox = Box()\nbox.size = 2\nask([1, {"a": (2, b"x")}], {3}, box)',
      ),
    )
    expect(call?.args.slice(0, 2)).toEqual([
      [1, { __proto__: null, a: [2, new Uint8Array([120])] }],
      new Set([3]),
    ])
    const box = call?.args[2] as PyObject
    expect(box).toBeInstanceOf(PyObject)
    expect(box.className).toBe('Box')
    expect(box.attributes).toMatchObject({ size: 2 })
    expect(call?.isComplete).toBe(true)
  })

  test('are cut off where they are large', () => {
    const bytes = dumped('ask(list(range(1000)), "x" * 10_000, {n: n for n in range(99)})')
    const { call, sections } = inspect(bytes)
    expect(call?.isComplete).toBe(false)
    const [numbers, text] = (call?.args ?? []) as [number[], PyObject]
    expect(numbers.length).toBe(51)
    expect(String(numbers[50])).toBe('950 more items')
    expect(text.className).toBe('...')
    expect(text.repr).toContain('a str of 10000 bytes')
    expect(Math.max(...Object.values(sections ?? {}))).toBeLessThan(16_000)
    expect(Object.keys(sections ?? {})).toContain('header')
  })

  test('that hold themselves are told', () => {
    const { call } = inspect(dumped('a = [1]\na.append(a)\nask(a)'))
    const list = call?.args[0] as unknown[]
    expect(list[1]).toBe(list)
  })

  test('of a deep stack and of many strings are told', () => {
    const deep = inspect(dumped('def f(n):\n    return ask(n) if n == 500 else f(n + 1)\nf(0)'))
    expect(deep.stack?.length).toBe(200)
    expect(deep.stackOmitted).toBe(302)
    expect(deep.call?.args).toEqual([500])
    const many = inspect(dumped('words = [str(n) + "!" for n in range(10_000)]\nask(words[-1])'))
    expect(many.call?.functionName).toBe('ask')
    expect(many.call?.args).toEqual(['9999!'])
  })
})

describe('inspect tells of', () => {
  test('a compiled program', () => {
    const program = Program.compileSync('1 + 1', { scriptName: 'sum.py' })
    const told = inspect(program.dump())
    expect(told).toMatchObject({ kind: 'program', scriptName: 'sum.py' })
    expect(told.code?.[0]?.hash).toBe(program.codeHash)
    expect(told.status).toBeUndefined()
  })

  test('a program that waits for futures', async () => {
    const platform = new Platform()
    await platform.start('import asyncio\nawait asyncio.gather(ask(1), ask(2))', options)
    await platform.resumeAsFuture()
    await platform.resumeAsFuture()
    const { status, calls, delay, call } = inspect(platform.dumpProgress())
    expect(status).toBe('futures')
    expect(calls?.map(({ callId, functionName }) => [callId, functionName])).toEqual([
      [1, 'ask'],
      [2, 'ask'],
    ])
    expect(delay).toBe(null)
    expect(call).toBeUndefined()
  })

  test('a session, between two programs and in the middle of one', async () => {
    const repl = new Repl(options)
    repl.feedSync('x = 1')
    expect(inspect(repl.dump())).toMatchObject({ kind: 'session', status: 'idle', feeds: 1 })
    await repl.feedStart('ask(x)')
    const told = inspect(repl.dumpProgress())
    expect(told).toMatchObject({ kind: 'session', status: 'pending', feeds: 2 })
    expect(told.call?.args).toEqual([1])
  })

  test('a program that was preempted', async () => {
    const platform = new Platform()
    const step = platform.start('while True:\n    pass')
    await new Promise(resolve => setTimeout(resolve, 20))
    platform.pause()
    expect((await step).kind).toBe('paused')
    const { status, stack, call } = inspect(platform.dumpProgress())
    expect([status, stack?.length, call]).toEqual(['paused', 1, undefined])
  })
})

describe('sealed snapshots', () => {
  const platform = new Platform({ keys })
  platform.startSync('ask("secret")', options)
  const bytes = platform.dumpProgress()

  test('tell only what stands before the seal', () => {
    expect(inspect(bytes)).toEqual({
      kind: 'progress',
      formatVersion: 1,
      bytes: bytes.length,
      seal: { algorithm: 'AES-256-GCM', keyId: 'first' },
    })
  })

  test('tell everything to who has the key', () => {
    const told = inspect(bytes, { keys })
    expect(told.call?.args).toEqual(['secret'])
    expect(told.seal?.keyId).toBe('first')
    expect(told.bytes).toBe(bytes.length)
  })

  test('that were changed tell nothing', async () => {
    const changed = bytes.slice()
    changed[bytes.length - 1] = (changed[bytes.length - 1] ?? 0) ^ 1
    expect(await thrownBy(() => inspect(changed, { keys }))).toMatchObject({
      code: 'ERR_DIAPAUSE_SNAPSHOT_AUTH',
    })
  })
})

describe('bytes that are no snapshot', () => {
  test('are refused with a typed error, whatever is damaged', async () => {
    const bytes = dumped('ask([1, 2, 3], name="x")')
    for (let length = 0; length < bytes.length; length++) {
      expect(await thrownBy(() => inspect(bytes.subarray(0, length)))).toBeInstanceOf(SnapshotError)
    }
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 16
      // A change of the flags makes it claim to be sealed.
      if (at !== 7) expect(await thrownBy(() => inspect(damaged))).toBeInstanceOf(SnapshotError)
    }
  })

  test('and what is no bytes is a wrong argument', async () => {
    expect(await thrownBy(() => inspect('x' as never))).toBeInstanceOf(OptionError)
    expect(await thrownBy(() => inspect(new Uint8Array(9), { key: 1 } as never))).toBeInstanceOf(
      OptionError,
    )
  })
})

describe('inspect tells of deltas', () => {
  const source =
    'names = []\ndef ask_for(name):\n    names.append(name * 2)\n    return ask(names)\n' +
    'for n in "abc":\n    ask_for(n)\n'

  function chain(keys?: KeyRing): { py: Platform; parts: Uint8Array[] } {
    const py = new Platform(keys === undefined ? {} : { keys })
    py.startSync(source, { ...options, scriptName: 'shop.py' })
    const parts = [py.dumpProgress()]
    for (let turn = 0; turn < 2; turn++) {
      py.resumeSync()
      parts.push(py.dumpProgress({ since: parts.at(-1) as Uint8Array }))
    }
    return { py, parts }
  }

  test('behind their snapshot what a snapshot of the end tells', () => {
    const { py, parts } = chain()
    const { sections, objects, bytes, id, ...told } = inspect(parts)
    const { sections: _, objects: __, bytes: ___, id: ____, ...end } = inspect(py.dumpProgress())
    expect(told).toEqual(end)
    expect(told.call?.args).toEqual([['aa', 'bb', 'cc']])
    expect(bytes).toBe(parts.reduce((sum, part) => sum + part.length, 0))
    expect(id).toBe(inspect(parts.at(-1) as Uint8Array).id)
    expect(sections).toHaveProperty('base')
    expect(objects).toMatchObject({ list: 1 })
  })

  test('alone the call, the stack, and what they are relative to', () => {
    const [base, first, second] = chain().parts as [Uint8Array, Uint8Array, Uint8Array]
    const told = inspect(second)
    expect(told).toMatchObject({ kind: 'delta', status: 'pending', stackOmitted: 0 })
    expect(told.call).toMatchObject({
      functionName: 'ask',
      args: [['aa', 'bb', 'cc']],
      isComplete: true,
      position: { line: 4 },
    })
    expect(told.stack?.map(frame => [frame.function, frame.line])).toEqual([
      ['<module>', 6],
      ['ask_for', 4],
    ])
    expect(told.scriptName).toBeUndefined()
    expect(told.baseId).toBe(inspect(first).id)
    expect(inspect(first).baseId).toBe(inspect(base).id)
    expect(inspect([base, first])).not.toHaveProperty('baseId')
  })

  test('that are sealed', () => {
    const { parts } = chain(keys)
    const bytes = parts.reduce((sum, part) => sum + part.length, 0)
    const seal = { algorithm: 'AES-256-GCM', keyId: 'first' }
    expect(inspect(parts)).toEqual({ kind: 'progress', formatVersion: 1, bytes, seal })
    expect(inspect(parts, { keys })).toMatchObject({ kind: 'progress', bytes, seal })
    expect(inspect(parts[2] as Uint8Array)).toMatchObject({ kind: 'delta', seal })
  })

  test('that do not follow each other as errors', async () => {
    const [base, first, second] = chain().parts as [Uint8Array, Uint8Array, Uint8Array]
    for (const parts of [
      [base, second],
      [first, second],
      [base, base],
      [second, base],
    ]) {
      const error = await thrownBy(() => inspect(parts))
      expect(error).toBeInstanceOf(SnapshotError)
      expect(await canLoad(parts)).toMatchObject({ ok: false, code: (error as SnapshotError).code })
    }
    expect(await thrownBy(() => inspect([]))).toBeInstanceOf(OptionError)
    expect(await canLoad([base, first, second])).toEqual({ ok: true })
    expect(canLoadSync([base, first])).toEqual({ ok: true })
    expect(await canLoad(second)).toMatchObject({ ok: false })
  })
})

describe('canLoad', () => {
  const bytes = dumped('data = [0] * 100_000\nask()')

  test('says yes to what can be loaded, of every kind', async () => {
    expect(await canLoad(bytes)).toEqual({ ok: true })
    expect(canLoadSync(bytes)).toEqual({ ok: true })
    expect(await canLoad(Program.compileSync('1').dump())).toEqual({ ok: true })
    const repl = new Repl()
    repl.feedSync('x = 1')
    expect(await canLoad(repl.dump())).toEqual({ ok: true })
  })

  test('says why not', async () => {
    const newer = bytes.slice()
    newer[4] = 9
    const answers = await Promise.all([
      canLoad(bytes.subarray(1)),
      canLoad(bytes, { keys }),
      canLoad(newer),
      canLoad(bytes, { limits: { memoryBytes: 100_000 } }),
      canLoad(keys.sealSync(bytes)),
    ])
    expect(answers.map(answer => !answer.ok && answer.code)).toEqual([
      'ERR_DIAPAUSE_SNAPSHOT_CORRUPT',
      'ERR_DIAPAUSE_SNAPSHOT_AUTH',
      'ERR_DIAPAUSE_SNAPSHOT_VERSION',
      'ERR_DIAPAUSE_LIMIT',
      'ERR_DIAPAUSE_SNAPSHOT_AUTH',
    ])
    expect(await canLoad(keys.sealSync(bytes), { keys })).toEqual({ ok: true })
  })

  test('knows whether a program takes a newer source', async () => {
    const source = 'def f(): return ask()\nf()'
    const asleep = dumped(source)
    const other = source.replace('return', 'return 1 +')
    expect(await canLoad(asleep, { source })).toEqual({ ok: true })
    expect(await canLoad(asleep, { source: other })).toMatchObject({
      ok: false,
      code: 'ERR_DIAPAUSE_SNAPSHOT_SCHEMA',
    })
    expect(canLoadSync(asleep, { source: other, policy: 'keep' })).toEqual({ ok: true })
    expect(await canLoad(asleep, { source: 'f(' })).toMatchObject({ ok: false })
  })

  test('knows which host objects can be made again, and makes none', async () => {
    let made = 0
    const pages = new ResourceType('Page', {
      methods: ['go'],
      marshal: () => 'token',
      unmarshal: () => {
        made += 1
        return { go: () => 1 }
      },
    })
    const py = new Platform({ resources: [pages] })
    py.startSync('ask(page)', { ...options, inputs: { page: pages.wrap({ go: () => 1 }) } })
    const bytes = py.dumpProgress()
    const unknown = await canLoad(bytes)
    expect(unknown).toMatchObject({ ok: false, code: 'ERR_DIAPAUSE_SNAPSHOT_SCHEMA' })
    expect(!unknown.ok && unknown.message).toContain('Page')
    expect(await canLoad(bytes, { unknownResources: 'tombstone' })).toEqual({ ok: true })
    expect(canLoadSync(bytes, { resources: [pages] })).toEqual({ ok: true })
    expect(made).toBe(0)
    const { call, objects } = inspect(bytes)
    expect(String((call?.args[0] as PyObject | undefined)?.repr)).toBe('<Page resource>')
    expect(objects).toMatchObject({ resource: 1 })
  })

  test('throws for wrong options', async () => {
    await expect(canLoad(bytes, { limits: 3 } as never)).rejects.toBeInstanceOf(OptionError)
  })
})

describe('a run', () => {
  test('has an id of its own', async () => {
    const platform = new Platform()
    expect(platform.runId).toBeUndefined()
    platform.startSync('ask()', options)
    const id = platform.runId
    expect(id).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/)
    platform.resumeSync()
    expect(platform.runId).toBe(id)
    platform.startSync('1')
    expect(platform.runId).not.toBe(id)
  })

  test('that was loaded has another one, each time, and the bytes have none', async () => {
    const platform = new Platform()
    platform.startSync('ask()', options)
    const ids = new Set([platform.runId])
    const bytes = platform.dumpProgress()
    for (let fork = 0; fork < 3; fork++) {
      const other = new Platform()
      await other.loadProgress(bytes)
      ids.add(other.runId)
      expect(other.dumpProgress()).toEqual(bytes)
    }
    expect(ids.size).toBe(4)
  })

  test('of a session is each of its programs', async () => {
    const repl = new Repl()
    repl.feedSync('x = 1')
    const first = repl.runId
    repl.feedSync('x')
    expect(repl.runId).not.toBe(first)
    expect(Repl.load(repl.dump()).runId).toMatch(/-/)
  })
})
