import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { Platform, type Progress, StateError } from '../index.js'
import { fakeBackend, programs } from './support/fake-backend.js'

const backends = vi.hoisted(() => ({ fake: true }))

vi.mock('../src/loader.js', async original => {
  const real = await original<typeof import('../src/loader.js')>()
  const backend: typeof real.backend = name => (backends.fake ? fakeBackend : real.backend(name))
  return { ...real, backend }
})

afterAll(() => {
  vi.restoreAllMocks()
})

/** What a platform is in when a method is called, and how it gets there. */
const states = ['idle', 'pending', 'futures', 'paused', 'running', 'driven', 'disposed'] as const
type State = (typeof states)[number]

interface Setup {
  readonly platform: Platform
  /** Ends what still runs. */
  finish(): Promise<void>
}

const nothing = async (): Promise<void> => {}

const reach: Record<State, (platform: Platform) => Promise<() => Promise<void>>> = {
  idle: async () => nothing,
  pending: async platform => {
    await platform.start(programs.ask, { externalFunctions: ['ask'] })
    return nothing
  },
  futures: async platform => {
    await platform.start(programs.wait, { externalFunctions: ['ask'] })
    expect((await platform.resumeAsFuture()).kind).toBe('futures')
    return nothing
  },
  paused: async platform => {
    const promise = platform.start(programs.loop)
    setTimeout(() => platform.pause(), 5)
    expect((await promise).kind).toBe('paused')
    return nothing
  },
  running: async platform => {
    const settled = platform.start(programs.loop).catch(() => undefined)
    await new Promise(resolve => setTimeout(resolve, 20))
    return async () => {
      platform.dispose()
      await settled
    }
  },
  driven: async platform => {
    let asked = (): void => {}
    let reply = (_value: unknown): void => {}
    const called = new Promise<void>(resolve => {
      asked = resolve
    })
    const ask = (): Promise<unknown> => {
      asked()
      return new Promise(resolve => {
        reply = resolve
      })
    }
    const settled = platform.run(programs.ask, { functions: { ask } }).catch(() => undefined)
    await called
    return async () => {
      reply(1)
      await settled
    }
  },
  disposed: async platform => {
    platform.dispose()
    return nothing
  },
}

async function setup(state: State): Promise<Setup> {
  const platform = new Platform()
  return { platform, finish: await reach[state](platform) }
}

let bytes: Uint8Array
let progress: Progress

/** What a call does in each state: `+` it works, `-` it is refused and nothing changes. */
const matrix: [string, string, (platform: Platform) => unknown][] = [
  //             idle pending futures paused running driven disposed
  ['run', '+------', p => p.run(programs.done)],
  ['runSync', '+------', p => p.runSync(programs.done)],
  ['start', '+------', p => p.start(programs.done)],
  ['startSync', '+------', p => p.startSync(programs.done)],
  ['loadProgress', '+------', p => p.loadProgress(bytes)],
  ['loadProgressSync', '+------', p => p.loadProgressSync(bytes)],
  ['resume(value)', '-+-----', p => p.resume(1)],
  ['resumeSync(value)', '-+-----', p => p.resumeSync(1)],
  ['resumeWithError', '-+-----', p => p.resumeWithError(new Error('no')).catch(pythonError)],
  ['resumeWithErrorSync', '-+-----', p => tolerate(() => p.resumeWithErrorSync(new Error('no')))],
  ['resumeAsFuture', '-+-----', p => p.resumeAsFuture()],
  ['resumeAsFutureSync', '-+-----', p => p.resumeAsFutureSync()],
  ['resolveFutures', '--+----', p => p.resolveFutures([{ callId: 1, value: 1 }])],
  ['resolveFuturesSync', '--+----', p => p.resolveFuturesSync([{ callId: 1, value: 1 }])],
  ['pause', '-+++++-', p => p.pause()],
  ['dumpProgress', '-+++-+-', p => p.dumpProgress()],
  ['snapshot', '-+++-+-', p => p.snapshot()],
  ['restore', '++++---', p => p.restore(progress)],
  ['dispose', '+++++++', p => p.dispose()],
]

/** That Python raises what it was told to is how these two work. */
function pythonError(error: { code?: string }): void {
  if (error.code !== 'ERR_DIAPAUSE_PYTHON') throw error
}

function tolerate(call: () => unknown): void {
  try {
    call()
  } catch (error) {
    pythonError(error as { code?: string })
  }
}

describe.each(['fake', 'real'])('on the %s backend', name => {
  beforeEach(async () => {
    backends.fake = name === 'fake'
    const platform = new Platform()
    await platform.start(programs.ask, { externalFunctions: ['ask'] })
    bytes = platform.dumpProgress()
    progress = platform.snapshot()
  })

  const cells = matrix.flatMap(([method, allowed, call]) =>
    states.map((state, at) => ({ method, state, works: allowed[at] === '+', call })),
  )

  test.each(cells.filter(cell => cell.works))('$method works when $state', async cell => {
    const { platform, finish } = await setup(cell.state)
    await cell.call(platform)
    await finish()
  })

  test.each(cells.filter(cell => !cell.works))('$method is refused when $state', async cell => {
    const { platform, finish } = await setup(cell.state)
    const before = platform.state
    const error: unknown = await (async () => cell.call(platform))().catch(thrown => thrown)
    expect(error).toBeInstanceOf(StateError)
    expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_STATE' })
    expect((error as Error).message).toContain(cell.method.replace(/\(.*/, ''))
    expect(platform.state).toBe(before)
    await finish()
  })

  test('the state says what there is', async () => {
    const platform = new Platform()
    expect(platform.state).toBe('idle')
    const promise = platform.start(programs.ask, { externalFunctions: ['ask'] })
    expect(platform.state).toBe('active')
    expect(platform.step).toBeUndefined()
    const step = await promise
    expect(platform.step).toBe(step)
    expect(platform.state).toBe('active')
    await platform.resume(1)
    expect(platform.state).toBe('idle')
    expect(platform.step).toBeUndefined()
    platform.dispose()
    expect(platform.state).toBe('disposed')
  })

  test('a platform is idle and usable after a Python exception', async () => {
    const platform = new Platform()
    await expect(platform.run(programs.fail)).rejects.toMatchObject({
      code: 'ERR_DIAPAUSE_PYTHON',
      excType: 'ZeroDivisionError',
      message: 'division by zero',
    })
    expect(platform.state).toBe('idle')
    expect((await platform.run(programs.done)).value).toBe(42)
  })

  test('a platform is idle and usable after a syntax error', async () => {
    const platform = new Platform()
    await expect(platform.start(programs.syntax)).rejects.toMatchObject({
      code: 'ERR_DIAPAUSE_SYNTAX',
      excType: 'SyntaxError',
      message: "'(' was never closed",
    })
    expect(platform.state).toBe('idle')
    expect(platform.runSync(programs.done).value).toBe(42)
  })

  test('a platform is idle and usable after bytes that cannot be loaded', async () => {
    const platform = new Platform()
    await expect(platform.loadProgress(new Uint8Array())).rejects.toMatchObject({
      code: 'ERR_DIAPAUSE_SNAPSHOT_CORRUPT',
    })
    expect(platform.state).toBe('idle')
    expect((await platform.loadProgress(bytes)).kind).toBe('pending')
  })

  test('a restore that is refused leaves the program as it was', async () => {
    const { platform } = await setup('pending')
    const step = platform.step
    expect(() => platform.restore({} as Progress)).toThrow(
      expect.objectContaining({ code: 'ERR_DIAPAUSE_OPTION' }),
    )
    expect(platform.step).toBe(step)
    expect((await platform.resume(2)).value).toBe(2)
  })

  test('a paused program takes no value and goes on without one', async () => {
    const { platform } = await setup('paused')
    expect(() => platform.resumeSync(1)).toThrow(StateError)
    const promise = platform.resume()
    setTimeout(() => platform.pause(), 5)
    expect((await promise).kind).toBe('paused')
  })

  test('dispose ends what runs: its promise rejects', async () => {
    const platform = new Platform()
    const promise = platform.start(programs.loop)
    setTimeout(() => platform.dispose(), 10)
    await expect(promise).rejects.toBeInstanceOf(StateError)
    expect(platform.state).toBe('disposed')
  })

  test('a block with using disposes at its end', () => {
    const platform = new Platform()
    platform[Symbol.dispose]()
    expect(platform.state).toBe('disposed')
  })

  test('two calls at once: the second is refused, the first goes on', async () => {
    const platform = new Platform()
    const first = platform.run(programs.done)
    await expect(platform.run(programs.done)).rejects.toBeInstanceOf(StateError)
    expect((await first).value).toBe(42)
  })

  test('a pause while run() waits for a host function comes with the next turn', async () => {
    const platform = new Platform()
    const ask = (): number => {
      platform.pause()
      return 1
    }
    const step = await platform.run(programs.ask, { functions: { ask } })
    // The program may be at its end before it comes to a safepoint.
    expect(['paused', 'complete']).toContain(step.kind)
  })
})
