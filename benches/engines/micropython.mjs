// MicroPython's WebAssembly build. Its globals stay from run to run, so every run gets a fresh
// interpreter; making it is not timed.

import { readFileSync } from 'node:fs'

const name = '@micropython/micropython-webassembly-pyscript'
const heapsize = 128 << 20

export async function load() {
  const { loadMicroPython } = await import(`${name}/micropython.mjs`)
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url)
  const prepare = async () => {
    const lines = []
    const stdout = line => lines.push(`${line}\n`)
    return { lines, python: await loadMicroPython({ heapsize, stdout, linebuffer: true }) }
  }
  return {
    version: JSON.parse(readFileSync(manifest)).version,
    start: async () => (await prepare()).python.runPython('1 + 1'),
    prepare,
    run(source, _, { lines, python }) {
      python.runPython(source)
      return lines.join('')
    },
  }
}
