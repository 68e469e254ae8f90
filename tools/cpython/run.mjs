// CPython 3.14 as a function. CLI: node run.mjs file.py [--mode value|error]
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadPyodide } from 'pyodide'

let harness

/** The harness, started once: one interpreter runs all programs. */
async function load() {
  harness ??= (async () => {
    const pyodide = await loadPyodide({
      env: process.env.PYTHONHASHSEED ? { PYTHONHASHSEED: process.env.PYTHONHASHSEED } : {},
    })
    const source = readFileSync(new URL('./harness.py', import.meta.url), 'utf8')
    const namespace = pyodide.toPy({ __name__: 'harness' })
    pyodide.runPython(source, { globals: namespace, filename: '<harness>' })
    return { run: namespace.get('run'), lint: namespace.get('lint') }
  })()
  return harness
}

/** Whether one of the comment lines a program begins with is this directive, e.g. `# host`. */
export function hasDirective(source, name) {
  for (const line of source.split('\n')) {
    if (!line.startsWith('#')) return false
    if (line.trim() === `# ${name}`) return true
  }
  return false
}

/**
 * Run a program as `python main.py` does.
 * mode: undefined, or what the host function ext(x) does: 'value' returns x, 'error' raises.
 */
export async function runPython(source, { filename = 'main.py', mode } = {}) {
  const { run } = await load()
  const result = run(source, filename, mode ?? '', hasDirective(source, 'host'))
  const [stdout, stderr] = result.toJs()
  result.destroy()
  return { stdout, stderr }
}

/** What is wrong with a program of the corpus: { problems, steps }. */
export async function lintPython(source, { filename = 'main.py', mode } = {}) {
  const { lint } = await load()
  const result = lint(source, filename, mode ?? '', hasDirective(source, 'host'))
  const [problems, steps] = result.toJs()
  result.destroy()
  return { problems, steps }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2)
  const at = args.indexOf('--mode')
  const mode = at < 0 ? undefined : args.splice(at, 2)[1]
  const { stdout, stderr } = await runPython(readFileSync(args[0] ?? 0, 'utf8'), { mode })
  process.stdout.write(stdout)
  process.stderr.write(stderr)
}
