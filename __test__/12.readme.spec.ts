// The README's programs run, and print what the comments behind `console.log` say.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(__dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const programs = [...readme.matchAll(/^## (.+)\n(?:(?!^## )[\s\S])*?^```js\n([\s\S]*?)^```/gm)]

const words = (text: string): string => text.split(/\s+/).filter(Boolean).join(' ')

describe('README', () => {
  test('has programs', () => expect(programs.length).toBeGreaterThanOrEqual(2))

  test.each(programs.map(match => [match[1] ?? '', match[2] ?? '']))('%s', (_, source) => {
    const promised = [...source.matchAll(/^console\.log\(.*\) \/\/ (.+)$/gm)].map(line => line[1])
    expect(promised.length).toBeGreaterThan(0)
    const printed = execFileSync(process.execPath, ['--input-type=module'], {
      input: source,
      encoding: 'utf8',
      cwd: root,
    })
    expect(words(printed)).toBe(words(promised.join(' ')))
  })
})
