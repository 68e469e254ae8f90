import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { KeyRing, OptionError, Platform, Repl, SnapshotError, StateError } from '../index.js'
import { thrownBy } from './support/python.js'

const source = `
records = [{'id': n, 'name': f'customer {n}', 'score': n * 0.5} for n in range(5000)]
turn = 0
while True:
    change = ask(turn)
    turn += 1
    for n in range(turn, 5000, 100):
        records[n]['score'] = change
`
const ask = { externalFunctions: ['ask'] }

const rings = {
  'without keys': undefined,
  'with AES-256-GCM': new KeyRing({
    keys: { a: { algorithm: 'AES-256-GCM', secret: randomBytes(32) } },
    current: 'a',
  }),
  'with HMAC-SHA-256': new KeyRing({
    keys: { a: { algorithm: 'HMAC-SHA-256', secret: randomBytes(32) } },
    current: 'a',
  }),
}

function platform(keys?: KeyRing): Platform {
  return new Platform(keys === undefined ? {} : { keys })
}

/** A platform at its first call, and its bytes. */
function begun(keys?: KeyRing): { py: Platform; base: Uint8Array } {
  const py = platform(keys)
  py.startSync(source, ask)
  return { py, base: py.dumpProgress() }
}

/** What a whole dump would give, without becoming what deltas are relative to. */
function whole(py: Platform): Uint8Array {
  const other = new Platform()
  other.restore(py.snapshot())
  return other.dumpProgress()
}

describe.each(Object.entries(rings))('deltas %s', (_, keys) => {
  test('hold what changed and are loaded behind their base', async () => {
    const { py, base } = begun(keys)
    const chain = [base]
    for (const change of [1.5, 2.5, 3.5]) {
      py.resumeSync(change)
      chain.push(py.dumpProgress({ since: chain.at(-1) as Uint8Array }))
      expect(chain.at(-1)?.length).toBeLessThan(base.length / 20)
      const again = platform(keys)
      const step = await again.loadProgress(chain)
      expect(step).toMatchObject({ kind: 'pending', args: [change - 0.5] })
      expect(whole(again)).toEqual(whole(py))
    }
    const again = platform(keys)
    again.loadProgressSync(chain)
    expect(again.resumeSync(4.5)).toMatchObject({ args: [4] })
  })

  test('go on from what was loaded', () => {
    const { py, base } = begun(keys)
    py.resumeSync(1.5)
    const first = py.dumpProgress({ since: base })
    const other = platform(keys)
    other.loadProgressSync([base, first])
    other.resumeSync(2.5)
    const second = other.dumpProgress({ since: first })
    const third = platform(keys)
    third.loadProgressSync([base, first, second])
    expect(whole(third)).toEqual(whole(other))
    third.resumeSync(3.5)
    expect(third.dumpProgress({ since: second }).length).toBeLessThan(base.length / 20)
  })

  test('are relative to the last snapshot only', async () => {
    const { py, base } = begun(keys)
    py.resumeSync(1.5)
    const delta = py.dumpProgress({ since: base })
    const error = await thrownBy(() => py.dumpProgress({ since: base }))
    expect(error).toBeInstanceOf(OptionError)
    expect(String(error)).toContain('is not the last')
    // It is still there to go on from.
    py.resumeSync(2.5)
    expect(py.dumpProgress({ since: delta }).length).toBeLessThan(base.length / 20)
  })

  test('of the wrong base, or none, are refused', async () => {
    const { py, base } = begun(keys)
    py.resumeSync(1.5)
    const first = py.dumpProgress({ since: base })
    py.resumeSync(2.5)
    const second = py.dumpProgress({ since: first })
    const wrong = [
      [[base, second], 'ERR_DIAPAUSE_SNAPSHOT_SCHEMA', 'is relative to a snapshot of'],
      [[base, base], 'ERR_DIAPAUSE_SNAPSHOT_CORRUPT', 'expected what changed since'],
      [first, 'ERR_DIAPAUSE_SNAPSHOT_CORRUPT', 'what changed since another snapshot'],
    ] as const
    for (const [chain, code, words] of wrong) {
      const error = await thrownBy(() => platform(keys).loadProgressSync(chain))
      expect(error).toBeInstanceOf(SnapshotError)
      expect((error as SnapshotError).code).toBe(code)
      expect(String(error)).toContain(words)
    }
  })

  test('of interactive sessions', async () => {
    const options = keys === undefined ? {} : { keys }
    const repl = new Repl(options)
    repl.feedSync('table = {n: [str(n * n * 7919)] for n in range(1000)}')
    const base = repl.dump()
    repl.feedSync('def double(n): return 2 * n\ntable[7].append(double(8))')
    const first = repl.dump({ since: base })
    expect(first.length).toBeLessThan(base.length / 2)
    const again = Repl.load([base, first], options)
    expect(again.feeds).toBe(2)
    again.feedStartSync('answer = ask(table[7][1])\ndouble(answer)', ask)
    const second = again.dumpProgress({ since: first })
    const third = new Repl(options)
    const step = third.loadProgressSync([base, first, second])
    expect(step).toMatchObject({ args: [16] })
    expect(third.resumeSync(4).value).toBe(8)
    const between = await thrownBy(() => Repl.load([base, first, second], options))
    expect(between).toBeInstanceOf(StateError)
  })
})

describe('deltas', () => {
  test('are not disturbed by snapshots in memory', async () => {
    const { py, base } = begun()
    py.resumeSync(1.5)
    const progress = py.snapshot()
    const delta = py.dumpProgress({ since: base })
    new Platform().loadProgressSync([base, delta])
    py.restore(progress)
    expect(await thrownBy(() => py.dumpProgress({ since: delta }))).toBeInstanceOf(OptionError)
  })

  test('need a snapshot', async () => {
    const py = new Platform()
    py.startSync(source, ask)
    const { base } = begun()
    for (const since of [base, new Uint8Array(3), 'bytes', null]) {
      const error = await thrownBy(() => py.dumpProgress({ since: since as Uint8Array }))
      expect(error).toBeInstanceOf(OptionError)
    }
    const none = await thrownBy(() => new Platform().loadProgressSync([]))
    expect(none).toBeInstanceOf(OptionError)
    expect(await thrownBy(() => new Platform().dumpProgress({ since: base }))).toBeInstanceOf(
      StateError,
    )
  })

  test('that are damaged are refused', async () => {
    const { py, base } = begun()
    py.resumeSync(1.5)
    const delta = py.dumpProgress({ since: base })
    for (let at = 0; at < delta.length; at += 7) {
      const damaged = Uint8Array.from(delta)
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      const error = await thrownBy(() => new Platform().loadProgressSync([base, damaged]))
      expect(error).toBeInstanceOf(SnapshotError)
    }
  })

  test('loaded under a lower limit of memory meet it', async () => {
    const { py, base } = begun()
    py.resumeSync(1.5)
    const delta = py.dumpProgress({ since: base })
    const small = new Platform({ limits: { memoryBytes: 1 << 19 } })
    expect(await thrownBy(() => small.loadProgressSync([base, delta]))).toMatchObject({
      code: 'ERR_DIAPAUSE_LIMIT',
    })
  })
})
