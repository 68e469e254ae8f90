// Builds the addon and puts it where src/loader.ts finds it: diapause.<platform>.node.
//
//   node scripts/build-native.mjs [--profile dev|release|dist]

import { spawnSync } from 'node:child_process'
import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, platformName, root, run, say } from './tools.mjs'

const libraries = { win32: 'diapause_napi.dll', darwin: 'libdiapause_napi.dylib' }

/** What Cargo calls the addon on this machine. */
export const library = () => libraries[process.platform] ?? 'libdiapause_napi.so'

/** Builds with a Cargo profile. */
export function buildNative(profile = 'release') {
  const { status, stdout } = spawnSync('cargo', ['--version'], { encoding: 'utf8' })
  if (status !== 0) fail('Rust is not installed: get it from https://rustup.rs, then try again')
  say(`building the addon (${stdout.trim()}, profile ${profile})`)
  run('cargo', ['build', '--locked', '--package', 'diapause-napi', '--profile', profile])
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target')
  const built = join(target, profile === 'dev' ? 'debug' : profile, library())
  const addon = join(root, `diapause.${platformName()}.node`)
  // Renamed into place, so that a process which has the old one loaded keeps it.
  const fresh = join(root, `diapause.${process.pid}.node`)
  copyFileSync(built, fresh)
  renameSync(fresh, addon)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--profile')
  buildNative(at < 0 ? 'release' : process.argv[at + 1])
}
