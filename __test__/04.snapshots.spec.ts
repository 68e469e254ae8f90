import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canLoad, inspect, Platform, Program, PyTuple, SnapshotError } from '../index.js'
import { thrownBy } from './support/python.js'

const source = `
class Order:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return ask("same", self.n, other) == "yes"

def lines(order):
    total = 0
    try:
        for i in range(3):
            total += ask("price", i)
            yield total
    finally:
        print("closed", order.n)

order = Order(7)
prices = list(lines(order))
found = 9 in [order]
print("done")
(prices, found)
`

async function start(): Promise<Platform> {
  const platform = new Platform()
  const step = await platform.start(source, { externalFunctions: ['ask'] })
  expect(step).toMatchObject({ kind: 'pending', args: ['price', 0] })
  return platform
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diapause-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

interface ChildReport {
  loaded: { kind: string; functionName?: string; args?: unknown[] }
  kind: string
  value: unknown
  stdout: string
}

function resumeInChild(bytes: Uint8Array, value?: unknown): ChildReport {
  const file = join(folder, 'program.bin')
  writeFileSync(file, bytes)
  const child = join(__dirname, 'support', 'child.mjs')
  const args = value === undefined ? [] : [JSON.stringify(value)]
  return JSON.parse(execFileSync(process.execPath, [child, file, ...args], { encoding: 'utf8' }))
}

describe('files of a program', () => {
  test('travel in its snapshot', async () => {
    const platform = new Platform()
    const source = `
with open("notes/today.txt", "w") as notes:
    notes.write("before\\n")
    notes.write(ask())
open("notes/today.txt").read()
`
    await platform.start(source, { externalFunctions: ['ask'] })
    const again = new Platform()
    await again.loadProgress(platform.dumpProgress())
    expect((await again.resume('after')).value).toBe('before\nafter')
  })
})

describe('dump and load', () => {
  test('a program sleeps at every call and finishes in other platforms', async () => {
    let platform = await start()
    const answers = [10, 20, 30, 'yes']
    let output = ''
    for (const answer of answers) {
      const next = new Platform()
      expect(await next.loadProgress(platform.dumpProgress())).toEqual(
        expect.objectContaining({ kind: 'pending', functionName: 'ask' }),
      )
      expect(next.state).toBe('active')
      output += (await next.resume(answer)).stdout
      platform = next
    }
    expect(platform.state).toBe('idle')
    expect(output).toBe('closed 7\ndone\n')
  })

  test('a program wakes up in another process', async () => {
    const platform = await start()
    await platform.resume(10)
    await platform.resume(20)
    await platform.resume(30)
    const report = resumeInChild(platform.dumpProgress(), 'yes')
    expect(report.loaded).toEqual({ kind: 'pending', functionName: 'ask', args: ['same', 7, 9] })
    expect(report).toMatchObject({
      kind: 'complete',
      value: [[10, 30, 60], true],
      stdout: 'done\n',
    })
  })

  test('a program that was paused in a loop goes on in another process', async () => {
    const platform = new Platform()
    const promise = platform.start('total = 0\nfor i in range(3000000):\n    total += i\ntotal')
    setTimeout(() => platform.pause(), 1)
    const step = await promise
    expect(step.kind).toBe('paused')
    const report = resumeInChild(platform.dumpProgress())
    expect(report).toMatchObject({
      loaded: { kind: 'paused' },
      kind: 'complete',
      value: 4499998500000,
    })
  })

  test('the program goes on where it was dumped, too', async () => {
    const platform = await start()
    platform.dumpProgress()
    expect(await platform.resume(1)).toMatchObject({ kind: 'pending', args: ['price', 1] })
  })

  test('the same state gives the same bytes, and so does what was loaded from them', async () => {
    const platform = await start()
    const bytes = platform.dumpProgress()
    expect(platform.dumpProgress()).toEqual(bytes)
    const again = new Platform()
    again.loadProgressSync(bytes)
    expect(again.dumpProgress()).toEqual(bytes)
  })

  test('a small program is small', async () => {
    const platform = new Platform()
    await platform.start('x = 1\nask(x)', { externalFunctions: ['ask'] })
    expect(platform.dumpProgress().length).toBeLessThan(400)
  })

  test('the bytes are the caller’s own', async () => {
    const platform = await start()
    const bytes = platform.dumpProgress()
    const copy = Uint8Array.from(bytes)
    bytes.fill(0)
    expect(platform.dumpProgress()).toEqual(copy)
  })
})

describe('snapshot and restore', () => {
  test('bytes that threads share are read as they are at the call', async () => {
    const dump = (await start()).dumpProgress()
    const shared = new Uint8Array(new SharedArrayBuffer(dump.length))
    shared.set(dump)
    const again = new Platform()
    const loading = again.loadProgress(shared)
    shared.fill(0)
    expect(await loading).toMatchObject({ kind: 'pending', args: ['price', 0] })
    shared.set(dump)
    expect(new Platform().loadProgressSync(shared).kind).toBe('pending')
  })

  test('one goes back as often as one likes', async () => {
    const platform = new Platform()
    await platform.start('a = ask()\nb = ask()\n(a, b)', { externalFunctions: ['ask'] })
    await platform.resume('first')
    const moment = platform.snapshot()
    expect((await platform.resume(1)).value).toEqual(PyTuple.of<unknown>('first', 1))
    expect(platform.restore(moment)).toMatchObject({ kind: 'pending', callId: 2 })
    expect((await platform.resume(2)).value).toEqual(PyTuple.of<unknown>('first', 2))
    const fork = new Platform()
    fork.restore(moment)
    expect((await fork.resume(3)).value).toEqual(PyTuple.of<unknown>('first', 3))
  })

  test('a program that is active is given up', async () => {
    const platform = await start()
    const moment = platform.snapshot()
    await platform.resume(5)
    expect(platform.restore(moment)).toMatchObject({ args: ['price', 0] })
  })
})

describe('bytes that cannot be loaded', () => {
  let good: Uint8Array
  beforeAll(async () => {
    good = (await start()).dumpProgress()
  })

  async function refused(bytes: Uint8Array): Promise<SnapshotError> {
    const platform = new Platform()
    const error = await thrownBy(() => platform.loadProgress(bytes))
    expect(error).toBeInstanceOf(SnapshotError)
    expect(() => platform.loadProgressSync(bytes)).toThrow(SnapshotError)
    expect(platform.state).toBe('idle')
    expect(platform.runSync('1').value).toBe(1)
    return error as SnapshotError
  }

  test('no bytes at all', async () => {
    expect((await refused(new Uint8Array())).code).toBe('ERR_DIAPAUSE_SNAPSHOT_CORRUPT')
  })

  test('random bytes', async () => {
    let seed = 1
    for (let length = 1; length < 3000; length = length * 2 + 1) {
      const bytes = Uint8Array.from({ length }, () => {
        seed = (seed * 1103515245 + 12345) % 2 ** 31
        return seed >> 16
      })
      expect((await refused(bytes)).code).toBe('ERR_DIAPAUSE_SNAPSHOT_CORRUPT')
    }
  })

  test('every prefix', () => {
    const platform = new Platform()
    for (let end = 0; end < good.length; end++) {
      expect(() => platform.loadProgressSync(good.subarray(0, end))).toThrow(SnapshotError)
    }
    expect(platform.runSync('1').value).toBe(1)
  })

  test('every byte changed', () => {
    const platform = new Platform()
    for (let at = 0; at < good.length; at++) {
      for (const change of [1, 0x80, 0xff]) {
        const bytes = Uint8Array.from(good)
        bytes[at] = (bytes[at] ?? 0) ^ change
        expect(() => platform.loadProgressSync(bytes)).toThrow(SnapshotError)
      }
    }
    expect(platform.runSync('1').value).toBe(1)
  })

  test('bytes behind the end', async () => {
    await refused(Uint8Array.from([...good, 0]))
  })

  test('a program is no progress', async () => {
    const error = await refused(Program.compileSync('1').dump())
    expect(error.code).toBe('ERR_DIAPAUSE_SNAPSHOT_CORRUPT')
  })

  test('a format of the future names both versions', async () => {
    // Some byte of the first sixteen is the version: at that place, and only there, the error
    // is about the version.
    const codes = Array.from({ length: 16 }, (_, at) => {
      const bytes = Uint8Array.from(good)
      bytes[at] = 0x7f
      try {
        new Platform().loadProgressSync(bytes)
        return undefined
      } catch (error) {
        return error as SnapshotError
      }
    })
    const version = codes.find(error => error?.code === 'ERR_DIAPAUSE_SNAPSHOT_VERSION')
    expect(version?.message).toMatch(/version 127, this build reads up to \d+/)
  })

  test('what only looks like bytes', async () => {
    const error = await thrownBy(() =>
      new Platform().loadProgress(Object.create(Uint8Array.prototype)),
    )
    expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_OPTION' })
  })

  test('bytes of another realm are bytes', async () => {
    const dump = (await start()).dumpProgress()
    const foreign = runInNewContext('Uint8Array.from(bytes)', { bytes: [...dump] }) as Uint8Array
    expect(foreign).not.toBeInstanceOf(Uint8Array)
    expect((await new Platform().loadProgress(foreign)).kind).toBe('pending')
    expect(inspect([foreign]).status).toBe('pending')
  })

  test('what was transferred, before the call or behind it, and nothing else is lost', async () => {
    const other = await start()
    const transferred = (dump: Uint8Array): Uint8Array => {
      structuredClone(dump.buffer, { transfer: [dump.buffer as ArrayBuffer] })
      return dump
    }
    const gone = transferred(other.dumpProgress().slice())
    const refused = { code: 'ERR_DIAPAUSE_OPTION', message: expect.stringContaining('transferred') }
    for (const call of [
      () => new Platform().loadProgress(gone),
      () => new Platform().loadProgress([other.dumpProgress(), gone]),
      () => Program.load(gone),
      () => inspect(gone),
      () => canLoad(gone),
      () => other.dumpProgress({ since: gone }),
    ]) {
      expect(await thrownBy(call)).toMatchObject(refused)
    }
    const dump = other.dumpProgress().slice()
    const loading = new Platform().loadProgress(dump)
    transferred(dump)
    await expect(loading).rejects.toMatchObject({ code: 'ERR_DIAPAUSE_SNAPSHOT_CORRUPT' })
    expect((await other.resume(1)).kind).toBe('pending')
  })

  test('what is no bytes', async () => {
    const platform = new Platform()
    const error = await thrownBy(() => platform.loadProgress('text' as unknown as Uint8Array))
    expect(error).toMatchObject({
      code: 'ERR_DIAPAUSE_OPTION',
      message: 'bytes is "text", expected a Uint8Array',
    })
    expect(platform.state).toBe('idle')
  })
})

describe('limits of what is loaded', () => {
  test('a dump does not raise what the loader allows', async () => {
    const generous = new Platform({ limits: { outputBytes: 1000 } })
    await generous.start('ask()\nprint("x" * 500)', { externalFunctions: ['ask'] })
    const strict = new Platform({ limits: { outputBytes: 100 } })
    await strict.loadProgress(generous.dumpProgress())
    expect(await thrownBy(() => strict.resume())).toMatchObject({ limit: 'output' })
  })

  test('a dump keeps the limits it was started with', async () => {
    const strict = new Platform({ limits: { outputBytes: 100 } })
    await strict.start('ask()\nprint("x" * 500)', { externalFunctions: ['ask'] })
    const generous = new Platform()
    await generous.loadProgress(strict.dumpProgress())
    expect(await thrownBy(() => generous.resume())).toMatchObject({ limit: 'output' })
  })
})
