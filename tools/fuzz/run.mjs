// Differential fuzzing: random programs in Diapause and in CPython 3.14 must print the same.
//
//   node tools/fuzz/run.mjs [--count 20000] [--seed 1] [--show 10] [--kind classes] [--print]
//
// Needs the testkit: cargo build -p diapause-testkit. --print shows the program of one seed and
// does not run it; --kind makes programs of one kind only (programs.mjs). A finding is printed with its seed and the first lines that differ.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runPython } from '../cpython/run.mjs'
import { program } from './programs.mjs'
import { Random } from './random.mjs'

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '10' },
    kind: { type: 'string' },
    print: { type: 'boolean', default: false },
  },
})
const first = Number(options.seed)
const count = Number(options.count)
/** Programs that are on their way to the testkit at a time. */
const BLOCK = 200
const sourceOf = seed => program(new Random(seed), options.kind)

async function fuzz() {
  const findings = []
  const kinds = new Map()
  let endless = 0
  const testkit = new Testkit()
  let answers = testkit.run(block(first))
  for (let start = first; start < first + count; start += BLOCK) {
    const outputs = await answers
    answers = testkit.run(block(start + BLOCK))
    for (const [index, found] of outputs.entries()) {
      const seed = start + index
      if ((seed - first) % 1000 === 999) process.stderr.write(`${seed - first + 1} programs\n`)
      if (found === null) {
        // CPython has no such limit: it would not come back.
        endless++
        continue
      }
      const source = sourceOf(seed)
      const [a, b] = [found, await theirs(source)].map(withoutAddresses)
      if (a === b) continue
      const difference = firstDifference(a, b)
      const kind = difference.replace(/\d+/g, 'N').replace(/'[^']*'/g, "'…'")
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      if (kinds.get(kind) === 1) findings.push({ seed, difference })
    }
  }
  testkit.end()
  for (const { seed, difference } of findings.slice(0, Number(options.show))) {
    console.log(`seed ${seed}\n${difference}\n`)
  }
  const different = [...kinds.values()].reduce((sum, n) => sum + n, 0)
  const ran = count - endless
  console.log(`${ran} programs: ${different} differ, in ${kinds.size} ways; ${endless} took too long`)
  return different
}

/** Where an object lies is nobody's business; CPython counts the tasks of all programs. */
function withoutAddresses(text) {
  return text.replace(/ at 0x[0-9a-f]+/g, ' at 0x…').replace(/'Task-\d+'/g, "'Task-…'")
}

/** The programs of a block of seeds. */
function block(start) {
  const length = Math.max(0, Math.min(BLOCK, first + count - start))
  return Array.from({ length }, (_, index) => sourceOf(start + index))
}

function firstDifference(found, expected) {
  const [a, b] = [found.split('\n'), expected.split('\n')]
  const at = a.findIndex((line, index) => line !== b[index])
  const place = at < 0 ? a.length : at
  return `- CPython  ${b[place] ?? '(nothing)'}\n+ Diapause ${a[place] ?? '(nothing)'}`
}

async function theirs(source) {
  const { stdout, stderr } = await runPython(source)
  // The numbers and texts of the operating system: those of WebAssembly are not those of Linux.
  return (stdout + stderr).replaceAll(
    "(68, 'Result not representable')",
    "(34, 'Numerical result out of range')",
  )
}

/** The interpreter in a process of its own, so that both work at the same time. */
class Testkit {
  #child
  #lines

  constructor() {
    const root = fileURLToPath(new URL('../../', import.meta.url))
    const target = process.env.CARGO_TARGET_DIR ?? `${root}target`
    const file = ['release', 'debug'].map(name => `${target}/${name}/testkit`).find(existsSync)
    if (file === undefined) throw new Error('no testkit: cargo build -p diapause-testkit')
    this.#child = spawn(file, ['batch'], { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  /** What the programs print; null for one that took too long. */
  async run(sources) {
    for (const source of sources) this.#child.stdin.write(`${JSON.stringify(source)}\n`)
    const outputs = []
    while (outputs.length < sources.length) {
      const { value, done } = await this.#lines.next()
      if (done) throw new Error('the testkit ended')
      outputs.push(JSON.parse(value))
    }
    return outputs
  }

  end() {
    this.#child.stdin.end()
  }
}

if (options.print) {
  process.stdout.write(sourceOf(first))
} else {
  process.exitCode = (await fuzz()) === 0 ? 0 : 1
}
