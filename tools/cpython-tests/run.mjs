// Runs test modules of CPython on this interpreter and writes docs/CPYTHON_TESTS.md.
// usage: npm run cpython-tests [-- module ...] [--only part] [--show]
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ABSENT, INSIDES, MODULES, NOT_OURS, SUPPORT, TESTS } from './modules.mjs'
import { writeTable } from './table.mjs'

const here = new URL('.', import.meta.url)
const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (name) => JSON.parse(readFileSync(new URL(name, here), 'utf8'))

/** Paths of the modules written here, by the path under which they are imported. */
function shims() {
  const folder = fileURLToPath(new URL('shims/', here))
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.py'))
  return Object.fromEntries(files.map((name) => [name, folder + name]))
}

function testkit() {
  const target = process.env.CARGO_TARGET_DIR ?? `${root}target`
  const file = `${target}/debug/testkit`
  if (!existsSync(file)) throw new Error(`no ${file}: cargo build -p diapause-testkit`)
  return file
}

/** One line of JSON for every test of a module. */
async function runModule(name, only) {
  const modules = shims()
  for (const path of [`test_${name}.py`, ...SUPPORT]) modules[`test/${path}`] = `${TESTS}/${path}`
  const plan = {
    main: readFileSync(new URL('main.py', here), 'utf8'),
    modules,
    inputs: { MODULE: `test.test_${name}`, ABSENT },
    only,
    steps: 300_000_000,
    memory_bytes: 256 << 20,
    // A machine with other work to do must not make a test fail: steps end what does not end.
    seconds: 900,
  }
  const child = spawn(testkit(), ['suite'], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(plan))
  let output = ''
  for await (const chunk of child.stdout) output += chunk
  await new Promise((done) => {
    if (child.exitCode === null && child.signalCode === null) child.on('close', done)
    else done()
  })
  const results = output.split('\n').filter(Boolean).map((line) => JSON.parse(line))
  if (child.exitCode !== 0) {
    results.push({ id: null, text: '', end: `the testkit ended with ${child.exitCode ?? child.signalCode}` })
  }
  return results
}

/** What a line of the testkit says: { name, status, why }, and `there`: what CPython 3.14 makes of it. */
function judge(module, { id, text, end }, baseline, notOurs) {
  const name = id === null ? module : `${module}.${id}`
  const last = text.trimEnd().split('\n').at(-1) ?? ''
  const [, word, rest] = /^(OK|SKIP|ABSENT|FAIL|ERROR) ?(.*)$/.exec(last) ?? []
  if (word === 'OK' && end === '') return { name, status: 'passed', why: '' }
  const ended = end.trimEnd().split('\n').at(-1)
  const why = end === '' ? (rest ?? `no result: ${last}`) : ended
  if (notOurs[name] !== undefined) return { name, status: 'other', why: notOurs[name], there: baseline[name] }
  if (baseline[name] !== undefined) {
    return { name, status: 'other', why: `CPython 3.14: ${baseline[name]}`, there: baseline[name] }
  }
  if (INSIDES.test(why)) return { name, status: 'other', why: `looks inside of CPython: ${why}` }
  if (word === 'SKIP') return { name, status: 'other', why: `skipped: ${rest}` }
  if (word === 'ABSENT' && NOT_OURS.has(rest.split('.')[0])) {
    return { name, status: 'other', why: `needs ${rest}` }
  }
  return { name, status: 'failed', why: word === 'ABSENT' ? `needs ${rest}` : why }
}

const args = process.argv.slice(2)
const take = (flag) => {
  const at = args.indexOf(flag)
  return at < 0 ? undefined : args.splice(at, 2)[1]
}
const only = take('--only')
const show = args.includes('--show')
const names = args.filter((word) => !word.startsWith('--')).map((word) => word.replace(/^test_/, ''))
const chosen = names.length ? names : MODULES
const baseline = read('baseline.json')
const { notApplicable, reasons } = read('expectations.json')
const summaries = []
for (const name of chosen) {
  const lines = await runModule(name, only === undefined ? [] : [only])
  const results = lines.map((line) => judge(name, line, baseline, notApplicable))
  const count = (status) => results.filter((result) => result.status === status).length
  const passed = count('passed')
  const failed = count('failed')
  summaries.push({ name, passed, failed, other: count('other'), results })
  console.log(`${name}: ${passed} passed, ${failed} failed, ${count('other')} not applicable`)
  for (const result of results) {
    if (show && result.status !== 'passed') console.log(`  ${result.status} ${result.name}: ${result.why}`)
  }
}
if (only === undefined) {
  const whole = names.length === 0
  console.log(writeTable(summaries, reasons, whole))
  const failed = summaries.flatMap((s) => s.results.filter(({ status }) => status === 'failed'))
  const words = failed.filter(({ name }) => reasons[name] === undefined)
  for (const { name, why } of words) console.log(`no reason in words: ${name}: ${why}`)
  const found = new Set(failed.map(({ name }) => name))
  const stale = whole ? Object.keys(reasons).filter((name) => !found.has(name)) : []
  for (const name of stale) console.log(`does not fail: ${name}`)
  if (words.length + stale.length > 0) process.exitCode = 1
}
