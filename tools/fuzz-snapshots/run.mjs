// Coverage-guided fuzzing of snapshots, by libFuzzer.
//
//   node tools/fuzz-snapshots/run.mjs [--minutes 120] [--jobs 1]
//
// Builds the target with coverage counters (no sanitizer: the interpreter has no unsafe code),
// makes seeds of the corpus, and fuzzes for as long as asked. Needs a C++ compiler. What is found
// lies in tools/fuzz-snapshots/found: mend it, and move the file to crates/snapshot/tests/findings,
// from where a test loads it ever after. The corpus of interesting inputs is kept in target.

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const here = fileURLToPath(new URL('.', import.meta.url))
const target = process.env.CARGO_TARGET_DIR ?? join(here, 'target')
const found = join(here, 'found')
const corpus = join(target, 'corpus')
const seeds = join(target, 'seeds')

/** The largest input: larger ones are slow, and have nothing that these have not. */
const LONGEST = 6000

/**
 * Seconds that an input may take. Native functions look at up to four million items before they ask
 * whether time is up, and the counters make that thirty times slower.
 */
const PATIENCE = 90

/** Counters at every edge, and the values of comparisons, as libFuzzer wants them. */
const coverage = [
  '-Cpasses=sancov-module',
  '-Cllvm-args=-sanitizer-coverage-level=4',
  '-Cllvm-args=-sanitizer-coverage-inline-8bit-counters',
  '-Cllvm-args=-sanitizer-coverage-pc-table',
  '-Cllvm-args=-sanitizer-coverage-trace-compares',
  '--cfg=fuzzing',
].join(' ')

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '120' },
    jobs: { type: 'string', default: '1' },
  },
})
const minutes = Number(options.minutes)
const jobs = Number(options.jobs)
if (!(minutes > 0)) throw new Error(`--minutes ${options.minutes}, expected a number above 0`)
if (!(Number.isInteger(jobs) && jobs > 0)) throw new Error(`--jobs ${options.jobs}, expected 1 or more`)

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: here,
    stdio: 'inherit',
    env: { ...process.env, CARGO_TARGET_DIR: target, ...env },
  })
  if (error) throw error
  return status ?? 1
}

function require(command, args, env) {
  if (run(command, args, env) !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
}

for (const folder of [found, corpus, seeds]) mkdirSync(folder, { recursive: true })
// A triple of its own keeps the counters out of build scripts and macros.
const host = /host: (.+)/.exec(spawnSync('rustc', ['-vV'], { encoding: 'utf8' }).stdout)?.[1]
if (!host) throw new Error('rustc is not installed, or does not say what it builds for')
require('cargo', ['build', '--release', '--bin', 'seeds', '--target-dir', join(target, 'plain')])
require(join(target, 'plain', 'release', 'seeds'), [seeds, String(LONGEST)])
const golden = join(here, '../../__test__/golden')
for (const file of readdirSync(golden, { recursive: true })) {
  if (!file.endsWith('.bin') || statSync(join(golden, file)).size > LONGEST) continue
  copyFileSync(join(golden, file), join(seeds, `golden-${basename(file)}`))
}
require('cargo', ['build', '--release', '--bin', 'fuzz', '--target', host], {
  RUSTFLAGS: coverage,
})
const status = run(join(target, host, 'release', 'fuzz'), [
  corpus,
  seeds,
  `-artifact_prefix=${found}/`,
  `-max_total_time=${Math.round(minutes * 60)}`,
  `-max_len=${LONGEST}`,
  `-timeout=${PATIENCE}`,
  `-report_slow_units=${PATIENCE}`,
  '-rss_limit_mb=1024',
  '-malloc_limit_mb=256',
  '-print_final_stats=1',
  '-use_value_profile=0',
  ...(jobs > 1 ? [`-fork=${jobs}`] : []),
])
const findings = readdirSync(found)
if (findings.length > 0) console.log(`found: ${findings.join(', ')}`)
process.exitCode = status
