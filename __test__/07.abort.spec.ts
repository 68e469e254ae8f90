import { describe, expect, test } from 'vitest'
import { Platform, Repl } from '../index.js'
import { thrownBy } from './support/python.js'

const loop = 'n = 0\nwhile not stop:\n    n += 1\n    if n > 10**9:\n        break\nn'
const counting = 'n = 0\nwhile n < 3000000:\n    n += 1\nn'

describe('pause', () => {
  test('a running promise resolves to a paused step', async () => {
    const platform = new Platform()
    const step = await platform.start(`print('on')\n${loop}`, {
      inputs: { stop: false },
      onPrint: () => platform.pause(),
    })
    expect(step.kind).toBe('paused')
    expect(step.usage.steps).toBeGreaterThan(0)
    expect(platform.state).toBe('active')
  })

  test('a program that is paused again and again comes to the same end', async () => {
    const platform = new Platform()
    let pauses = 0
    const turn = async (promise: Promise<{ kind: string; value?: unknown }>): Promise<unknown> => {
      const timer = setInterval(() => platform.pause(), 1)
      const step = await promise.finally(() => clearInterval(timer))
      if (step.kind !== 'paused') return step.value
      pauses++
      return await turn(platform.resume())
    }
    expect(await turn(platform.start(counting))).toBe(3_000_000)
    expect(pauses).toBeGreaterThan(0)
  })

  test('run resolves to a paused step, too', async () => {
    const platform = new Platform()
    const promise = platform.run(counting)
    platform.pause()
    expect((await promise).kind).toBe('paused')
    expect((await platform.resume()).value).toBe(3_000_000)
  })

  test('what a function of runSync asks for comes with the next turn', () => {
    const platform = new Platform()
    const functions = { ask: () => platform.pause() }
    expect(platform.runSync(`ask()\n${counting}`, { functions }).kind).toBe('paused')
    expect(platform.resumeSync().value).toBe(3_000_000)
  })

  test('a pause at once, before anything runs, is not lost', async () => {
    for (let round = 0; round < 20; round++) {
      const platform = new Platform()
      const promise = platform.start(loop, { inputs: { stop: false } })
      platform.pause()
      expect((await promise).kind).toBe('paused')
    }
  })

  test('a pause of what waits changes nothing for the next turn', async () => {
    const platform = new Platform()
    const options = { externalFunctions: ['ask'] }
    await platform.start('ask()\nfor i in range(1000):\n    pass\n5', options)
    platform.pause()
    expect(await platform.resume()).toMatchObject({ kind: 'complete', value: 5 })
  })

  test('a pause of a load changes nothing for the next turn', async () => {
    const platform = new Platform()
    const source = `ask()\n${counting}`
    await platform.start(source, { externalFunctions: ['ask'] })
    const bytes = platform.dumpProgress()
    const again = new Platform()
    const promise = again.loadProgress(bytes)
    again.pause()
    expect((await promise).kind).toBe('pending')
    expect(await again.resume()).toMatchObject({ kind: 'complete', value: 3_000_000 })
  })

  test('the event loop is free while Python runs', async () => {
    const platform = new Platform()
    let ticks = 0
    const timer = setInterval(() => {
      ticks++
      if (ticks === 3) platform.pause()
    }, 1)
    await platform.start(loop, { inputs: { stop: false } })
    clearInterval(timer)
    expect(ticks).toBeGreaterThanOrEqual(3)
  })
})

describe('AbortSignal', () => {
  test('the promise rejects with the reason and the program can go on', async () => {
    const platform = new Platform()
    const controller = new AbortController()
    const reason = new Error('shutting down')
    const { signal } = controller
    const source = `print('on')\n${counting.replace('3000000', '3 * 10**7')}`
    const onPrint = (): void => controller.abort(reason)
    expect(await thrownBy(() => platform.start(source, { signal, onPrint }))).toBe(reason)
    expect(platform.state).toBe('active')
    expect(platform.step?.kind).toBe('paused')
    const again = new Platform()
    await again.loadProgress(platform.dumpProgress())
    expect((await again.resume()).value).toBe(30_000_000)
  })

  test('a run that is aborted in its first turn can go on by steps', async () => {
    const source = `print('on')\n${counting.replace('3000000', '3 * 10**7')}`
    for (const subject of [new Platform(), new Repl()]) {
      const controller = new AbortController()
      const options = { signal: controller.signal, onPrint: () => controller.abort('enough') }
      const run = () =>
        subject instanceof Repl ? subject.feed(source, options) : subject.run(source, options)
      expect(await thrownBy(run)).toBe('enough')
      expect(subject.step?.kind).toBe('paused')
      expect((await subject.resume()).value).toBe(30_000_000)
    }
  })

  test('a print callback aborts a turn without promises, too', () => {
    const platform = new Platform()
    const controller = new AbortController()
    const options = { signal: controller.signal, onPrint: () => controller.abort('enough') }
    expect(() => platform.runSync('while True:\n    print("on")', options)).toThrow('enough')
    expect(platform.step?.kind).toBe('paused')
  })

  test('a signal that is aborted already starts nothing', async () => {
    const platform = new Platform()
    const signal = AbortSignal.abort('no')
    expect(await thrownBy(() => platform.run('1', { signal }))).toBe('no')
    expect(() => platform.runSync('1', { signal })).toThrow('no')
    expect(platform.state).toBe('idle')
  })

  test('a signal that is aborted while the source is compiled starts nothing', async () => {
    const platform = new Platform()
    const controller = new AbortController()
    const promise = platform.start(counting, { signal: controller.signal })
    controller.abort('too late')
    expect(await thrownBy(() => promise)).toBe('too late')
    expect(platform.state).toBe('idle')
    expect((await platform.run('6 * 7')).value).toBe(42)
  })

  test('a run that waits for a function rejects at once and stays pending', async () => {
    const platform = new Platform()
    const controller = new AbortController()
    const functions = {
      never: () => new Promise(() => setTimeout(() => controller.abort('enough'), 5)),
    }
    const { signal } = controller
    expect(await thrownBy(() => platform.run('never() + 1', { functions, signal }))).toBe('enough')
    expect(platform.step).toMatchObject({ kind: 'pending', functionName: 'never' })
    expect((await platform.resume(1)).value).toBe(2)
  })

  test('a program that is complete is complete', async () => {
    const controller = new AbortController()
    const step = await new Platform().run('1', { signal: controller.signal })
    controller.abort()
    expect(step.value).toBe(1)
  })
})
