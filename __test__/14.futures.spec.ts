import { describe, expect, test } from 'vitest'
import { LimitError, Platform, PyTuple, type Step } from '../index.js'
import { thrownBy } from './support/python.js'

const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

const gather = `
import asyncio

async def one(name):
    try:
        return await fetch(name)
    except ValueError as error:
        return f"refused: {error}"

async def main():
    return await asyncio.gather(*[one(name) for name in "abc"])

asyncio.run(main())
`

/** The step at which three calls are in flight. */
async function inFlight(platform: Platform): Promise<Step> {
  let step = await platform.start(gather, { externalFunctions: ['fetch'] })
  while (step.kind === 'pending') {
    expect(step.awaitable).toBe(true)
    step = await platform.resumeAsFuture()
  }
  return step
}

describe('calls that are answered later', () => {
  test('are in flight together, and answered by their numbers', async () => {
    const platform = new Platform()
    const step = await inFlight(platform)
    expect(step).toMatchObject({
      kind: 'futures',
      delay: null,
      calls: [
        { callId: 1, functionName: 'fetch' },
        { callId: 2, functionName: 'fetch' },
        { callId: 3, functionName: 'fetch' },
      ],
    })
    const next = await platform.resolveFutures([
      { callId: 3, value: 'third' },
      { callId: 1, error: { type: 'ValueError', message: 'no' } },
    ])
    expect(next).toMatchObject({ kind: 'futures', calls: [{ callId: 2 }] })
    const last = platform.resolveFuturesSync([{ callId: 2, value: [1, 2] }])
    expect(last.value).toEqual(['refused: no', [1, 2], 'third'])
  })

  test('travel in a dump and are answered in another platform', async () => {
    const platform = new Platform()
    await inFlight(platform)
    let bytes = platform.dumpProgress()
    for (const callId of [2, 3]) {
      const next = new Platform()
      const step = await next.loadProgress(bytes)
      expect(step.kind).toBe('futures')
      expect((await next.resolveFutures([{ callId, value: callId }])).kind).toBe('futures')
      bytes = next.dumpProgress()
    }
    const last = new Platform()
    expect(last.loadProgressSync(bytes)).toMatchObject({ calls: [{ callId: 1 }] })
    expect((await last.resolveFutures([{ callId: 1, value: 1 }])).value).toEqual([1, 2, 3])
  })

  test('that nobody made, or that are answered twice, are refused and nothing is lost', async () => {
    const platform = new Platform()
    await inFlight(platform)
    const refused = { code: 'ERR_DIAPAUSE_VALUE' }
    await expect(platform.resolveFutures([{ callId: 9, value: 1 }])).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('does not wait for call 9, but for 1 (fetch), 2 (fetch)'),
    })
    const twice = { callId: 1, value: 1 }
    await expect(platform.resolveFutures([twice, twice])).rejects.toMatchObject(refused)
    await expect(platform.resolveFutures([])).rejects.toMatchObject(refused)
    const nothing = Object.create(null) as unknown
    const both = { callId: 1, value: 1, error: new Error('e') }
    for (const bad of [5, [1], [{}], [both], new Array(1), [{ callId: nothing }]]) {
      await expect(platform.resolveFutures(bad as never)).rejects.toMatchObject({
        code: 'ERR_DIAPAUSE_OPTION',
      })
    }
    await expect(platform.resolveFutures([twice], { elapsed: Number.NaN })).rejects.toMatchObject({
      code: 'ERR_DIAPAUSE_OPTION',
    })
    expect(platform.step?.kind).toBe('futures')
    const answers = [1, 2, 3].map(callId => ({ callId, value: callId }))
    expect((await platform.resolveFutures(answers)).value).toEqual([1, 2, 3])
  })

  test('of a program without an event loop wait until one runs', async () => {
    const platform = new Platform()
    const source = `
import asyncio
call = fetch("early")
async def main():
    return call.done(), await call
asyncio.run(main())
`
    const first = await platform.start(source, { externalFunctions: ['fetch'] })
    expect(first).toMatchObject({ kind: 'pending', awaitable: false })
    expect((await platform.resumeAsFuture()).kind).toBe('futures')
    const last = await platform.resolveFutures([{ callId: 1, value: 'late' }])
    expect(last.value).toEqual(PyTuple.from<unknown>([false, 'late']))
  })
})

describe('timers', () => {
  const source = `
import asyncio
try:
    async with asyncio.timeout(60):
        result = await fetch("slow")
except TimeoutError:
    result = "timed out"
result
`

  test('are due when the host says that the time has passed', async () => {
    for (const [elapsed, expected] of [
      [undefined, 'timed out'],
      [61, 'timed out'],
    ] as const) {
      const platform = new Platform()
      await platform.start(source, { externalFunctions: ['fetch'] })
      const step = await platform.resumeAsFuture()
      expect(step.kind === 'futures' && step.delay).toBeCloseTo(60, 3)
      const options = elapsed === undefined ? {} : { elapsed }
      expect((await platform.resolveFutures([], options)).value).toBe(expected)
    }
  })

  test('go on where they stood when some of the time has passed', async () => {
    const platform = new Platform()
    await platform.start(source, { externalFunctions: ['fetch'] })
    await platform.resumeAsFuture()
    const step = await platform.resolveFutures([], { elapsed: 45 })
    expect(step.kind === 'futures' && step.delay).toBeCloseTo(15, 3)
    expect((await platform.resolveFutures([{ callId: 1, value: 'ok' }])).value).toBe('ok')
  })

  test('of a program that sleeps are all that it waits for', async () => {
    const platform = new Platform()
    const step = await platform.start('import asyncio\nawait asyncio.sleep(86400, "a day later")')
    expect(step).toMatchObject({ kind: 'futures', calls: [] })
    const bytes = platform.dumpProgress()
    const later = new Platform()
    await later.loadProgress(bytes)
    expect((await later.resolveFutures([])).value).toBe('a day later')
  })
})

describe('run()', () => {
  test('awaits promises of several tasks at the same time', async () => {
    let most = 0
    let now = 0
    const fetch = async (name: string): Promise<string> => {
      now += 1
      most = Math.max(most, now)
      await sleep(20)
      now -= 1
      if (name === 'b') throw Object.assign(new Error('no b'), { name: 'ValueError' })
      return name.toUpperCase()
    }
    const { value } = await new Platform().run(gather, { functions: { fetch } })
    expect(value).toEqual(['A', 'refused: no b', 'C'])
    expect(most).toBe(3)
  })

  test('waits for the value itself where no event loop runs', async () => {
    const fetch = async (name: string): Promise<string> => name.toUpperCase()
    expect((await new Platform().run('fetch("x") + "y"', { functions: { fetch } })).value).toBe(
      'Xy',
    )
  })

  test('lets timers and promises race', async () => {
    const source = `
import asyncio
async def attempt(limit):
    try:
        return await asyncio.wait_for(fetch(1), limit)
    except TimeoutError:
        return "too slow"
await asyncio.gather(attempt(0.005), attempt(5))
`
    const fetch = async (n: number): Promise<number> => {
      await sleep(60)
      return n
    }
    const { value } = await new Platform().run(source, { functions: { fetch } })
    expect(value).toEqual(['too slow', 1])
  })

  test('sleeps on the thread of runSync', () => {
    const source = 'import asyncio\nawait asyncio.sleep(0.001)\nawait asyncio.sleep(0.001, 7)'
    expect(new Platform().runSync(source).value).toBe(7)
  })

  test('sleeps there no longer than it may run, and can go on', async () => {
    const platform = new Platform({ limits: { totalMs: 100 } })
    for (const sleep of [
      'await asyncio.sleep(1e9)',
      'for n in range(9): await asyncio.sleep(.03)',
    ]) {
      const error = await thrownBy(() => platform.runSync(`import asyncio\n${sleep}\n5`))
      expect(error).toBeInstanceOf(LimitError)
      expect(error).toMatchObject({ limit: 'total', message: expect.stringContaining('100 ms') })
      let step = await platform.resolveFutures([], { elapsed: 1e9 })
      while (step.kind === 'futures') step = await platform.resolveFutures([], { elapsed: 1 })
      expect(step).toMatchObject({ kind: 'complete', value: 5 })
    }
  })

  test('pauses while it waits for a timer or a promise, and can go on', async () => {
    for (const source of ['await asyncio.sleep(3600, 5)', 'await fetch(5)']) {
      const platform = new Platform()
      const fetch = (): Promise<void> => new Promise(() => {})
      const promise = platform.run(`import asyncio\n${source}`, { functions: { fetch } })
      setTimeout(() => platform.pause(), 20)
      expect((await promise).kind).toBe('paused')
      const step = await platform.resume()
      expect(step.kind).toBe('futures')
      const answers = step.kind === 'futures' ? step.calls : []
      const last = await platform.resolveFutures(
        answers.map(({ callId }) => ({ callId, value: 5 })),
      )
      expect(last.value).toBe(5)
    }
  })

  test('ends when the platform is disposed or the signal aborts', async () => {
    const source = 'import asyncio\nawait asyncio.sleep(3600)'
    const platform = new Platform()
    setTimeout(() => platform.dispose(), 20)
    await expect(platform.run(source)).rejects.toMatchObject({ code: 'ERR_DIAPAUSE_STATE' })
    const waiting = new Platform()
    setTimeout(() => waiting.dispose(), 20)
    const functions = { never: () => new Promise(() => {}) }
    await expect(waiting.run('never()', { functions })).rejects.toMatchObject({
      code: 'ERR_DIAPAUSE_STATE',
    })
    const aborted = new Platform()
    const signal = AbortSignal.timeout(20)
    const error: unknown = await aborted.run(source, { signal }).catch(reason => reason)
    expect(error).toBe(signal.reason)
    expect(aborted.step?.kind).toBe('futures')
  })

  test('raises in Python when a result in flight cannot be read', async () => {
    const fetch = async (): Promise<object> => ({
      get price(): number {
        throw new RangeError('no price')
      },
    })
    const source = 'import asyncio\nawait asyncio.gather(fetch())'
    await expect(new Platform().run(source, { functions: { fetch } })).rejects.toMatchObject({
      excType: 'TypeError',
      message: expect.stringContaining('no price'),
    })
  })

  test('takes what looks like a promise as await does', async () => {
    type Settle = (value: unknown) => void
    const odd: [then: (resolve: Settle, reject: Settle) => void, value: unknown][] = [
      [resolve => [1, 2].map(resolve), 1],
      [(resolve, reject) => [resolve(3), reject(new Error('too late'))], 3],
      [resolve => resolve(Promise.resolve(5)), 5],
    ]
    for (const [then, value] of odd) {
      const functions = { fetch: () => ({ then }) }
      const source = 'import asyncio\nawait asyncio.gather(fetch(), asyncio.sleep(0.01))'
      expect((await new Platform().run(source, { functions })).value).toEqual([value, null])
    }
  })

  test('says what is wrong when nothing can ever go on', async () => {
    const source = 'import asyncio\nawait asyncio.Event().wait()'
    await expect(new Platform().run(source)).rejects.toMatchObject({
      excType: 'RuntimeError',
      message: expect.stringContaining('nothing can go on'),
    })
  })
})
