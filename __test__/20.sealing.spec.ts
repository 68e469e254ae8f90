import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { KeyRing, OptionError, Platform, Program, type SealAlgorithm } from '../index.js'
import { thrownBy } from './support/python.js'

const algorithms: SealAlgorithm[] = ['HMAC-SHA-256', 'AES-256-GCM']
const AUTH = 'ERR_DIAPAUSE_SNAPSHOT_AUTH'

const ringOf = (algorithm: SealAlgorithm, ...ids: string[]): KeyRing =>
  new KeyRing({
    keys: Object.fromEntries(ids.map(id => [id, { algorithm, secret: secretOf(id) }])),
    current: ids.at(-1) ?? '',
  })

const secrets = new Map<string, Uint8Array>()
function secretOf(id: string): Uint8Array {
  const known = secrets.get(id) ?? randomBytes(32)
  secrets.set(id, known)
  return known
}

function sleeping(keys?: KeyRing): Platform {
  const platform = new Platform(keys === undefined ? {} : { keys })
  platform.startSync('card = "4111 1111"\nask("approve?") + card', { externalFunctions: ['ask'] })
  return platform
}

const includes = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes).includes(Buffer.from(text))

describe.each(algorithms)('%s', algorithm => {
  const keys = ringOf(algorithm, `${algorithm} key`)

  test('a platform with keys dumps sealed bytes and loads them', async () => {
    const bytes = sleeping(keys).dumpProgress()
    expect(KeyRing.keyIdOf(bytes)).toBe(`${algorithm} key`)
    expect(includes(bytes, '4111 1111')).toBe(algorithm === 'HMAC-SHA-256')
    const awake = new Platform({ keys })
    await awake.loadProgress(bytes)
    expect((await awake.resume('yes ')).value).toBe('yes 4111 1111')
    expect(awake.loadProgressSync(bytes)).toMatchObject({ kind: 'pending', args: ['approve?'] })
  })

  test('any change of any byte, and any cut, is refused before it is parsed', async () => {
    const bytes = sleeping(keys).dumpProgress()
    const platform = new Platform({ keys })
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 1; bit < 256; bit <<= 1) {
        const changed = new Uint8Array(bytes)
        changed[at] = (changed[at] ?? 0) ^ bit
        expect(await thrownBy(() => platform.loadProgressSync(changed))).toMatchObject({
          code: AUTH,
        })
      }
      const cut = bytes.subarray(0, at)
      expect(await thrownBy(() => platform.loadProgressSync(cut))).toMatchObject({ code: AUTH })
      expect(await thrownBy(() => keys.open(cut))).toMatchObject({ code: AUTH })
    }
    const longer = new Uint8Array([...bytes, 0])
    expect(await thrownBy(() => keys.openSync(longer))).toMatchObject({ code: AUTH })
    expect(platform.state).toBe('idle')
  })

  test('Node and Web Crypto read what the other one sealed', async () => {
    const bytes = sleeping().dumpProgress()
    expect(await keys.open(keys.sealSync(bytes))).toEqual(bytes)
    expect(Buffer.compare(keys.openSync(await keys.seal(bytes)), bytes)).toBe(0)
  })

  test('changes are noticed by Web Crypto as well', async () => {
    const bytes = await keys.seal(sleeping().dumpProgress())
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = new Uint8Array(bytes)
      changed[at] = (changed[at] ?? 0) ^ 0x10
      expect(await thrownBy(() => keys.open(changed))).toMatchObject({ code: AUTH })
    }
  })

  test('keys are rotated, and snapshots wrapped anew', async () => {
    const [before, both, after] = [
      ringOf(algorithm, 'spring'),
      ringOf(algorithm, 'spring', 'autumn'),
      ringOf(algorithm, 'autumn'),
    ]
    const old = sleeping(before).dumpProgress()
    // While both keys are there, old snapshots load, and new ones have the new key.
    const platform = new Platform({ keys: both })
    await platform.loadProgress(old)
    expect(KeyRing.keyIdOf(platform.dumpProgress())).toBe('autumn')
    for (const wrapped of [await both.rewrap(old), both.rewrapSync(old)]) {
      expect(KeyRing.keyIdOf(wrapped)).toBe('autumn')
      expect(new Platform({ keys: after }).loadProgressSync(wrapped).kind).toBe('pending')
    }
    expect(await thrownBy(() => new Platform({ keys: after }).loadProgress(old))).toMatchObject({
      code: AUTH,
      message: 'the snapshot is sealed with the key "spring", the ring has "autumn"',
    })
  })

  test('a key with the same id and another secret opens nothing', async () => {
    const other = new KeyRing({
      keys: { [`${algorithm} key`]: { algorithm, secret: randomBytes(32) } },
      current: `${algorithm} key`,
    })
    expect(await thrownBy(() => other.openSync(sleeping(keys).dumpProgress()))).toMatchObject({
      code: AUTH,
      message: expect.stringContaining('was changed, or sealed with another key'),
    })
  })

  test('compiled programs are sealed too', async () => {
    const bytes = (await Program.compile('6 * 7')).dump({ keys })
    expect(new Platform().runSync(Program.load(bytes, { keys })).value).toBe(42)
    expect(await thrownBy(() => Program.load(bytes))).toMatchObject({ code: AUTH })
  })
})

describe('refusals', () => {
  const keys = ringOf('HMAC-SHA-256', 'key')

  test('what is not sealed does not load where keys are', async () => {
    const error = await thrownBy(() =>
      new Platform({ keys }).loadProgress(sleeping().dumpProgress()),
    )
    expect(error).toMatchObject({
      code: AUTH,
      message: 'the snapshot is not sealed, expected one that a key of the ring has sealed',
    })
  })

  test('what is sealed does not load where no keys are', async () => {
    const error = await thrownBy(() => new Platform().loadProgress(sleeping(keys).dumpProgress()))
    expect(error).toMatchObject({
      code: AUTH,
      message: 'the snapshot is sealed: it can be loaded with the key ring that has its key',
    })
  })

  test('what is sealed is not sealed again, and no other bytes are', async () => {
    const sealed = sleeping(keys).dumpProgress()
    expect(await thrownBy(() => keys.sealSync(sealed))).toMatchObject({ code: AUTH })
    expect(await thrownBy(() => keys.seal(new Uint8Array(99)))).toMatchObject({
      code: 'ERR_DIAPAUSE_SNAPSHOT_CORRUPT',
    })
  })

  test('a seal of one kind of snapshot does not fit another', async () => {
    const program = (await Program.compile('1')).dump({ keys })
    expect(await thrownBy(() => new Platform({ keys }).loadProgressSync(program))).toMatchObject({
      code: 'ERR_DIAPAUSE_SNAPSHOT_CORRUPT',
    })
  })

  test('a key for one algorithm opens nothing of another', async () => {
    const cipher = new KeyRing({
      keys: { key: { algorithm: 'AES-256-GCM', secret: secretOf('key') } },
      current: 'key',
    })
    expect(await thrownBy(() => cipher.open(sleeping(keys).dumpProgress()))).toMatchObject({
      code: AUTH,
      message: 'the snapshot is sealed with HMAC-SHA-256, but its key "key" is one for AES-256-GCM',
    })
  })

  test('the ring copies its secrets', () => {
    const secret = randomBytes(32)
    const ring = new KeyRing({ keys: { k: { algorithm: 'AES-256-GCM', secret } }, current: 'k' })
    const sealed = sleeping(ring).dumpProgress()
    secret.fill(0)
    expect(new Platform({ keys: ring }).loadProgressSync(sealed).kind).toBe('pending')
  })

  const key = { algorithm: 'HMAC-SHA-256' as const, secret: randomBytes(32) }
  test.each<[unknown, string]>([
    [{ keys: {}, current: 'a' }, 'option "keys" is empty, expected a key at least'],
    [{ keys: { a: key }, current: 'b' }, 'option "current" is "b", expected one of "a"'],
    [
      { keys: { '': key }, current: '' },
      'option "keys" has the id "", expected 1 to 255 bytes of UTF-8',
    ],
    [
      { keys: { a: { ...key, algorithm: 'MD5' } }, current: 'a' },
      'keys["a"].algorithm is "MD5", expected "HMAC-SHA-256" or "AES-256-GCM"',
    ],
    [
      { keys: { a: { ...key, secret: randomBytes(31) } }, current: 'a' },
      'keys["a"].secret has 31 bytes, expected at least 32',
    ],
    [
      { keys: { a: { algorithm: 'AES-256-GCM', secret: randomBytes(33) } }, current: 'a' },
      'keys["a"].secret has 33 bytes, expected 32',
    ],
    [
      { keys: { a: { ...key, secret: 'x'.repeat(32) } }, current: 'a' },
      'keys["a"].secret is of type string, expected a Uint8Array',
    ],
  ])('a ring of %j', async (options, message) => {
    const error = await thrownBy(() => new KeyRing(options as never))
    expect(error).toBeInstanceOf(OptionError)
    expect(error).toMatchObject({ message })
  })

  test('keys must be a ring', async () => {
    expect(await thrownBy(() => new Platform({ keys: { a: key } as never }))).toMatchObject({
      message: 'option "keys" is an object, expected a KeyRing',
    })
  })
})
