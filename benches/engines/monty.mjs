// The npm package @pydantic/monty, without limits: it has none by default.

import { readFileSync } from 'node:fs'

export async function load() {
  const { Monty } = await import('@pydantic/monty')
  const manifest = new URL('../node_modules/@pydantic/monty/package.json', import.meta.url)
  return {
    version: JSON.parse(readFileSync(manifest)).version,
    start: () => new Monty('1 + 1').run(),
    run(source, scriptName) {
      let output = ''
      const printCallback = (_, text) => {
        output += text
      }
      new Monty(source, { scriptName }).run({ printCallback })
      return output
    },
    compile: (source, scriptName) => new Monty(source, { scriptName }),
  }
}
