// Builds dist/: CommonJS with types by tsc, and an ES module that exports the same. There is one
// implementation, so a class is the same class however it was imported. It is one file: finding
// and reading two dozen would be most of what an import takes.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, say, tool } from './tools.mjs'

/** Builds dist/. */
export function buildTs() {
  say('building the TypeScript')
  const dist = join(root, 'dist')
  rmSync(dist, { recursive: true, force: true })
  tool('tsc', '--project', 'tsconfig.build.json')
  bundle(dist)
  const names = Object.keys(createRequire(import.meta.url)(join(dist, 'index.js'))).sort()
  const module = `export {\n${names.map(name => `  ${name},\n`).join('')}} from './index.js'\n`
  writeFileSync(join(dist, 'index.d.mts'), "export * from './index.js'\n")
  // Last: its date says that the build is whole.
  writeFileSync(join(dist, 'index.mjs'), module)
}

/**
 * Puts the modules below `src/` into `index.js`, each as a function that runs when it is first
 * required, and their source maps into its map.
 */
function bundle(dist) {
  const files = readdirSync(join(dist, 'src'), { recursive: true })
    .map(file => posix.join('src', file.replaceAll('\\', '/')))
    .filter(file => file.endsWith('.js'))
    .sort()
  const lines = [
    '"use strict";',
    'const modules = {};',
    'const loadModule = name => {',
    '  const it = modules[name];',
    '  if (it.exports === undefined) it.run((it.exports = {}));',
    '  return it.exports;',
    '};',
  ]
  const sections = []
  const add = (file, before, after) => {
    const map = JSON.parse(readFileSync(join(dist, `${file}.map`), 'utf8'))
    const folder = posix.dirname(file)
    map.sources = map.sources.map(source => posix.join(folder, source))
    lines.push(...before)
    sections.push({ offset: { line: lines.length, column: 0 }, map })
    const text = readFileSync(join(dist, file), 'utf8')
      .replace(/\n\/\/# sourceMappingURL=.*\s*$/, '')
      .replace(
        /\brequire\("(\.\.?\/[^"]+)"\)/g,
        (_, path) => `loadModule("${posix.join(folder, path)}")`,
      )
    lines.push(...text.split('\n'), ...after)
  }
  for (const file of files) add(file, [`modules["${file}"] = { run(exports) {`], ['} };'])
  add('index.js', [], ['//# sourceMappingURL=index.js.map', ''])
  writeFileSync(join(dist, 'index.js'), lines.join('\n'))
  writeFileSync(join(dist, 'index.js.map'), JSON.stringify({ version: 3, sections }))
  for (const file of files) for (const end of ['', '.map']) rmSync(join(dist, file + end))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildTs()
