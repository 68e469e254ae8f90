// Pyodide: CPython as WebAssembly. Every run gets a fresh module of globals.

export async function load() {
  const { loadPyodide, version } = await import('pyodide')
  let output = ''
  const stdout = line => {
    output += `${line}\n`
  }
  let pyodide
  const globals = () => pyodide.toPy({ __name__: '__main__' })
  return {
    version,
    async start() {
      pyodide = await loadPyodide({ stdout })
      pyodide.runPython('1 + 1')
    },
    prepare: globals,
    run(source, filename, scope) {
      output = ''
      pyodide.runPython(source, { globals: scope, filename })
      return output
    },
  }
}
