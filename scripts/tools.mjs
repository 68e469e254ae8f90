// What the scripts share. Node built-ins only: on a fresh clone nothing else is there.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Says what happens, apart from what the tools say. */
export function say(text) {
  process.stdout.write(`diapause: ${text}\n`)
}

/** Ends the script with a reason a newcomer can act on. */
export function fail(text) {
  process.stderr.write(`diapause: ${text}\n`)
  process.exit(1)
}

/** Runs a command in the root; it must succeed. */
export function run(command, args, options = {}) {
  const { status, error, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    ...options,
  })
  if (error?.code === 'ENOENT') fail(`"${command}" is not installed`)
  if (error) fail(`${command}: ${error.message}`)
  if (status !== 0) fail(`${[command, ...args].join(' ')} failed (${signal ?? status})`)
}

/** Runs npm with the Node that runs this script. */
export function npm(...args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) run(process.execPath, [script, ...args])
  else run('npm', args, { shell: process.platform === 'win32' })
}

/** Runs a tool of node_modules. */
export function tool(name, ...args) {
  const windows = process.platform === 'win32'
  const file = join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name)
  run(file, args, { shell: windows })
}

/** What the addon for this machine is called; `src/loader.ts` looks for the same. */
export function platformName() {
  const { platform, arch } = process
  if (platform === 'linux') {
    const { header } = process.report.getReport()
    return `linux-${arch}-${header.glibcVersionRuntime === undefined ? 'musl' : 'gnu'}`
  }
  return platform === 'win32' ? `win32-${arch}-msvc` : `${platform}-${arch}`
}

/** Whether any of the sources is newer than the target, or the target is missing. */
export function isOutdated(target, sources, pattern) {
  const file = join(root, target)
  if (!existsSync(file)) return true
  const built = statSync(file).mtimeMs
  return sources.some(source => newest(join(root, source), pattern) > built)
}

function newest(path, pattern) {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  if (!stats.isDirectory()) return pattern.test(path) ? stats.mtimeMs : 0
  let latest = 0
  for (const name of readdirSync(path)) {
    if (name !== 'node_modules' && name !== 'target') {
      latest = Math.max(latest, newest(join(path, name), pattern))
    }
  }
  return latest
}
