// Builds the addon as it is published: twice, the second time with the counts that the first one
// took of what the programs of scripts/training and of the corpus execute ("profile-guided optimisation").
//
//   node scripts/build-trained.mjs
//
// It needs llvm-profdata of the compiler's version, which "rustup component add llvm-tools" brings,
// or a package llvm of the same major version.

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { library } from './build-native.mjs'
import { buildTs } from './build-ts.mjs'
import { fail, platformName, root, run, say } from './tools.mjs'

/** Builds with counts; false, with the reason said, where the tool for them is missing. */
export function buildTrained() {
  const tool = profdata()
  if (tool === undefined) {
    say('llvm-profdata is missing (get it with "rustup component add llvm-tools")')
    return false
  }
  const began = performance.now()
  const folder = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'trained')
  const counts = join(folder, 'counts')
  rmSync(counts, { recursive: true, force: true })
  mkdirSync(counts, { recursive: true })

  say('building an addon that counts')
  const counting = build(join(folder, 'counting'), `-Cprofile-generate=${counts}`)
  const trainee = join(folder, 'package')
  buildTs()
  mkdirSync(trainee, { recursive: true })
  for (const part of ['dist', 'package.json']) {
    cpSync(join(root, part), join(trainee, part), { recursive: true })
  }
  cpSync(counting, join(trainee, addonName()))
  say('running programs')
  run(process.execPath, [join(root, 'scripts/train.mjs'), trainee], {
    env: { ...process.env, LLVM_PROFILE_FILE: join(counts, '%p-%m.profraw') },
  })
  const raw = readdirSync(counts).filter(name => name.endsWith('.profraw'))
  if (raw.length === 0) fail('the addon that counts has written no counts')
  const merged = join(counts, 'merged.profdata')
  run(tool, ['merge', '-o', merged, ...raw.map(name => join(counts, name))])

  say('building the addon with these counts')
  const built = build(join(folder, 'final'), `-Cprofile-use=${merged}`)
  const fresh = join(root, `diapause.${process.pid}.node`)
  cpSync(built, fresh)
  renameSync(fresh, join(root, addonName()))
  say(`built the trained addon in ${Math.round((performance.now() - began) / 1000)} s`)
  return true
}

const addonName = () => `diapause.${platformName()}.node`

/** For a named target, so that flags hold for the addon, and not for what runs while it is built. */
function build(folder, flag) {
  const host = /^host: (.*)$/m.exec(output('rustc', '-vV'))?.[1]
  if (host === undefined) fail('rustc does not say for which machine it compiles')
  const args = ['build', '--locked', '--package', 'diapause-napi', '--profile', 'dist']
  run('cargo', [...args, '--target', host, '--target-dir', folder], {
    env: { ...process.env, RUSTFLAGS: `${process.env.RUSTFLAGS ?? ''} ${flag}`.trim() },
  })
  return join(folder, host, 'dist', library())
}

function profdata() {
  const libraries = output('rustc', '--print', 'target-libdir')
  const file = process.platform === 'win32' ? 'llvm-profdata.exe' : 'llvm-profdata'
  const tool = join(libraries, '../bin', file)
  if (existsSync(tool)) return tool
  const major = /^LLVM version: (\d+)/m.exec(output('rustc', '-vV'))?.[1]
  const packaged = `llvm-profdata-${major}`
  return spawnSync(packaged, ['--version']).status === 0 ? packaged : undefined
}

function output(command, ...args) {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim() ?? ''
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !buildTrained()) process.exit(1)
