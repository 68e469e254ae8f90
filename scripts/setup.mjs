// Makes a fresh clone ready: dependencies, the addon, the TypeScript, and for tests the WebAssembly
// module; only what is missing or out of date. `npm start` and `npm test` begin with this.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildNative } from './build-native.mjs'
import { buildTs } from './build-ts.mjs'
import { buildWasm } from './build-wasm.mjs'
import { fail, isOutdated, npm, platformName, root, say } from './tools.mjs'

/** Sets up what is missing; the WebAssembly module only where it is wanted. */
export function setup({ wasm = false } = {}) {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20) fail(`Node ${process.versions.node} is too old, 20 or newer is needed`)
  const installed = 'node_modules/.package-lock.json'
  if (isOutdated(installed, ['package-lock.json'], /./) || !existsSync(join(root, installed))) {
    say('installing the development dependencies (npm ci)')
    npm('ci', '--no-audit', '--no-fund')
  }
  const rust = ['crates', 'Cargo.toml', 'Cargo.lock']
  if (isOutdated(`diapause.${platformName()}.node`, rust, /\.(rs|toml|lock|py)$/)) buildNative()
  if (wasm && isOutdated('diapause.wasm', rust, /\.(rs|toml|lock|py)$/)) buildWasm()
  if (
    isOutdated(
      'dist/index.mjs',
      ['index.ts', 'src', 'tsconfig.build.json', 'scripts/rolldown.config.mjs'],
      /\.(ts|json|mjs)$/,
    )
  ) {
    buildTs()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup()
  say('ready')
}
