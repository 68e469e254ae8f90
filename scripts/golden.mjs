// `node scripts/golden.mjs`: makes the golden snapshots of the present format.
//
// Every program of __test__/golden/specimens is put to sleep where it says, and its snapshot is
// written to __test__/golden/v<format>, with what it must do when it goes on (manifest.json).
// Tests load them ever after.
//
// Those of a released format are never made anew: what they hold is what users have stored. The
// file RELEASED in their folder says so; `--release` puts it there. `--replace-released` makes them
// anew all the same.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root, run, say } from './tools.mjs'

const { values: options } = parseArgs({
  options: { release: { type: 'boolean' }, 'replace-released': { type: 'boolean' } },
})

const source = readFileSync(join(root, 'crates/snapshot/src/container.rs'), 'utf8')
const version = /FORMAT_VERSION: u16 = (\d+);/.exec(source)?.[1]
if (version === undefined) throw new Error('container.rs does not say which format is written')
const folder = join(root, '__test__/golden', `v${version}`)
const mark = join(folder, 'RELEASED')

if (existsSync(mark) && !options['replace-released']) {
  const reason =
    options.release === true
      ? 'is released already'
      : 'is released: its snapshots stay as they are. A format that differs gets a new version'
  console.error(`format ${version} ${reason} (${mark})`)
  process.exit(1)
}
if (options.release === true) {
  writeFileSync(
    mark,
    `Snapshots of format ${version} are out in the world: these stay as they are.\n`,
  )
  say(`format ${version} is released`)
} else {
  const released = existsSync(mark)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  run('cargo', ['run', '--locked', '-q', '-p', 'diapause-testkit', '--', 'golden', folder])
  if (released) writeFileSync(mark, `Made anew on purpose, for format ${version}.\n`)
}
