// Runs the programs of scripts/training and of the corpus, so that an addon built to count what it
// executes writes its counts:
//
//   node scripts/train.mjs <package folder>
//
// The folder holds what a package of Diapause does, with that addon. Nothing is compared here, and a
// program of the corpus may fail.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './tools.mjs'

/** A program of the corpus that runs longer than this has taught enough, in milliseconds. */
const ENOUGH = 500
/** How often the programs of scripts/training run. */
const ROUNDS = 8

const { Platform } = await import(pathToFileURL(join(process.argv[2], 'dist/index.mjs')).href)

/** The sources of the programs in a folder and those in it. */
function sources(folder) {
  const names = readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.py'))
  return names.sort().map(name => readFileSync(join(folder, name), 'utf8'))
}

for (const source of sources(join(root, '__test__/corpus'))) {
  try {
    const py = new Platform({ limits: { durationMs: ENOUGH, outputBytes: 1 << 26 } })
    let step = py.startSync(source, { externalFunctions: ['ext'] })
    for (let calls = 0; step.kind === 'pending' && calls < 100; calls++) {
      const bytes = py.dumpProgress()
      py.dispose()
      const again = new Platform()
      again.loadProgressSync(bytes)
      step = again.resumeSync(step.args[0] ?? null)
      again.dispose()
      if (step.kind === 'pending') break
    }
  } catch {
    // What ends with an exception is part of the corpus.
  }
}
for (const source of sources(join(root, 'scripts/training'))) {
  for (let round = 0; round < ROUNDS; round++) await train(source)
}

/** Runs a program; one that asks sleeps and wakes where it does. */
async function train(source) {
  if (!source.includes('ask(')) {
    await new Platform().run(source)
    return
  }
  let py = new Platform()
  let step = py.startSync(source, { externalFunctions: ['ask'] })
  while (step.kind === 'pending') {
    const bytes = py.dumpProgress()
    py.dispose()
    py = new Platform()
    py.loadProgressSync(bytes)
    step = py.resumeSync(step.args[0] ?? null)
  }
  py.dispose()
}
