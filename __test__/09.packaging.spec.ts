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

  test('without an addon it says which package is missing and what to do', () => {
    const copy = join(folder, 'copy')
    cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true })
    cpSync(join(root, 'package.json'), join(copy, 'package.json'))
    const code =
      `const { Platform } = require(${JSON.stringify(join(copy, 'dist'))});` +
      "try { new Platform().runSync('1') } catch (e) { console.log(e.code, e.message) }"
    const output = execFileSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8' })
    expect(output).toContain('ERR_DIAPAUSE_BACKEND')
    expect(output).toContain(`@diapause/${platformName()} is not installed`)
    expect(output).toContain('npm install diapause')
  })
})
