// `npm run bench:tracking`: what it costs that a running program notes which objects it changes, so
// that a delta can be dumped of it.
//
//   node benches/tracking.mjs [--only a,b] [--runs N]
//
// Builds the addon once as it is and once without the notes, and runs the programs with both, and a
// third time with the first build in a process of its own: what that one differs from the first is
// noise. A ratio is the time without notes divided by the time with them, so 0.99 says that they
// cost one per cent.

import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { library } from '../scripts/build-native.mjs'
import { platformName, root, run, say } from '../scripts/tools.mjs'
import { Contestant } from './contestant.mjs'
import { circumstances, geometricMean, median, prepare, table } from './report.mjs'
import { programs } from './suite.mjs'

/** How many seconds a program may take. */
const PATIENCE = 60

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, runs: { type: 'string', default: '9' } },
})
const runs = Number(options.runs)
if (!(Number.isInteger(runs) && runs > 0)) throw new Error(`--runs ${options.runs}, not a number`)
const chosen = programs(options.only?.split(',').filter(Boolean))

await prepare()
const target = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'tracking')
const tracked = build('on', [])
const contestants = [
  contestant('on', tracked),
  contestant('off', build('off', ['--features', 'untracked'])),
  contestant('again', tracked),
]
const rows = chosen.map(program => ({ ...program, times: { on: [], off: [], again: [] } }))
for (let round = 0; round < runs; round++) {
  process.stderr.write(`run ${round + 1} of ${runs} `)
  for (const { name, source, times } of rows) {
    // Each comes first as often as the others.
    for (let turn = 0; turn < contestants.length; turn++) {
      const who = contestants[(turn + round) % contestants.length]
      const { ms, error } = await who.ask({ do: 'run', name, source })
      if (error) throw new Error(`${name}: ${error}`)
      times[who.name].push(ms)
    }
    process.stderr.write('.')
  }
  process.stderr.write('\n')
}
for (const who of contestants) await who.end()

const percent = ratio => `${((ratio - 1) * 100).toFixed(2)} %`
const ratios = rows.map(({ name, times }) => {
  const [on, off, again] = [times.on, times.off, times.again].map(median)
  return { name, off: off / on, again: again / on }
})
const { date, commit, node, machine } = circumstances()
console.log(`\n${[date, commit, `node ${node}`, machine, `medians of ${runs}`].join(' · ')}\n`)
const cells = ratios.map(({ name, off, again }) => [name, off.toFixed(3), again.toFixed(3)])
const means = ['off', 'again'].map(which => geometricMean(ratios.map(row => row[which])))
console.log(table(['program', 'without / with', 'noise'], cells))
const spread = which => geometricMean(ratios.map(row => Math.exp(Math.abs(Math.log(row[which])))))
console.log(`
in the geometric mean ${percent(means[0])} without notes, ${percent(means[1])} with the same build;
a program differs by ${percent(spread('off'))} without notes, by ${percent(spread('again'))} with the same build`)

/** A package with an addon of its own; gives its folder. */
function build(name, features) {
  say(`building the addon ${name === 'on' ? 'as it is' : 'without notes'}`)
  const cargo = ['build', '--locked', '--package', 'diapause-napi', '--profile', 'dist']
  const folder = join(target, name)
  run('cargo', [...cargo, '--target-dir', folder, ...features])
  const package_ = join(folder, 'package')
  mkdirSync(package_, { recursive: true })
  for (const part of ['dist', 'package.json']) {
    cpSync(join(root, part), join(package_, part), { recursive: true })
  }
  cpSync(join(folder, 'dist', library()), join(package_, `diapause.${platformName()}.node`))
  return package_
}

function contestant(name, folder) {
  const serve = fileURLToPath(new URL('engines/serve.mjs', import.meta.url))
  const command = [process.execPath, '--expose-gc', serve, 'diapause']
  const env = { DIAPAUSE_PACKAGE: folder }
  return new Contestant({ name, title: name, command, env }, PATIENCE)
}
