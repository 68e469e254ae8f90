// The programs of the benchmarks, small: each runs, prints its checksum, and says how large it is.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Platform } from '../index.js'

const folder = join(__dirname, '..', 'benches', 'programs')
const size = /^SIZE = [\d_]+ {2}# small: ([\d_]+)$/m

describe('benchmarks', () => {
  test.each(readdirSync(folder))('%s', file => {
    const source = readFileSync(join(folder, file), 'utf8')
    expect(source).toMatch(size)
    const { stdout } = new Platform().runSync(source.replace(size, 'SIZE = $1'))
    expect(stdout).toMatch(/^\S.*\n$/)
  })
})
