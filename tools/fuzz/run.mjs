// Differential fuzzing: random programs in Diapause and in CPython 3.14 must print the same.
//
//   node tools/fuzz/run.mjs [--count 20000] [--seed 1] [--show 10] [--print]
//
// --print shows the program of one seed and does not run it. A finding is printed with its seed,
// the program, and the first lines that differ.

import { parseArgs } from 'node:util'
import { runPython } from '../cpython/run.mjs'
import { program } from './programs.mjs'
import { Random } from './random.mjs'

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '10' },
    print: { type: 'boolean', default: false },
  },
})
const first = Number(options.seed)
const count = Number(options.count)
const sourceOf = seed => program(new Random(seed))

if (options.print) {
  process.stdout.write(sourceOf(first))
} else {
  process.exitCode = (await fuzz()) === 0 ? 0 : 1
}

async function fuzz() {
  const { Platform, PythonError, PythonSyntaxError } = await import('../../dist/index.mjs')
  const findings = []
  const kinds = new Map()
  let endless = 0
  for (let seed = first; seed < first + count; seed++) {
    if ((seed - first) % 1000 === 999) process.stderr.write(`${seed - first + 1} programs\n`)
    const source = sourceOf(seed)
    const found = ours(source, { Platform, PythonError, PythonSyntaxError })
    if (found === undefined) {
      // CPython has no such limit: it would not come back.
      endless++
      continue
    }
    const expected = await theirs(source)
    if (found === expected) continue
    const difference = firstDifference(found, expected)
    const kind = difference.replace(/\d+/g, 'N').replace(/'[^']*'/g, "'…'")
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    if (kinds.get(kind) === 1) findings.push({ seed, source, difference })
  }
  for (const { seed, difference } of findings.slice(0, Number(options.show))) {
    console.log(`seed ${seed}\n${difference}\n`)
  }
  const different = [...kinds.values()].reduce((sum, n) => sum + n, 0)
  const ran = count - endless
  console.log(`${ran} programs: ${different} differ, in ${kinds.size} ways; ${endless} took too long`)
  return different
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

function ours(source, { Platform, PythonError, PythonSyntaxError }) {
  let printed = ''
  const onPrint = (_, text) => {
    printed += text
  }
  try {
    new Platform({ onPrint, limits: { steps: 100_000, memoryBytes: 64 << 20 } }).runSync(source)
  } catch (error) {
    if (error instanceof PythonError || error instanceof PythonSyntaxError) {
      printed += `${error.text ?? error.message}`.replace(/\n?$/, '\n')
    } else if (error.code === 'ERR_DIAPAUSE_LIMIT') {
      return undefined
    } else {
      printed += `${error.code}: ${error.message}\n`
    }
  }
  return printed
}
