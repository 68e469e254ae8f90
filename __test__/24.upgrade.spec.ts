import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  KeyRing,
  OptionError,
  Platform,
  PythonError,
  PythonSyntaxError,
  Repl,
  SnapshotError,
} from '../index.js'
import { backendNames } from '../src/backends/backend.js'
import { thrownBy } from './support/python.js'

const SCHEMA = 'ERR_DIAPAUSE_SNAPSHOT_SCHEMA'

const source = `
class Order:
    rate = 2
    def total(self, items):
        return self.rate * len(items)

def checkout(items):
    paid = charge(items)
    return Order().total(items), paid, note()

def note():
    return 'old'

print(checkout(['tea', 'milk']))
print(note())
`

const newer = `# A newer version.
${source.replace("return 'old'", "return 'new'").replace('self.rate *', '100 +')}`

function asleep(text = source): Uint8Array {
  const py = new Platform()
  py.startSync(text, { externalFunctions: ['charge'] })
  return py.dumpProgress()
}

describe('newer source', () => {
  test.each(backendNames)('is what functions run that are not in a call: %s', async backend => {
    for (const options of [{ source: newer }, { source: newer, policy: 'keep' }] as const) {
      const py = new Platform({ backend })
      const step = await py.loadProgress(asleep(), options)
      expect(step).toMatchObject({ kind: 'pending', args: [['tea', 'milk']] })
      // It travels on.
      const later = new Platform({ backend })
      later.loadProgressSync(py.dumpProgress())
      expect((await later.resume(true)).stdout).toBe("(102, True, 'new')\nnew\n")
      expect(py.resumeSync(true).stdout).toBe("(102, True, 'new')\nnew\n")
    }
    const same = new Platform({ backend })
    same.loadProgressSync(asleep(), { source })
    expect(same.resumeSync(true).stdout).toBe("(4, True, 'old')\nold\n")
  })

  test('is refused where it is another in the middle of a call', async () => {
    const py = new Platform()
    const changed = source.replace(', paid, note()', ', paid, note(), 1')
    const error = (await thrownBy(() =>
      py.loadProgress(asleep(), { source: changed }),
    )) as SnapshotError
    expect(error).toBeInstanceOf(SnapshotError)
    expect(error.code).toBe(SCHEMA)
    expect(error.message).toMatch(
      /^the new source is another where the program stands: checkout \(code [0-9a-f]{16}, now [0-9a-f]{16}\)$/,
    )
    expect(py.state).toBe('idle')
    // The old one still goes, and the new one with `keep`.
    py.loadProgressSync(asleep(), { source: changed, policy: 'keep' })
    expect(py.resumeSync(true).stdout).toBe("(4, True, 'old')\nold\n")
  })

  test('with `keep`, both versions travel until the old one has finished', () => {
    const body = (word: string): string =>
      `def work(n):\n    ask(n)\n    print('${word}', n)\n    if n: work(n - 1)\nwork(2)\nwork(0)`
    const first = new Platform()
    first.startSync(body('old'), { externalFunctions: ['ask'] })
    let py = new Platform()
    py.loadProgressSync(first.dumpProgress(), { source: body('new'), policy: 'keep' })
    let printed = ''
    for (;;) {
      const bytes = py.dumpProgress()
      py.dispose()
      py = new Platform()
      py.loadProgressSync(bytes)
      const step = py.resumeSync()
      printed += step.stdout
      if (step.kind !== 'pending') break
    }
    expect(printed).toBe('old 2\nnew 1\nnew 0\nnew 0\n')
  })

  test('gives tracebacks its own lines', async () => {
    const fails = 'def work():\n    ask()\n    return 1 / 0\nwork()'
    const py = new Platform()
    await py.start(fails, { externalFunctions: ['ask'], scriptName: 'shop.py' })
    const again = new Platform()
    await again.loadProgress(py.dumpProgress(), { source: `# A comment.\n\n${fails}` })
    expect(again.step).toMatchObject({ position: { line: 4, column: 5 } })
    const error = (await thrownBy(() => again.resume())) as PythonError
    expect(error).toBeInstanceOf(PythonError)
    expect(error.traceback).toMatchObject([
      { file: 'shop.py', function: '<module>', line: 6 },
      { file: 'shop.py', function: 'work', line: 5, sourceLine: 'return 1 / 0' },
    ])
  })

  test('that does not compile leaves the platform idle', async () => {
    const py = new Platform()
    const error = await thrownBy(() => py.loadProgress(asleep(), { source: 'def (' }))
    expect(error).toBeInstanceOf(PythonSyntaxError)
    expect((error as PythonSyntaxError).file).toBe('main.py')
    expect(await thrownBy(() => py.loadProgressSync(asleep(), { source: 'x =' }))).toBeInstanceOf(
      PythonSyntaxError,
    )
    expect(py.state).toBe('idle')
    expect(py.runSync('1 + 1').value).toBe(2)
  })

  test('is for sealed snapshots, too', async () => {
    const keys = new KeyRing({
      keys: { a: { algorithm: 'AES-256-GCM', secret: randomBytes(32) } },
      current: 'a',
    })
    const py = new Platform({ keys })
    py.startSync(source, { externalFunctions: ['charge'] })
    const again = new Platform({ keys })
    await again.loadProgress(py.dumpProgress(), { source: newer })
    expect((await again.resume(true)).stdout).toContain("'new'")
  })

  test('is for the program in the middle of which a session is', async () => {
    const repl = new Repl({ externalFunctions: ['ask'] })
    repl.feedSync("def before(): return 'before'")
    await repl.feedStart("def f(): return 'old'\nask()\nbefore(), f()")
    const changed = "def f(): return 'new'\nask()\nbefore(), f()"
    for (const load of ['loadProgress', 'loadProgressSync'] as const) {
      const again = new Repl()
      await again[load](repl.dumpProgress(), { source: changed })
      expect([...((await again.resume()).value as string[])]).toEqual(['before', 'new'])
      expect(again.feedSync('f()').value).toBe('new')
    }
    const refused = changed.replace('before()', '1')
    const error = await thrownBy(() =>
      new Repl().loadProgressSync(repl.dumpProgress(), { source: refused }),
    )
    expect((error as SnapshotError).code).toBe(SCHEMA)
  })

  test.each([
    [{ source: 1 }, 'option "source" is 1, expected a string'],
    [{ source: null }, 'option "source" is null, expected a string'],
    [
      { source: '', policy: 'lenient' },
      'option "policy" is "lenient", expected "strict" or "keep"',
    ],
    [
      { policy: 'keep' },
      'option "policy" says what becomes of a newer "source", and there is none',
    ],
  ])('options are checked: %j', async (options, message) => {
    const py = new Platform()
    const load = (): unknown => py.loadProgressSync(asleep(), options as never)
    const error = (await thrownBy(load)) as OptionError
    expect(error).toBeInstanceOf(OptionError)
    expect(error.message).toBe(message)
    expect(py.state).toBe('idle')
  })
})
