// Builds dist/: types by tsc, and the code as one CommonJS file: finding and reading two dozen
// would be most of what an import takes. An ES module exports the same from it. There is one
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
  tool('rolldown', '--config', 'scripts/rolldown.config.mjs')
  const names = Object.keys(createRequire(import.meta.url)(join(dist, 'index.js'))).sort()
  writeFileSync(join(dist, 'index.d.mts'), "export * from './index.js'\n")
  // Last: its date says that the build is whole. It requires the other file rather than import it:
  // Node reads a CommonJS file that is imported twice, to find its exports.
  const module =
    "import { createRequire } from 'node:module'\n\n" +
    `export const {\n${names.map(name => `  ${name},\n`).join('')}` +
    "} = createRequire(import.meta.url)('./index.js')\n"
  writeFileSync(join(dist, 'index.mjs'), module)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildTs()
