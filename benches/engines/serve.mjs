// An interpreter that runs in Node, as a contestant: `node --expose-gc serve.mjs <engine>`.
//
// The first line on stdout is { version, first }: `first` is the time from nothing loaded to the
// result of `1 + 1`. Then each line on stdin is a request, and a line answers it:
//   { do: 'run', name, source }      { ms, output, maxRss }: compiling and executing the source
//   { do: 'compile', name, source }  { ms, maxRss }
//   { do: 'start' }                  { ms }: the median of fresh interpreters that run `1 + 1`
// or { error }. An engine is a module with `load()`, which gives { version, start, prepare, run,
// compile }; `prepare` is not timed and gives `run` what it needs, `compile` is optional.

import { createInterface } from 'node:readline'
import { median } from '../report.mjs'

/** How long to repeat a start, in milliseconds. */
const PATIENCE = 500

const before = performance.now()
const { load } = await import(`./${process.argv[2]}.mjs`)
const engine = await load()
await engine.start()
write({ version: engine.version, first: performance.now() - before })

const work = {
  async run({ name, source }) {
    const prepared = await engine.prepare?.()
    globalThis.gc?.()
    const began = performance.now()
    const output = engine.run(source, name, prepared)
    return { ms: performance.now() - began, output }
  },
  compile({ name, source }) {
    globalThis.gc?.()
    const began = performance.now()
    engine.compile(source, name)
    return { ms: performance.now() - began }
  },
  async start() {
    const times = []
    const until = performance.now() + PATIENCE
    while (times.length < 3 || performance.now() < until) {
      const began = performance.now()
      await engine.start()
      times.push(performance.now() - began)
    }
    return { ms: median(times) }
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line)
  try {
    const answer = await work[request.do](request)
    write({ ...answer, maxRss: process.resourceUsage().maxRSS * 1024 })
  } catch (error) {
    write({ error: reason(error) })
  }
}
process.exit()

/** The line of a traceback that says what happened. */
function reason(error) {
  const lines = String(error?.message ?? error)
    .trim()
    .split('\n')
  return lines.at(-1).trim()
}

function write(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
