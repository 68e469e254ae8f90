// The programs of the README and of docs/ run, and print what their comments say: those behind
// `console.log`, or a line `// prints:`.

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(__dirname, '..')
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter(file => file.endsWith('.md'))
    .map(file => `docs/${file}`),
]
const section = /^## (.+)\n(?:(?!^## )[\s\S])*?^```js\n([\s\S]*?)^```/gm
const programs = pages.flatMap(page =>
  [...readFileSync(join(root, page), 'utf8').matchAll(section)].map(
    ([, title = '', source = '']) => [`${page}: ${title}`, source] as const,
  ),
)

const words = (text: string): string => text.split(/\s+/).filter(Boolean).join(' ')

test('there are programs in the README and elsewhere', () => {
  for (const page of ['README.md', 'docs/SNAPSHOTS.md']) {
    expect(programs.filter(([title]) => title.startsWith(page)).length).toBeGreaterThanOrEqual(2)
  }
})

describe('programs of the documentation', () => {
  test.each(programs)('%s', (_, source) => {
    const behind = /^ *(?:console\.log\(.*\) \/\/|\/\/ prints:) (.+)$/gm
    const promised = [...source.matchAll(behind)].map(line => line[1])
    expect(promised.length).toBeGreaterThan(0)
    const printed = execFileSync(process.execPath, ['--input-type=module'], {
      input: source,
      encoding: 'utf8',
      cwd: root,
    })
    expect(words(printed)).toBe(words(promised.join(' ')))
  })
})
