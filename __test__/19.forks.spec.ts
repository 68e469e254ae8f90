import { describe, expect, test } from 'vitest'
import { type Entropy, type LoadedEntropy, OptionError, Platform, type Step } from '../index.js'
import { thrownBy } from './support/python.js'

const source = `
import random
before = random.random()
ask()
before, random.random(), random.Random(7).random()
`

async function started(entropy?: Entropy): Promise<Platform> {
  const platform = new Platform()
  const options = { externalFunctions: ['ask'] }
  await platform.start(source, entropy === undefined ? options : { ...options, entropy })
  return platform
}

/** What a program draws before it is dumped, after it, and from a seed of its own. */
async function drawn(platform: Platform): Promise<number[]> {
  const step: Step = await platform.resume()
  return [...(step.value as number[])]
}

async function loaded(bytes: Uint8Array, entropy?: LoadedEntropy): Promise<number[]> {
  const platform = new Platform()
  await platform.loadProgress(bytes, entropy === undefined ? {} : { entropy })
  return await drawn(platform)
}

const seed = new Uint8Array(32).fill(7)

describe('random numbers', () => {
  test('are always the same when the host hands over nothing', async () => {
    const numbers = await drawn(await started())
    expect(await drawn(await started('fixed'))).toEqual(numbers)
    expect(new Set(numbers).size).toBe(3)
  })

  test('depend on a seed', async () => {
    const numbers = await drawn(await started({ seed }))
    expect(await drawn(await started({ seed }))).toEqual(numbers)
    expect(numbers[0]).not.toBe((await drawn(await started()))[0])
    const platform = new Platform({ entropy: { seed } })
    expect(platform.runSync('import random\nrandom.random()').value).toBe(numbers[0])
    const other = platform.runSync('import random\nrandom.random()', { entropy: 'host' })
    expect(other.value).not.toBe(numbers[0])
  })

  test('differ from run to run when they come from the host', async () => {
    const [one, other] = [await drawn(await started('host')), await drawn(await started('host'))]
    expect(one[0]).not.toBe(other[0])
    expect(one[2]).toBe(other[2])
  })
})

describe('forks', () => {
  test('of a program with a seed replay, unless other numbers are asked for', async () => {
    const platform = await started({ seed })
    const bytes = platform.dumpProgress()
    const numbers = await drawn(platform)
    expect(await loaded(bytes)).toEqual(numbers)
    expect(await loaded(bytes, 'replay')).toEqual(numbers)
    const [one, other] = [await loaded(bytes, 'reseed'), await loaded(bytes, 'reseed')]
    expect([one[0], one[2]]).toEqual([numbers[0], numbers[2]])
    expect(new Set([numbers[1], one[1], other[1]]).size).toBe(3)
  })

  test('of a program with entropy of the host share none, unless a replay is asked for', async () => {
    const platform = await started('host')
    const bytes = platform.dumpProgress()
    const numbers = await drawn(platform)
    const [one, other] = [await loaded(bytes), await loaded(bytes)]
    expect(new Set([numbers[1], one[1], other[1]]).size).toBe(3)
    expect(await loaded(bytes, 'replay')).toEqual(numbers)
  })

  test('in memory replay', async () => {
    const platform = await started('host')
    const moment = platform.snapshot()
    const numbers = await drawn(platform)
    platform.restore(moment)
    expect(await drawn(platform)).toEqual(numbers)
  })
})

test.each<[unknown, string]>([
  ['dice', 'option "entropy" is "dice", expected "fixed", "host", or { seed } of 32 bytes'],
  [
    { seed: new Uint8Array(4) },
    'option "entropy" is a seed of 4 bytes, expected "fixed", "host", or { seed } of 32 bytes',
  ],
])('entropy %j is refused', async (entropy, message) => {
  const error = await thrownBy(() => new Platform({ entropy: entropy as never }))
  expect(error).toBeInstanceOf(OptionError)
  expect(error).toMatchObject({ message })
})
