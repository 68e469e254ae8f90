// Runs the test modules on CPython 3.14 (pyodide) and writes baseline.json: why a test that
// CPython itself fails or skips does not apply. usage: node baseline.mjs [module ...]
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { MODULES, TESTS } from './modules.mjs'

const here = new URL('.', import.meta.url)
const SECONDS = 120

/** What tells of the build and not of CPython: event loops need sockets, which it does not have. */
const OF_THE_BUILD = /^OSError: \[Errno 28\]|stack switching|socket\.accept|under Emscripten/

/** Runs in a process of its own: the tests of a module after the one in `after`, a line for each. */
async function child(module, skipped) {
  const tools = process.env.CPYTHON_TOOL ?? fileURLToPath(new URL('../cpython/', here))
  const require = createRequire(`${tools}/run.mjs`)
  const { loadPyodide } = require('pyodide')
  const pyodide = await loadPyodide({ stdout: () => {}, stderr: () => {} })
  pyodide.FS.mkdirTree('/suite/test')
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: TESTS }, '/suite/test')
  const examples = readFileSync(new URL('shims/suite_doctest.py', here), 'utf8')
  pyodide.FS.writeFile('/suite/suite_doctest.py', examples)
  pyodide.globals.set('MODULE', `test.test_${module}`)
  pyodide.globals.set('SKIPPED', pyodide.toPy(skipped))
  pyodide.globals.set('tell', (line) => process.stdout.write(`${line}\n`))
  pyodide.runPython(readFileSync(new URL('baseline.py', here), 'utf8'))
}

/** One run of the child: the lines it managed to write. */
async function attempt(module, skipped) {
  const file = fileURLToPath(import.meta.url)
  const run = spawn(process.execPath, [file, '--child', module, JSON.stringify(skipped)])
  const timer = setTimeout(() => run.kill('SIGKILL'), SECONDS * 1000)
  let output = ''
  for await (const chunk of run.stdout) output += chunk
  clearTimeout(timer)
  return output.split('\n').filter(Boolean)
}

/** Runs a module until every test was tried; a test that kills CPython is left out next time. */
async function runModule(module) {
  const found = {}
  const skipped = []
  for (;;) {
    let running
    for (const line of await attempt(module, skipped)) {
      const [word, id, why] = line.split('\t')
      if (word === 'START') running = id
      else if (word === 'END') return found
      else {
        skipped.push(id)
        running = undefined
        if (word !== 'OK' && !OF_THE_BUILD.test(why)) found[id === '' ? module : `${module}.${id}`] = why
      }
    }
    if (running === undefined) {
      found[module] = 'the module does not load'
      return found
    }
    // The small stack of the build is not CPython's either.
    skipped.push(running)
    console.log(`${module}.${running} crashes or does not end there`)
  }
}

const args = process.argv.slice(2)
if (args[0] === '--child') {
  await child(args[1], JSON.parse(args[2]))
} else {
  const file = new URL('baseline.json', here)
  const all = JSON.parse(readFileSync(file, 'utf8'))
  for (const module of args.length ? args : MODULES) {
    const found = await runModule(module)
    for (const key of Object.keys(all)) {
      if (key === module || key.startsWith(`${module}.`)) delete all[key]
    }
    Object.assign(all, found)
    console.log(`${module}: ${Object.keys(found).length}`)
    const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
    writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`)
  }
}
