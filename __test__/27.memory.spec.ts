// Of the addon alone, whatever the backend of the other tests is: WebAssembly has its memory to
// itself. What JavaScript is told of memory cannot be asked for, so this looks at what comes of it.

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const MB = 1 << 20

test.each([
  ['startSync', 'py.startSync(source, asking)'],
  ['start', 'await py.start(source, asking)'],
  ['loadProgressSync', 'py.loadProgressSync(bytes)'],
  ['loadProgress', 'await py.loadProgress(bytes)'],
])('programs that are forgotten after %s do not pile up', (_, begin) => {
  const code = `
    const { Platform } = require('diapause')
    const asking = { externalFunctions: ['ask'] }
    const source = 'held = [float(n) for n in range(2_000_000)]\\nask()'
    const first = new Platform({ backend: 'native' })
    first.startSync(source, asking)
    const bytes = first.dumpProgress()
    const run = async () => {
      let most = 0
      for (let round = 0; round < 80; round++) {
        const py = new Platform({ backend: 'native' })
        ${begin}
        most = Math.max(most, process.memoryUsage.rss())
        await new Promise(resolve => setImmediate(resolve))
      }
      console.log(most)
    }
    run()`
  const output = execFileSync(process.execPath, ['-e', code], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
    timeout: 60_000,
  })
  // All of them together would take 80 times 16 megabytes, or more.
  expect(Number(output) / MB).toBeLessThan(700)
})

test('what the host handed over is forgotten with the program, or what is disposed', () => {
  const code = `
    const { Platform, Repl, ResourceType } = require('diapause')
    const type = new ResourceType('T')
    const kept = []
    const held = []
    const watch = (name, object) => {
      held.push([name, new WeakRef(object)])
      return object
    }
    const used = async (name, subject, run, dispose) => {
      kept.push(subject)
      const functions = { f: watch(name + ' function', () => 1) }
      const inputs = { r: type.wrap(watch(name + ' object', {})) }
      const onPrint = watch(name + ' printer', () => {})
      await subject[run]('print(f(), r)', { functions, inputs, onPrint })
      if (dispose) subject.dispose()
    }
    const main = async () => {
      await used('platform', new Platform(), 'run', false)
      await used('session', new Repl(), 'feed', true)
      const functions = { f: watch('own function', () => 1) }
      kept.push(new Repl({ functions }))
      await kept.at(-1).feed('f()')
      kept.at(-1).dispose()
      const going = new Repl()
      kept.push(going)
      await going.feed('print(1)', { onPrint: watch('printer of one feed', () => {}) })
    }
    main().then(async () => {
      for (let round = 0; round < 5; round++) {
        await new Promise(resolve => setTimeout(resolve, 5))
        globalThis.gc()
      }
      console.log(JSON.stringify(held.filter(([, ref]) => ref.deref()).map(([name]) => name)))
    })`
  const output = execFileSync(process.execPath, ['--expose-gc', '-e', code], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect(JSON.parse(output)).toEqual([])
})
