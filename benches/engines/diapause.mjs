// Diapause as users run it: the facade and the addon, with every limit switched on.

import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** The limits of every run: the defaults, said aloud. */
export const limits = { memoryBytes: 256 << 20, steps: 10_000_000_000, durationMs: 60_000 }

export const load = () => loadBackend('native')

/** The package that is measured, when it is not the one around this folder. */
const folder = process.env.DIAPAUSE_PACKAGE
const root = folder ? pathToFileURL(`${folder}/`) : new URL('../../', import.meta.url)

export async function loadBackend(backend) {
  // The programs that are only compiled take the usual one.
  process.env.DIAPAUSE_BACKEND = backend
  // By path: a package of its own has no self-reference to the project.
  const { Platform, Program } = await import(new URL('dist/index.mjs', root))
  const { version } = JSON.parse(readFileSync(new URL('package.json', root)))
  return {
    version,
    start: () => expectTwo(new Platform({ limits }).runSync('1 + 1').value),
    run: (source, name) => new Platform({ limits }).runSync(source, { scriptName: name }).stdout,
    compile: (source, name) => Program.compileSync(source, { scriptName: name }),
  }
}

function expectTwo(value) {
  if (value !== 2) throw new Error(`1 + 1 is ${value}`)
}
