// Builds the WebAssembly module and puts it where src/loader.ts finds it: diapause.wasm.
//
//   node scripts/build-wasm.mjs [--profile wasm]
//
// Where the Rust that is in use has the target wasm32-unknown-unknown, it is used. Where it cannot
// be had, Debian's packages serve: they bring the sources of the standard library, which is then
// built along.

import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, root, run, say } from './tools.mjs'

const target = 'wasm32-unknown-unknown'
/** What Node 20 and every browser of its time can do; the search for substrings is faster with it. */
const flags = '-C target-feature=+simd128'
const packages = ['rustc-web', 'cargo-web', 'rust-web-src', 'lld-22']

/** Builds with a Cargo profile. */
export function buildWasm(profile = 'wasm') {
  const way = hasTarget() ?? hasDebian() ?? addTarget() ?? addDebian()
  if (!way) {
    fail(
      `Rust's target ${target} is not installed: get it with "rustup target add ${target}", or, as ` +
        `root on Debian, with "apt-get install ${packages.join(' ')}"; then try again`,
    )
  }
  const folder = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'wasm')
  const began = performance.now()
  say(`building the WebAssembly module (${way.name}, profile ${profile})`)
  run(
    'cargo',
    [
      ...['build', '--locked', '--package', 'diapause-wasm', '--profile', profile],
      ...['--target', target, '--target-dir', folder, ...way.arguments],
    ],
    { env: { ...process.env, ...way.environment, RUSTFLAGS: flags } },
  )
  const built = join(folder, target, profile === 'dev' ? 'debug' : profile, 'diapause_wasm.wasm')
  const fresh = join(root, `diapause.${process.pid}.wasm`)
  copyFileSync(built, fresh)
  renameSync(fresh, join(root, 'diapause.wasm'))
  say(`built the WebAssembly module in ${Math.round((performance.now() - began) / 1000)} s`)
}

/** The Rust in use, when it has the target. */
function hasTarget() {
  const { status, stdout } = spawnSync('rustc', ['--print', 'target-libdir', '--target', target], {
    encoding: 'utf8',
  })
  const libraries = status === 0 ? stdout.trim() : ''
  if (libraries === '' || !existsSync(libraries)) return undefined
  if (!readdirSync(libraries).some(file => file.startsWith('libstd-'))) return undefined
  return { name: `the target ${target} of ${version('rustc')}`, arguments: [], environment: {} }
}

/** Debian's Rust, when it is there with the sources of the standard library. */
function hasDebian() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/cargo')) return undefined
  const sysroot = spawnSync('/usr/bin/rustc', ['--print', 'sysroot'], { encoding: 'utf8' })
  const sources = join(sysroot.stdout?.trim() ?? '', 'lib/rustlib/src/rust/library/std/Cargo.toml')
  if (sysroot.status !== 0 || !existsSync(sources)) return undefined
  return {
    name: `${version('/usr/bin/rustc')} of Debian, which builds the standard library too`,
    arguments: ['-Z', 'build-std=std,panic_abort'],
    // Debian's Rust is to be found before any other.
    environment: { PATH: `/usr/bin:/bin:${process.env.PATH}`, RUSTC_BOOTSTRAP: '1' },
  }
}

function addTarget() {
  if (spawnSync('rustup', ['--version']).status !== 0) return undefined
  say(`adding the target ${target} (rustup target add)`)
  const { status } = spawnSync('rustup', ['target', 'add', target], { timeout: 120_000 })
  return status === 0 ? hasTarget() : undefined
}

function addDebian() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return undefined
  if (spawnSync('apt-get', ['--version']).status !== 0) return undefined
  say(`installing ${packages.join(', ')} (apt-get)`)
  const install = () => spawnSync('apt-get', ['install', '-y', ...packages], { stdio: 'ignore' })
  if (install().status !== 0) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    install()
  }
  return hasDebian()
}

function version(rustc) {
  return spawnSync(rustc, ['--version'], { encoding: 'utf8' }).stdout.trim().replace(/ \(.*/, '')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--profile')
  buildWasm(at < 0 ? 'wasm' : process.argv[at + 1])
}
