import { describe, expect, test } from 'vitest'
import { OptionError, Platform, PythonError } from '../index.js'

const modules = {
  'tools.py': 'def double(n):\n    return 2 * n\n\ndef fail():\n    raise KeyError("gone")\n',
  'pkg/__init__.py': 'from .inner import ask_twice',
  'pkg/inner.py': 'def ask_twice(ask, n):\n    return ask(n) + ask(n + 1)\n',
}

describe('modules of the host', () => {
  test('are imported from their texts', async () => {
    const { value } = await new Platform().run('import tools\ntools.double(21)', { modules })
    expect(value).toBe(42)
  })

  test('find the input that the host provides', async () => {
    const asks = { 'asks.py': 'def name():\n    return input("name? ")\n' }
    const input = (prompt: string): string => `${prompt}Ada`
    const run = new Platform().run('import asks\nasks.name()', {
      modules: asks,
      functions: { input },
    })
    expect((await run).value).toBe('name? Ada')
    await expect(
      new Platform().run('import asks\nasks.name()', { modules: asks }),
    ).rejects.toMatchObject({ excType: 'EOFError' })
  })

  test('travel in a snapshot, those that are not imported yet as well', async () => {
    const platform = new Platform()
    const source = 'import pkg\na = pkg.ask_twice(ask, 1)\nfrom tools import double\ndouble(a)'
    let step = await platform.start(source, { modules, externalFunctions: ['ask'] })
    for (const answer of [10, 20]) {
      const bytes = platform.dumpProgress()
      const next = new Platform()
      next.loadProgressSync(bytes)
      step = await next.resume(answer)
      if (step.kind === 'complete') break
      platform.dispose()
      return expect((await next.resume(20)).value).toBe(60)
    }
  })

  test('are named by tracebacks', async () => {
    const run = new Platform().run('import tools\ntools.fail()', { modules })
    const error = await run.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(PythonError)
    const { traceback, excType } = error as PythonError
    expect(excType).toBe('KeyError')
    expect(traceback.map(frame => frame.file)).toEqual(['main.py', 'tools.py'])
  })

  test.each([
    ['no Python file', { 'tools.txt': '' }],
    ['an absolute path', { '/tools.py': '' }],
    ['a path that leads out', { '../tools.py': '' }],
    ['a name that is no identifier', { 'my-tools.py': '' }],
    ['a text that is none', { 'tools.py': 1 }],
    ['a list', ['tools.py']],
  ])('%s is refused', async (_, wrong) => {
    const run = new Platform().run('1', { modules: wrong as unknown as Record<string, string> })
    await expect(run).rejects.toThrow(OptionError)
  })
})
