// Writes the expected outputs of the corpus with CPython 3.14.
//   node regenerate.mjs [--check] [--lint] [area | area/program | differences ...]
// --check writes nothing and fails when a file differs; --lint also checks the corpus rules.
import { existsSync, readFileSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lintPython, runPython } from './run.mjs'

const corpus = fileURLToPath(new URL('../../__test__/corpus/', import.meta.url))
const args = process.argv.slice(2)
const check = args.includes('--check')
const lint = args.includes('--lint')
const only = args.filter(a => !a.startsWith('--'))
const failures = []
const counts = {}

const areas = readdirSync(corpus, { withFileTypes: true })
  .filter(d => d.isDirectory() && (!only.length || only.some(o => o.split('/')[0] === d.name)))
  .map(d => d.name)
  .sort()

for (const area of areas) {
  const dir = join(corpus, area)
  const names = readdirSync(dir).sort()
  const expected = new Set()
  counts[area] = 0
  const wanted = name =>
    !only.length || only.includes(area) || only.includes(`${area}/${name.slice(0, -3)}`)
  for (const name of names.filter(n => n.endsWith('.py') && wanted(n))) {
    counts[area]++
    const source = readFileSync(join(dir, name), 'utf8')
    const stem = name.slice(0, -3)
    const outputs =
      area === 'pauses' ? { '.out': 'value', '.err.out': 'error' } : { '.out': undefined }
    for (const [suffix, mode] of Object.entries(outputs)) {
      expected.add(stem + suffix)
      const file = join(dir, stem + suffix)
      const { stdout, stderr } = await runPython(source, { mode })
      const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined
      if (before !== stdout + stderr) {
        if (check)
          failures.push(
            `${area}/${stem}${suffix}: ${before === undefined ? 'is missing' : 'differs'}`,
          )
        else writeFileSync(file, stdout + stderr)
      }
      if (lint) {
        const { problems } = await lintPython(source, { mode })
        for (const problem of problems)
          failures.push(`${area}/${name}${mode ? ` (${mode})` : ''}: ${problem}`)
      }
    }
  }
  const whole = !only.length || only.includes(area)
  for (const stale of names.filter(n => whole && n.endsWith('.out') && !expected.has(n))) {
    if (check) failures.push(`${area}/${stale}: has no program`)
    else unlinkSync(join(dir, stale))
  }
}

// The programs that differ: theirs; `testkit differences` writes ours.
if (!only.length || only.includes('differences')) {
  const dir = fileURLToPath(new URL('../../__test__/differences/', import.meta.url))
  const programs = readdirSync(dir).filter(n => n.endsWith('.py'))
  counts.differences = programs.length
  for (const name of programs.sort()) {
    const source = readFileSync(join(dir, name), 'utf8')
    const file = join(dir, name.replace(/\.py$/, '.cpython.out'))
    if (/^# no cpython: /m.test(source)) continue
    const { stdout, stderr } = await runPython(source)
    if (!check) writeFileSync(file, stdout + stderr)
    else if (!existsSync(file) || readFileSync(file, 'utf8') !== stdout + stderr)
      failures.push(`differences/${name}: CPython prints something else`)
  }
}

const total = Object.values(counts).reduce((a, b) => a + b, 0)
console.log(
  Object.entries(counts)
    .map(([a, n]) => `${a} ${n}`)
    .join(', '),
)
console.log(`${total} programs`)
for (const failure of failures) console.error(failure)
process.exitCode = failures.length ? 1 : 0
