import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { platformName } from '../src/loader.js'

const root = join(__dirname, '..')
const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diapause-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the built package', () => {
  test('can be imported', () => {
    const code =
      "import { Platform } from 'diapause'; console.log((await new Platform().run('6*7')).value)"
    expect(node('--input-type=module', '-e', code)).toBe('42\n')
  })

  test('can be required', () => {
    const code =
      "const { Platform } = require('diapause'); console.log(new Platform().runSync('6*7').value)"
    expect(node('--input-type=commonjs', '-e', code)).toBe('42\n')
  })

  test('has one implementation, however it is loaded', () => {
    const code =
      "import * as a from 'diapause'; import { createRequire } from 'node:module';" +
      "const b = createRequire(process.cwd() + '/x.js')('diapause');" +
      'console.log(Object.keys(b).every(name => a[name] === b[name]), a.Platform === b.Platform)'
    expect(node('--input-type=module', '-e', code)).toBe('true true\n')
  })

  test('has types for both ways', () => {
    const source = `import { Platform, type Step, type PyValue } from 'diapause'
async function use(): Promise<PyValue | undefined> {
  using py = new Platform({ limits: { memoryBytes: 1 << 20 } })
  const step: Step = await py.start('ask()', { externalFunctions: ['ask'] })
  if (step.kind === 'pending') return (await py.resume(step.args)).value
  // @ts-expect-error there is no such option
  await py.run('1', { memory: 1 })
  return step.value
}
void use
`
    // Inside the package, so that it refers to itself by its name.
    const types = join(root, 'dist', '.types-test')
    mkdirSync(types, { recursive: true })
    writeFileSync(join(types, 'a.mts'), source)
    writeFileSync(join(types, 'b.cts'), source)
    try {
      const compilerOptions = {
        noEmit: true,
        strict: true,
        module: 'nodenext',
        target: 'es2022',
        lib: ['es2024', 'esnext.disposable', 'dom'],
        types: ['node'],
      }
      const files = ['a.mts', 'b.cts']
      writeFileSync(join(types, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
      const { status, stdout } = spawnSync(process.execPath, [tsc, '--project', types], {
        encoding: 'utf8',
      })
      expect(stdout).toBe('')
      expect(status).toBe(0)
    } finally {
      rmSync(types, { recursive: true, force: true })
    }
  })

  test('runs nothing when it is installed', async () => {
    const { default: manifest } = await import('../package.json', { with: { type: 'json' } })
    const scripts = Object.keys(manifest.scripts)
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) {
      expect(scripts).not.toContain(name)
    }
  })

  test('holds the WebAssembly module', () => {
    const windows = process.platform === 'win32'
    const npm = windows ? 'npm.cmd' : 'npm'
    const output = execFileSync(npm, ['pack', '--dry-run', '--json'], {
      cwd: root,
      encoding: 'utf8',
      shell: windows,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }]
    const paths = files.map(file => file.path)
    expect(paths).toContain('diapause.wasm')
    expect(paths).toContain('dist/index.js')
    expect(paths.filter(path => path.endsWith('.node'))).toEqual([])
  })
})

describe('the choice of a backend', () => {
  /** What a copy of the package without an addon prints. */
  const tried = (how: {
    wasm: boolean
    wanted?: string
    options?: string
    damaged?: boolean
  }): string => {
    const copy = join(folder, how.damaged ? 'damaged' : how.wasm ? 'with' : 'without')
    cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true })
    cpSync(join(root, 'package.json'), join(copy, 'package.json'))
    if (how.damaged) writeFileSync(join(copy, 'diapause.wasm'), 'half of a download')
    else if (how.wasm) cpSync(join(root, 'diapause.wasm'), join(copy, 'diapause.wasm'))
    const code =
      `const { Platform } = require(${JSON.stringify(join(copy, 'dist'))});` +
      `try { const py = new Platform(${how.options ?? ''});` +
      "console.log(py.backend, py.runSync('6 * 7').value) }" +
      'catch (e) { console.log(e.code, e.message) }'
    const env = { ...process.env, DIAPAUSE_BACKEND: how.wanted ?? '' }
    return execFileSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8', env })
  }

  test('without an addon for the machine it is WebAssembly', () => {
    expect(tried({ wasm: true })).toBe('wasm 42\n')
    expect(tried({ wasm: true, wanted: 'wasm' })).toBe('wasm 42\n')
    expect(tried({ wasm: true, options: "{ backend: 'wasm' }" })).toBe('wasm 42\n')
  })

  test('an addon that was asked for and is missing is named, and what to do', () => {
    for (const output of [
      tried({ wasm: false }),
      tried({ wasm: true, wanted: 'native' }),
      tried({ wasm: true, options: "{ backend: 'native' }" }),
    ]) {
      expect(output).toContain('ERR_DIAPAUSE_BACKEND')
      expect(output).toContain(`@diapause/${platformName()} is not installed`)
      expect(output).toContain('npm install diapause')
    }
  })

  test('a module that was asked for and is missing is named', () => {
    const output = tried({ wasm: false, wanted: 'wasm' })
    expect(output).toMatch(/^ERR_DIAPAUSE_BACKEND .*diapause\.wasm cannot be read/)
    expect(output).toContain('npm run build:wasm')
  })

  test('a process without WebAssembly has the addon', () => {
    const run = (backend: string): string => {
      const code =
        "const { Platform } = require('diapause');" +
        `try { console.log(new Platform({ backend: '${backend}' }).runSync('6 * 7').value) }` +
        'catch (e) { console.log(e.code, e.message) }'
      const args = ['--no-expose-wasm', '-e', code]
      return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    }
    expect(run('native')).toBe('42\n')
    expect(run('wasm')).toMatch(/^ERR_DIAPAUSE_BACKEND .*no WebAssembly/)
  })

  test('a module that cannot be compiled or instantiated is named', () => {
    const output = tried({ wasm: true, wanted: 'wasm', damaged: true })
    expect(output).toMatch(/^ERR_DIAPAUSE_BACKEND .*cannot be compiled/)
    const options = "(WebAssembly.Instance = function() { throw RangeError('no memory') }, {})"
    expect(tried({ wasm: true, wanted: 'wasm', options })).toMatch(
      /^ERR_DIAPAUSE_BACKEND .*cannot be instantiated: no memory/,
    )
  })

  test('a name that means nothing is refused', () => {
    const output = tried({ wasm: true, wanted: 'jvm' })
    expect(output).toBe(
      'ERR_DIAPAUSE_BACKEND DIAPAUSE_BACKEND is "jvm", expected "native" or "wasm"\n',
    )
  })
})
