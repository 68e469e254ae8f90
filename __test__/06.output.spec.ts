import { describe, expect, test } from 'vitest'
import { Platform } from '../index.js'
import { thrownBy } from './support/python.js'

describe('without onPrint', () => {
  test('output collects in the step', async () => {
    const step = await new Platform().run('print("a", 1)\nprint("b", end="")')
    expect(step).toMatchObject({ stdout: 'a 1\nb', stderr: '' })
  })

  test('each step has what its turn printed', async () => {
    const platform = new Platform()
    const source = 'print("one")\nask()\nprint("two")'
    expect(await platform.start(source, { externalFunctions: ['ask'] })).toMatchObject({
      stdout: 'one\n',
    })
    expect(await platform.resume()).toMatchObject({ stdout: 'two\n' })
  })

  test('a run has what all of its turns printed', async () => {
    const step = await new Platform().run('print(1)\nf()\nprint(2)', { functions: { f: () => 1 } })
    expect(step.stdout).toBe('1\n2\n')
  })
})

describe('with onPrint', () => {
  const collect = (): { texts: string[]; onPrint: (stream: string, text: string) => void } => {
    const texts: string[] = []
    return { texts, onPrint: (stream, text) => texts.push(`${stream}: ${text}`) }
  }

  test('it gets everything, in order, before the step', async () => {
    const { texts, onPrint } = collect()
    const step = await new Platform().run('for i in range(1000):\n    print(i)', { onPrint })
    expect(step.stdout).toBe('')
    const lines = Array.from({ length: 1000 }, (_, at) => `${at}\n`).join('')
    expect(texts.join('').replaceAll('stdout: ', '')).toBe(lines)
  })

  test('it works without promises', () => {
    const { texts, onPrint } = collect()
    new Platform({ onPrint }).runSync('print("now")')
    expect(texts.join('').replaceAll('stdout: ', '')).toBe('now\n')
  })

  test('it streams while the program still runs', async () => {
    const platform = new Platform()
    const printed: string[] = []
    const step = await platform.start('print("first")\nwhile True:\n    pass', {
      onPrint: (_stream, text) => {
        printed.push(text)
        platform.pause()
      },
    })
    expect(step.kind).toBe('paused')
    expect(printed.join('')).toBe('first\n')
  })

  test('it stays for the turns that follow', async () => {
    const { texts, onPrint } = collect()
    const platform = new Platform()
    await platform.start('ask()\nprint("later")', { externalFunctions: ['ask'], onPrint })
    await platform.resume()
    expect(texts.join('')).toContain('later')
  })

  test('one that throws pauses the program, which can go on', async () => {
    const platform = new Platform()
    const onPrint = (): never => {
      throw new Error('disk full')
    }
    const source = 'print("x")\nn = 0\nwhile n < 3000000:\n    n += 1\nprint("end")\nn'
    expect(await thrownBy(() => platform.start(source, { onPrint }))).toMatchObject({
      message: 'disk full',
    })
    expect(platform.state).toBe('active')
    const step = await platform.resume(undefined, { onPrint: () => {} })
    expect(step.value).toBe(3_000_000)
  })

  test('one that throws in the first turn of a run leaves a program that can go on', async () => {
    const onPrint = (): never => {
      throw new Error('disk full')
    }
    const source = 'print("x")\nask()\n5'
    const functions = { ask: () => 1 }
    const options = { onPrint: () => {} }
    const platform = new Platform()
    await expect(platform.run(source, { functions, onPrint })).rejects.toThrow('disk full')
    expect((await platform.resume(1, options)).value).toBe(5)
    expect(() => platform.runSync(source, { functions, onPrint })).toThrow('disk full')
    expect(platform.resumeSync(1, options).value).toBe(5)
  })

  test('one that throws does the same without promises', () => {
    const platform = new Platform()
    const onPrint = (): never => {
      throw new Error('disk full')
    }
    const source = 'print("x")\nwhile True:\n    pass'
    expect(() => platform.startSync(source, { onPrint })).toThrow('disk full')
    expect(platform.state).toBe('active')
  })

  test('one that calls back into the platform is refused', () => {
    const platform = new Platform()
    const codes: unknown[] = []
    const onPrint = (): void => {
      for (const call of [() => platform.runSync('1'), () => platform.dumpProgress()]) {
        try {
          call()
        } catch (error) {
          codes.push((error as { code?: unknown }).code)
        }
      }
    }
    expect(platform.runSync('print("x")\n7', { onPrint }).value).toBe(7)
    expect(new Set(codes)).toEqual(new Set(['ERR_DIAPAUSE_STATE']))
  })

  test('what is printed keeps its characters', async () => {
    const step = await new Platform().run('print("żółw 🐢\\u2028", "\\0")')
    expect(step.stdout).toBe('żółw 🐢\u2028 \0\n')
  })
})
