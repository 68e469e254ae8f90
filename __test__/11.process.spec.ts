import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { Platform } from '../index.js'
import { platformName } from '../src/loader.js'

const root = join(__dirname, '..')

test('a worker that is terminated in the middle of a run ends, and others go on', async () => {
  for (let round = 0; round < 3; round++) {
    const worker = new Worker(join(__dirname, 'support', 'worker.cjs'))
    await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    expect(await worker.terminate()).toBe(1)
  }
  expect((await new Platform().run('6 * 7')).value).toBe(42)
})

test('a worker that is terminated in the middle of a turn without promises ends', async () => {
  const loop = 'n = 0\nwhile True:\n    n += 1'
  for (const [source, options] of [
    [loop, '{}'],
    [loop, '{ inputs: { x: 1 } }'],
    [loop, '{ onPrint: () => {} }'],
    [`${loop}\n    if n % 100_000 == 0: print(n)`, '{ onPrint: () => {} }'],
  ]) {
    const code =
      "const { Platform } = require('diapause');" +
      "require('node:worker_threads').parentPort.postMessage('begins');" +
      `new Platform().runSync(${JSON.stringify(source)}, ${options})`
    const worker = new Worker(code, { eval: true })
    await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    await new Promise(resolve => setTimeout(resolve, 20))
    const began = performance.now()
    expect(await worker.terminate()).toBe(1)
    expect(performance.now() - began).toBeLessThan(10_000)
  }
})

test('a process that exits in the middle of a run exits', () => {
  const code =
    "const { Platform } = require('diapause');" +
    "new Platform().start('while True:\\n    pass');" +
    'setTimeout(() => process.exit(7), 20)'
  const { status } = spawnSync(process.execPath, ['-e', code], { cwd: root, timeout: 30_000 })
  expect(status).toBe(7)
})

test('a process stays until its promises are kept, and no longer', () => {
  const code =
    "const { Platform } = require('diapause');" +
    "new Platform().run('sum(range(100000))').then(step => console.log(step.value))"
  const output = execFileSync(process.execPath, ['-e', code], {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
  })
  expect(output).toBe('4999950000\n')
})

// Of the addon alone, whatever the backend of the other tests is.
test('two copies of the addon in one process work side by side', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diapause-'))
  try {
    const addon = join(root, `diapause.${platformName()}.node`)
    const copy = join(folder, 'copy.node')
    copyFileSync(addon, copy)
    const code =
      'const limits = {};' +
      'const results = [process.argv[1], process.argv[2]].map(file => {' +
      '  const { NativeProgram, NativeSession } = require(file);' +
      '  const program = new NativeProgram(); program.compile("6 * 7", "m.py");' +
      '  const session = new NativeSession(); session.prepare(program, new Uint8Array(), [], [], limits, new Uint8Array());' +
      '  return Buffer.from(session.run().step.value).toString("hex") });' +
      'console.log(results.join())'
    const output = execFileSync(process.execPath, ['-e', code, addon, copy], { encoding: 'utf8' })
    expect(output).toBe('01000354,01000354\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('no program leaves a thread that keeps the process alive', () => {
  const code =
    "const { Platform } = require('diapause');" +
    "const p = new Platform(); p.start('ask()', { externalFunctions: ['ask'] }).then(() => console.log('waits'))"
  const output = execFileSync(process.execPath, ['-e', code], {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
  })
  expect(output).toBe('waits\n')
})
