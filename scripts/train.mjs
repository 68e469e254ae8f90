// Runs programs of the corpus, so that an addon built to count what it executes writes its counts:
//
//   node scripts/train.mjs <package folder>
//
// The folder holds what a package of Diapause does, with that addon. Nothing is compared here, and a
// program may fail.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './tools.mjs'

/** A program that runs longer than this has taught enough, in milliseconds. */
const ENOUGH = 500

const { Platform } = await import(pathToFileURL(join(process.argv[2], 'dist/index.mjs')).href)
const corpus = join(root, '__test__/corpus')
for (const name of readdirSync(corpus, { recursive: true }).sort()) {
  if (!name.endsWith('.py')) continue
  const source = readFileSync(join(corpus, name), 'utf8')
  try {
    const py = new Platform({ limits: { durationMs: ENOUGH, outputBytes: 1 << 26 } })
    let step = py.startSync(source, { externalFunctions: ['ext'] })
    for (let calls = 0; step.kind === 'pending' && calls < 100; calls++) {
      step = py.resumeSync(step.args[0] ?? null)
    }
    py.dispose()
  } catch {
    // What ends with an exception is part of the corpus.
  }
}
