// A process of its own that loads a program and goes on with it.
//
//   node child.mjs <file> [JSON value to resume with]
//
// Prints what happened as JSON. It imports the built package, as a user would.

import { readFileSync } from 'node:fs'
import { Platform } from 'diapause'

const [file, value] = process.argv.slice(2)
const platform = new Platform()
const loaded = await platform.loadProgress(readFileSync(file))
const step =
  value === undefined ? await platform.resume() : await platform.resume(JSON.parse(value))
console.log(
  JSON.stringify({
    loaded: { kind: loaded.kind, functionName: loaded.functionName, args: loaded.args },
    kind: step.kind,
    value: step.value,
    stdout: step.stdout,
  }),
)
