import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  type CodePiece,
  canLoad,
  inspect,
  KeyRing,
  OptionError,
  Platform,
  Program,
  Repl,
  SnapshotError,
} from '../index.js'
import { thrownBy } from './support/python.js'

const source = 'import tools\ntotal = tools.double(ask("how many?"))\ntotal'
const options = {
  externalFunctions: ['ask'],
  modules: { 'tools.py': 'def double(n):\n    return 2 * n\n' },
}

function started(keys?: KeyRing): Platform {
  const platform = new Platform(keys === undefined ? {} : { keys })
  platform.startSync(source, options)
  return platform
}

const stored = (pieces: readonly CodePiece[]): Map<string, Uint8Array> =>
  new Map(pieces.map(({ hash, bytes }) => [hash, bytes]))

describe('code that is left out', () => {
  const platform = started()
  const bytes = platform.dumpProgress({ code: 'reference' })
  const pieces = platform.dumpCode()

  test('is not in the bytes, and named by its hash', () => {
    expect(bytes.length).toBeLessThan(platform.dumpProgress().length)
    expect(Buffer.from(bytes).includes('how many?, ')).toBe(false)
    expect(Buffer.from(bytes).includes('tools.double')).toBe(false)
    expect(pieces.length).toBe(2)
    expect(inspect(bytes).code).toEqual(pieces.map(({ hash }) => ({ hash, included: false })))
    expect(inspect(platform.dumpProgress()).code?.map(code => code.hash)).toEqual(
      pieces.map(piece => piece.hash),
    )
  })

  test('is the same for every run of a program, and what Program.dump gives', () => {
    expect(started().dumpCode()).toEqual(pieces)
    const program = Program.compileSync(source)
    expect(program.codeHash).toBe(pieces[0]?.hash)
    expect(program.dump()).toEqual(pieces[0]?.bytes)
    expect(Program.load(program.dump()).codeHash).toBe(program.codeHash)
  })

  test.each([
    ['a map', stored(pieces)],
    ['an object', Object.fromEntries(stored(pieces))],
    ['a function', (hash: string) => stored(pieces).get(hash)],
    ['a function that promises', async (hash: string) => stored(pieces).get(hash)],
  ])('comes from %s', async (_, code) => {
    const again = new Platform()
    const step = await again.loadProgress(bytes, { code })
    expect(step).toMatchObject({ kind: 'pending', functionName: 'ask', args: ['how many?'] })
    expect((await again.resume(21)).value).toBe(42)
  })

  test('comes at once from what does not promise', async () => {
    const again = new Platform()
    again.loadProgressSync(bytes, { code: stored(pieces) })
    expect(again.resumeSync(4).value).toBe(8)
    const promising = { code: async (hash: string) => stored(pieces).get(hash) }
    expect(await thrownBy(() => new Platform().loadProgressSync(bytes, promising))).toBeInstanceOf(
      OptionError,
    )
  })

  test('is in the dump of the loaded program again, when that is asked for', () => {
    const again = new Platform()
    again.loadProgressSync(bytes, { code: stored(pieces) })
    expect(again.dumpProgress({ code: 'reference' })).toEqual(bytes)
    expect(again.dumpProgress()).toEqual(platform.dumpProgress())
    expect(again.dumpProgress({ code: 'include' })).toEqual(platform.dumpProgress())
  })

  test('is missed by its hash', async () => {
    for (const options of [undefined, { code: new Map() }, { code: stored(pieces.slice(1)) }]) {
      const error = await thrownBy(() => new Platform().loadProgressSync(bytes, options))
      expect(error).toBeInstanceOf(SnapshotError)
      expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_SNAPSHOT_SCHEMA' })
      expect((error as Error).message).toContain(pieces[0]?.hash)
    }
    expect(await canLoad(bytes)).toMatchObject({ ok: false, code: 'ERR_DIAPAUSE_SNAPSHOT_SCHEMA' })
    expect(await canLoad(bytes, { code: stored(pieces) })).toEqual({ ok: true })
  })

  test('is not waited for by what is disposed', async () => {
    const platform = new Platform()
    const loading = platform.loadProgress(bytes, { code: () => new Promise(() => {}) })
    setTimeout(() => platform.dispose(), 10)
    expect(await thrownBy(() => loading)).toMatchObject({ code: 'ERR_DIAPAUSE_STATE' })
  })

  test('is refused when it is another', async () => {
    const other = Program.compileSync('print("evil")')
    const code = () => other.dump()
    const error = await thrownBy(() => new Platform().loadProgressSync(bytes, { code }))
    expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_SNAPSHOT_SCHEMA' })
    expect((error as Error).message).toContain(other.codeHash)
    const damaged = () => new Uint8Array(20)
    expect(
      await thrownBy(() => new Platform().loadProgressSync(bytes, { code: damaged })),
    ).toBeInstanceOf(SnapshotError)
  })

  test('leaves stack, lines and the call to inspect', () => {
    const { call, stack, scriptName } = inspect(bytes)
    expect(call).toMatchObject({ functionName: 'ask', args: ['how many?'], callId: 1 })
    expect(call?.position.line).toBe(2)
    expect(stack?.map(frame => [frame.function, frame.file, frame.line])).toEqual([
      ['<module>', 'main.py', 2],
    ])
    expect(scriptName).toBeUndefined()
  })

  test('makes small what many runs have in common', () => {
    const long = new Platform()
    const text = `ask()\n${'# a comment that is long\n'.repeat(1000)}`
    long.startSync(text, { externalFunctions: ['ask'] })
    expect(long.dumpProgress().length).toBeGreaterThan(20_000)
    expect(long.dumpProgress({ code: 'reference' }).length).toBeLessThan(250)
  })
})

describe('code that is left out of deltas', () => {
  test('is that which is new', async () => {
    const py = new Platform()
    const source = 'ask()\nimport tools\nask()\ntools.double(21)'
    py.startSync(source, { ...options })
    const base = py.dumpProgress({ code: 'reference' })
    py.resumeSync()
    const delta = py.dumpProgress({ since: base, code: 'reference' })
    const whole = py.dumpProgress()
    const code = stored(py.dumpCode())
    expect(inspect(base).code?.length).toBe(1)
    expect(inspect(delta).code?.length).toBe(1)
    expect(inspect([base, delta]).code?.map(piece => piece.hash)).toEqual([...code.keys()])
    const again = new Platform()
    await again.loadProgress([base, delta], { code })
    expect(again.dumpProgress()).toEqual(whole)
    expect(again.resumeSync().value).toBe(42)
    expect(await canLoad([base, delta])).toMatchObject({ ok: false })
    expect(await canLoad([base, delta], { code })).toEqual({ ok: true })
  })
})

describe('older code that is left out', () => {
  test('is one of the pieces', async () => {
    const source = 'def f():\n    return ask()\nprint(f())\nprint(f())'
    const py = new Platform()
    py.startSync(source, { externalFunctions: ['ask'] })
    const newer = new Platform()
    const options = { source: source.replace('return', 'return 10 *'), policy: 'keep' } as const
    await newer.loadProgress(py.dumpProgress(), options)
    const bytes = newer.dumpProgress({ code: 'reference' })
    const code = stored(newer.dumpCode())
    expect(code.size).toBe(2)
    expect(inspect(bytes).code).toEqual([...code.keys()].map(hash => ({ hash, included: false })))
    const again = new Platform()
    again.loadProgressSync(bytes, { code })
    expect(again.dumpProgress()).toEqual(newer.dumpProgress())
    again.resumeSync(1)
    expect(again.resumeSync(2).stdout).toContain('20')
  })
})

describe('code that is left out of sealed snapshots', () => {
  const keys = new KeyRing({
    keys: { first: { algorithm: 'AES-256-GCM', secret: randomBytes(32) } },
    current: 'first',
  })

  test('is sealed as well, and opened', async () => {
    const platform = started(keys)
    const bytes = platform.dumpProgress({ code: 'reference' })
    const pieces = platform.dumpCode()
    expect(pieces.map(piece => KeyRing.keyIdOf(piece.bytes))).toEqual(['first', 'first'])
    for (const code of [stored(pieces), stored(started().dumpCode())]) {
      const again = new Platform({ keys })
      await again.loadProgress(bytes, { code })
      expect(again.resumeSync(1).value).toBe(2)
      again.loadProgressSync(bytes, { code })
      expect(again.resumeSync(2).value).toBe(4)
    }
  })
})

describe('sessions', () => {
  test('leave out the code of all their programs', async () => {
    const repl = new Repl({ externalFunctions: ['ask'] })
    repl.feedSync('def add(a, b): return a + b')
    repl.feedSync('x = 3')
    const code = stored(repl.dumpCode())
    expect(code.size).toBe(2)
    const again = Repl.load(repl.dump({ code: 'reference' }), { code })
    expect(again.feedSync('add(x, 1)').value).toBe(4)

    await repl.feedStart('add(x, ask())')
    const later = new Repl()
    await later.loadProgress(repl.dumpProgress({ code: 'reference' }), {
      code: stored(repl.dumpCode()),
    })
    expect((await later.resume(10)).value).toBe(13)
  })
})

describe('code that nothing can run any more', () => {
  const asking = { externalFunctions: ['ask'] }
  const lengthOf = (source: string): number => {
    const platform = new Platform()
    platform.startSync(source, asking)
    return platform.dumpProgress().length
  }

  test('is not in snapshots', () => {
    const evals = (count: number): number =>
      lengthOf(`for n in range(${count}):\n    eval(f'{n} + n')\nn = 0\nask()`)
    expect(evals(2000) - evals(1)).toBeLessThan(10)
    const defined = lengthOf("exec('def f(): return 1')\nask()")
    expect(lengthOf("exec('def f(): return 1')\ndel f\nask()")).toBeLessThan(defined)
  })

  test('is not in those of sessions, and what is used is', () => {
    const repl = new Repl()
    repl.feedSync('def add(n):\n    return n + 1')
    const before = repl.dump().length
    for (let n = 0; n < 200; n++) repl.feedSync(`x = add(${n})\n"${'text '.repeat(20)}"`)
    const bytes = repl.dump()
    expect(bytes.length - before).toBeLessThan(100)
    const later = Repl.load(bytes)
    expect(later.feedSync('add(x)').value).toBe(201)
  })

  test('gives its memory back, and what is used counts', async () => {
    const limits = { memoryBytes: 16 << 20 }
    const source = 'total = 0\nfor n in range(30_000):\n    total += eval(f"{n}")\ntotal'
    expect((await new Platform({ limits }).run(source)).value).toBe((29_999 * 30_000) / 2)
    const kept = new Platform({ limits }).run('x = [eval("lambda: 1") for n in range(30_000)]')
    expect(await thrownBy(() => kept)).toMatchObject({ limit: 'memory' })
  })

  test('a chain of deltas keeps its numbers', async () => {
    const platform = new Platform()
    const turn =
      'for n in range(60):\n    exec(f"def f{n % 7}(): return {n}")\n    eval(f"{n}")\n    ask(n)\n'
    platform.startSync(`${turn}[f() for f in (f0, f1, f2, f3, f4, f5, f6)]`, asking)
    let chain = [platform.dumpProgress()]
    for (let n = 0; n < 59; n++) {
      await platform.resume(null)
      if (n % 9 === 8) chain = [platform.dumpProgress()]
      else chain.push(platform.dumpProgress({ since: chain.at(-1) as Uint8Array }))
      const later = new Platform()
      await later.loadProgress(chain)
      for (let left = n; left < 58; left++) await later.resume(null)
      expect((await later.resume(null)).value).toEqual([56, 57, 58, 59, 53, 54, 55])
    }
  })
})

describe('options', () => {
  test('are checked', async () => {
    const platform = started()
    for (const code of ['none', 1, null]) {
      expect(await thrownBy(() => platform.dumpProgress({ code } as never))).toBeInstanceOf(
        OptionError,
      )
    }
    const bytes = platform.dumpProgress({ code: 'reference' })
    for (const code of ['x', 1, null, []]) {
      expect(
        await thrownBy(() => new Platform().loadProgressSync(bytes, { code } as never)),
      ).toBeInstanceOf(OptionError)
    }
    const wrong = { code: () => 'text' as never }
    expect(await thrownBy(() => new Platform().loadProgressSync(bytes, wrong))).toBeInstanceOf(
      OptionError,
    )
  })
})
