// Builds dist/: CommonJS with types by tsc, and an ES module that exports the same. There is one
// implementation, so a class is the same class however it was imported.

import { rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, say, tool } from './tools.mjs'

/** Builds dist/. */
export function buildTs() {
  say('building the TypeScript')
  const dist = join(root, 'dist')
  rmSync(dist, { recursive: true, force: true })
  tool('tsc', '--project', 'tsconfig.build.json')
  const names = Object.keys(createRequire(import.meta.url)(join(dist, 'index.js'))).sort()
  const module = `export {\n${names.map(name => `  ${name},\n`).join('')}} from './index.js'\n`
  writeFileSync(join(dist, 'index.d.mts'), "export * from './index.js'\n")
  // Last: its date says that the build is whole.
  writeFileSync(join(dist, 'index.mjs'), module)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildTs()
