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
