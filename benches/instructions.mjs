// `npm run bench:instructions`: counts the machine instructions of short runs of ten programs, which
// hardly vary from run to run, and compares them with those of benches/instructions.json.
//
//   node benches/instructions.mjs [--update] [--against testkit] [--only a,b]
//
// --update records the counts; --against counts another build of the testkit instead of reading the
// file. `npm test` fails when a count is more than five per cent above the recorded one.
//
// Counts depend on the compiler and the C library, so they are recorded for each separately; a
// toolchain that nobody recorded has nothing to compare with, which is said and is no failure.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { fail, root, run, say } from '../scripts/tools.mjs'
import { geometricMean, table } from './report.mjs'
import { counted, programs } from './suite.mjs'

/** How far above the recorded count a program may be, of one. */
const BOUND = 0.05

const file = fileURLToPath(new URL('instructions.json', import.meta.url))

/** For `npm test`: fails when a program needs more instructions than recorded, by the bound. */
export function checkInstructions() {
  const obstacle = findObstacle()
  if (obstacle !== undefined) {
    say(`SKIPPED counting instructions: ${obstacle}`)
    return
  }
  const key = toolchain()
  const recorded = readRecords()[key]
  if (recorded === undefined) {
    say(`SKIPPED counting instructions: none are recorded for ${key}`)
    return
  }
  const counts = countAll(build(), [...counted, 'empty'])
  console.log(compare(recorded, counts, 'recorded'))
  const worse = Object.keys(counts).filter(name => counts[name] > recorded[name] * (1 + BOUND))
  if (worse.length > 0) {
    fail(
      `${worse.join(', ')}: more than ${BOUND * 100} % above the recorded instructions. If that is meant: npm run bench:instructions -- --update`,
    )
  }
}

/** Why nothing can be counted here; installs valgrind where that is allowed. */
function findObstacle() {
  if (process.platform !== 'linux') return `valgrind is used on Linux, this is ${process.platform}`
  if (works('valgrind')) return undefined
  if (process.getuid() !== 0) return 'valgrind is not installed, and only root can install it'
  if (!works('apt-get')) return 'valgrind is not installed, and there is no apt-get'
  say('installing valgrind (apt-get)')
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const install = ['install', '-y', '--no-install-recommends', 'valgrind']
  if (spawnSync('apt-get', install, options).status !== 0) {
    spawnSync('apt-get', ['update'], options)
    spawnSync('apt-get', install, options)
  }
  return works('valgrind') ? undefined : 'valgrind is not installed, and apt-get cannot install it'
}

function works(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
}

/** What the counts depend on besides the sources. */
function toolchain() {
  const { stdout } = spawnSync('rustc', ['-vV'], { encoding: 'utf8' })
  const field = name => new RegExp(`^${name}: (.*)$`, 'm').exec(stdout)?.[1]
  const libc = process.report.getReport().header.glibcVersionRuntime
  const commit = field('commit-hash')?.slice(0, 9)
  return `${field('host')}, rustc ${field('release')} ${commit}, ${libc ? `glibc ${libc}` : 'musl'}`
}

/**
 * The native runner, built as the addon is: with it, so that both share the features and thereby
 * the builds of all crates below them.
 */
function build() {
  say('building the testkit (profile release)')
  const packages = ['--package', 'diapause-napi', '--package', 'diapause-testkit']
  run('cargo', ['build', '--locked', '--release', ...packages])
  return join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'release', 'testkit')
}

function countAll(testkit, names) {
  const small = programs(names.filter(name => name !== 'empty'))
  const sources = [{ name: 'empty', small: '' }, ...small]
  return Object.fromEntries(sources.map(program => [program.name, count(testkit, program)]))
}

/** The instructions of a process that runs a program. Nothing of the environment gets in. */
function count(testkit, { name, small }) {
  const options = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null']
  const { status, stderr, error } = spawnSync('valgrind', [...options, testkit, 'run', '-'], {
    cwd: '/',
    env: { PATH: process.env.PATH },
    input: small,
    encoding: 'utf8',
  })
  const found = /I\s+refs:\s+([\d,]+)/.exec(stderr ?? '')
  if (status !== 0 || !found) {
    fail(`counting ${name}: ${error?.message ?? stderr.replace(/^(==|--)\d+.*\n/gm, '')}`)
  }
  return Number(found[1].replaceAll(',', ''))
}

function readRecords() {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function compare(before, now, what) {
  const number = one => one?.toLocaleString('en') ?? '–'
  const change = ratio => `${ratio > 1 ? '+' : ''}${((ratio - 1) * 100).toFixed(2)} %`
  const ratios = []
  const rows = Object.entries(now).map(([name, found]) => {
    const ratio = before?.[name] && found / before[name]
    if (ratio) ratios.push(ratio)
    return [name, number(before?.[name]), number(found), ratio ? change(ratio) : '–']
  })
  const mean = geometricMean(ratios)
  rows.push(['geometric mean', '', '', mean ? change(mean) : '–'])
  return table(['instructions', what, 'now', 'change'], rows)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: options } = parseArgs({
    options: {
      update: { type: 'boolean', default: false },
      against: { type: 'string' },
      only: { type: 'string' },
    },
  })
  const obstacle = findObstacle()
  if (obstacle !== undefined) fail(obstacle)
  const names = options.only?.split(',') ?? [...counted, 'empty']
  const key = toolchain()
  const now = countAll(build(), names)
  const { against } = options
  const before = against ? countAll(against, names) : readRecords()[key]
  console.log(`${key}\n\n${compare(before, now, against ? 'against' : 'recorded')}`)
  if (options.update) {
    const records = readRecords()
    records[key] = { ...records[key], ...now }
    const sorted = Object.fromEntries(Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1)))
    writeFileSync(file, `${JSON.stringify(sorted, undefined, 2)}\n`)
    console.log(`\nrecorded: ${file}`)
  }
}
