/**
 * Finds a backend: the addon, the local build first and then the package for this platform, or the
 * WebAssembly module where there is none. Nothing is loaded before it is needed.
 */

import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import type { Backend, BackendName } from './backends/backend.js'
import { type Addon, nativeBackend } from './backends/native.js'
import { wasmBackend } from './backends/wasm.js'
import { compiled } from './backends/webassembly.js'
import { BackendError } from './errors.js'

const loaded = new Map<BackendName, Backend>()
let usual: Backend | undefined

/**
 * A backend, loaded when it is first needed. Without a name it is the one that the environment
 * variable `DIAPAUSE_BACKEND` names, or else the addon, or where there is none WebAssembly.
 *
 * @throws {@link BackendError} which names what is missing and what to do
 */
export function backend(name?: BackendName): Backend {
  if (name !== undefined) return load(name)
  usual ??= findUsual()
  return usual
}

function load(name: BackendName): Backend {
  const known = loaded.get(name)
  if (known !== undefined) return known
  const made = name === 'wasm' ? loadWasm() : nativeBackend(loadAddon())
  loaded.set(name, made)
  return made
}

function findUsual(): Backend {
  const { DIAPAUSE_BACKEND: wanted = '' } = process.env
  if (wanted === 'native' || wanted === 'wasm') return load(wanted)
  if (wanted !== '') {
    const expected = 'expected "native" or "wasm"'
    throw new BackendError(`DIAPAUSE_BACKEND is ${JSON.stringify(wanted)}, ${expected}`)
  }
  try {
    return load('native')
  } catch (error) {
    if (!existsSync(wasmFile())) throw error
    return load('wasm')
  }
}

const wasmFile = (): string => join(packageRoot(), 'diapause.wasm')

function loadWasm(): Backend {
  const file = wasmFile()
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (cause) {
    const message =
      `Diapause has no WebAssembly module: ${file} cannot be read. Install the package again, or, ` +
      'in a checkout of Diapause, run "npm run build:wasm".'
    throw new BackendError(message, { cause })
  }
  return wasmBackend(compiled(bytes), {
    now: () => performance.now(),
    breath: () => new Promise(resolve => setImmediate(resolve)),
  })
}

/** What the addon for this machine is called, such as `linux-x64-gnu`. */
export function platformName(): string {
  const { platform, arch } = process
  if (platform === 'linux') return `linux-${arch}-${usesMusl() ? 'musl' : 'gnu'}`
  if (platform === 'win32') return `win32-${arch}-msvc`
  return `${platform}-${arch}`
}

/** The start of an executable file holds the path of its dynamic linker, which tells the C library. */
const HEADER_BYTES = 2048

/**
 * Whether Node runs on musl. A diagnostic report says so too, but takes longer to make than all
 * the rest of a start, so it is asked only where the executable says nothing.
 */
function usesMusl(): boolean {
  const linker = dynamicLinker()
  if (linker !== undefined) return linker.startsWith('ld-musl')
  const report = process.report?.getReport() as
    | { header?: { glibcVersionRuntime?: string } }
    | undefined
  return report?.header !== undefined && report.header.glibcVersionRuntime === undefined
}

/** The name of the file that links Node's executable when it starts. */
function dynamicLinker(): string | undefined {
  try {
    const file = openSync(process.execPath, 'r')
    try {
      const header = Buffer.alloc(HEADER_BYTES)
      readSync(file, header, 0, HEADER_BYTES, 0)
      return /\/(ld-(?:musl|linux)[\w.-]*)\0/.exec(header.toString('latin1'))?.[1]
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}

function loadAddon(): Addon {
  const name = platformName()
  const load = createRequire(__filename)
  const local = join(packageRoot(), `diapause.${name}.node`)
  const packageName = `@diapause/${name}`
  const candidates = existsSync(local) ? [local, packageName] : [packageName]
  const causes: unknown[] = []
  for (const candidate of candidates) {
    try {
      return load(candidate) as Addon
    } catch (error) {
      causes.push(error)
    }
  }
  throw new BackendError(explain(packageName, causes), { cause: causes.at(-1) })
}

function explain(packageName: string, causes: unknown[]): string {
  const first = causes[0]
  const missing = (first as { code?: unknown } | undefined)?.code === 'MODULE_NOT_FOUND'
  const what = missing
    ? `the package ${packageName} is not installed`
    : `the addon cannot be loaded: ${first instanceof Error ? first.message : String(first)}`
  return (
    `Diapause has no native addon for this machine: ${what}. ` +
    'Run "npm install diapause" on this machine (a node_modules folder or lockfile that was made on ' +
    'another system, or --omit=optional, leaves the package out), or, in a checkout of Diapause, ' +
    'run "npm run build:native".'
  )
}

/** The folder of this package, from `src/` and from `dist/src/` alike. */
function packageRoot(): string {
  let folder = __dirname
  for (;;) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) {
      const { name } = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown }
      if (name === 'diapause') return folder
    }
    const parent = dirname(folder)
    if (parent === folder) return __dirname
    folder = parent
  }
}
