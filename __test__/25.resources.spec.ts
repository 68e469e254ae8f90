import { describe, expect, test } from 'vitest'
import {
  LostResource,
  OptionError,
  Platform,
  PyTuple,
  PythonError,
  type PyValue,
  Repl,
  ResourceError,
  ResourceType,
  SnapshotError,
  type Step,
  ValueError,
} from '../index.js'
import { thrownBy } from './support/python.js'

class File {
  open = true
  constructor(readonly name: string) {}
  get size(): Promise<number> {
    return Promise.resolve(this.name.length)
  }
  read(count: number, options: { skip?: number } = {}): string {
    if (!this.open) throw Object.assign(new Error('closed'), { name: 'ValueError' })
    return 'abcdefgh'.slice(options.skip ?? 0).slice(0, count)
  }
  async close(): Promise<null> {
    this.open = false
    return null
  }
  secret(): string {
    return 'secret'
  }
}

let unmarshalled = 0
const files = new ResourceType<File>('File', {
  methods: ['read', 'close'],
  attributes: ['name', 'size'],
  marshal: file => ({ name: file.name }),
  unmarshal: token => {
    unmarshalled++
    return new File((token as { name: string }).name)
  },
})
const pages = new ResourceType('Page', { methods: ['go'] })

const tuple = (...items: PyValue[]): PyTuple => PyTuple.from(items) as PyTuple

/** Answers calls of resources until the program ends. */
async function drive(py: Platform | Repl, first: Step): Promise<Step> {
  let step = first
  while (step.kind === 'pending' && step.receiver !== undefined) {
    const target = step.receiver as Record<string, unknown>
    const [, ...args] = step.args
    const named = Object.keys(step.kwargs).length > 0 ? [step.kwargs] : []
    const member = target[step.functionName]
    const answer = step.attributeRead
      ? member
      : (member as (...args: unknown[]) => unknown).apply(target, [...args, ...named])
    step = await py.resume(await answer)
  }
  return step
}

describe('in a program', () => {
  test('methods and attributes are those of the object', async () => {
    const f = new File('a.txt')
    const source = 'r = f.read(3), f.read(2, skip=4), f.name, f.size, f.close()\nr'
    const { value } = await new Platform().run(source, { inputs: { f: files.wrap(f) } })
    expect(value).toEqual(tuple('abc', 'ef', 'a.txt', 5, null))
    expect(f.open).toBe(false)
    const sync = new Platform().runSync('f.name * 2', { inputs: { f: files.wrap(f) } })
    expect(sync.value).toBe('a.txta.txt')
  })

  test('what they throw is raised, what they lack is not there', async () => {
    const f = new File('a')
    const inputs = { f: files.wrap(f) }
    const source = `
import asyncio
out = []
def t(touch):
    try: out.append(touch())
    except Exception as error: out.append(type(error).__name__ + ': ' + str(error))
t(lambda: f.secret)
t(lambda: f.secret())
t(lambda: type(f)())
t(lambda: setattr(f, 'name', 1))
f.close()
t(lambda: f.read(1))
t(lambda: hasattr(f, 'read') and not hasattr(f, 'constructor'))
out
`
    expect((await new Platform().run(source, { inputs })).value).toEqual([
      "AttributeError: 'File' object has no attribute 'secret'",
      "AttributeError: 'File' object has no attribute 'secret'",
      "TypeError: cannot create 'File' instances",
      "AttributeError: attribute 'name' of 'File' objects is not writable",
      'ValueError: closed',
      true,
    ])
  })

  test('the same object is the same in both languages', async () => {
    const [f, g] = [new File('f'), new File('g')]
    const seen: unknown[] = []
    const { value } = await new Platform().run(
      'pair = [f, also, g]\nback = host(pair, key=f)\n' +
        '[f is also, f is g, back is f, later() is g, {f: 1}[also]], pair, {f: 1}, {g}, f',
      {
        inputs: { f: files.wrap(f), also: files.wrap(f), g: files.wrap(g) },
        functions: {
          host: (pair: File[], named: { key: File }) => {
            seen.push(...pair, named.key)
            return named.key
          },
          later: () => files.wrap(g),
        },
      },
    )
    expect(seen).toEqual([f, f, g, f])
    expect(seen[0]).toBe(f)
    const [flags, pair, dict, set, last] = value as unknown as [
      boolean[],
      File[],
      Map<File, number>,
      Set<File>,
      File,
    ]
    expect(flags).toEqual([true, false, true, true, 1])
    expect(pair[1]).toBe(f)
    expect(pair[2]).toBe(g)
    expect(dict.get(f)).toBe(1)
    expect(set.has(g)).toBe(true)
    expect(last).toBe(f)
  })

  test('a call is a step with the object', async () => {
    const py = new Platform()
    const f = new File('a')
    let step = await py.start('x = f.name\nf.read(10, skip=1)', { inputs: { f: files.wrap(f) } })
    expect(step).toMatchObject({
      kind: 'pending',
      functionName: 'name',
      methodCall: true,
      attributeRead: true,
      kwargs: {},
    })
    if (step.kind !== 'pending') throw new Error(step.kind)
    expect(step.args).toEqual([f])
    expect(step.receiver).toBe(f)
    step = await py.resume('a')
    expect(step).toMatchObject({ functionName: 'read', attributeRead: false, kwargs: { skip: 1 } })
    if (step.kind !== 'pending') throw new Error(step.kind)
    expect(step.args[0]).toBe(f)
    expect(step.args[1]).toBe(10)
    // From now on it need not be wrapped.
    expect((await py.resume([f, f])).value).toEqual([f, f])
  })

  test('anything can be one: a list, a function, bytes', async () => {
    const boxes = new ResourceType('Box', { attributes: ['length'], methods: ['at', 'call'] })
    const list = [7, 8]
    const call = (...args: unknown[]): unknown => args.length
    const bytes = new Uint8Array([1, 2, 3])
    const { value } = await new Platform().run(
      'a.length, a.at(1), b.length, b.call(0, 1, 2), c.length, [a, b, c]',
      { inputs: { a: boxes.wrap(list), b: boxes.wrap(call), c: boxes.wrap(bytes) } },
    )
    const [...parts] = value as unknown[]
    expect(parts.slice(0, 5)).toEqual([2, 8, 0, 2, 3])
    expect((parts[5] as unknown[])[0]).toBe(list)
    expect((parts[5] as unknown[])[1]).toBe(call)
    expect((parts[5] as unknown[])[2]).toBe(bytes)
  })

  test('without a list of attributes the host is asked, but not for everything', async () => {
    const page = { title: 'T', _own: 1, go: (where: string) => `at ${where}`, other: () => 1 }
    const names = ['title', 'missing', '_own', 'constructor', '__proto__', 'other', 'toString']
    const { value } = await new Platform().run(
      `[getattr(p, n, None) for n in ${JSON.stringify(names)}], p.go('x')`,
      { inputs: { p: pages.wrap(page) } },
    )
    expect(value).toEqual(tuple(['T', null, null, null, null, null, null], 'at x'))
  })

  test('promises are awaited side by side', async () => {
    const order: string[] = []
    const slow = new ResourceType('Slow', { methods: ['get'], attributes: [] })
    // The first ends behind the second, however slow the machine is.
    let release = (): void => {}
    const released = new Promise<void>(resolve => {
      release = resolve
    })
    const make = (name: string, wait: () => unknown) => ({
      get: async (): Promise<string> => {
        order.push(`begin ${name}`)
        await wait()
        order.push(`end ${name}`)
        if (name === 'b') release()
        return name
      },
    })
    const { value } = await new Platform().run(
      'import asyncio\nawait asyncio.gather(a.get(), b.get())',
      { inputs: { a: slow.wrap(make('a', () => released)), b: slow.wrap(make('b', () => {})) } },
    )
    expect(value).toEqual(['a', 'b'])
    expect(order).toEqual(['begin a', 'begin b', 'end b', 'end a'])
  })

  test('futures can be resolved with them', async () => {
    const py = new Platform()
    let step = await py.start('import asyncio\nf = await ask()\nf.name', {
      externalFunctions: ['ask'],
    })
    step = await py.resumeAsFuture()
    const f = new File('late')
    step = await py.resolveFutures([{ callId: 1, value: files.wrap(f) }])
    expect((await drive(py, step)).value).toBe('late')
  })
})

describe('in a dump', () => {
  test('they are tokens, made again once each', async () => {
    const py = new Platform()
    const f = new File('kept')
    await py.start('box = [f, f]\nask()\nbox[0] is box[1], box[0].name, f.read(2)', {
      inputs: { f: files.wrap(f) },
      externalFunctions: ['ask'],
    })
    const bytes = py.dumpProgress()
    expect(py.dumpProgress()).toEqual(bytes)
    const before = unmarshalled
    const again = new Platform({ resources: [files] })
    await again.loadProgress(bytes)
    expect(unmarshalled - before).toBe(1)
    expect(again.dumpProgress()).toEqual(bytes)
    expect((await drive(again, await again.resume(null))).value).toEqual(tuple(true, 'kept', 'ab'))
    // The one that was dumped goes on with its own.
    const step = await py.resume(null)
    expect(step.kind === 'pending' && step.receiver === f).toBe(true)
    const sync = new Platform({ resources: [files] })
    expect(sync.loadProgressSync(bytes).kind).toBe('pending')
  })

  test('the pending call of a method finds its object again', async () => {
    const py = new Platform()
    await py.start('f.read(3)', { inputs: { f: files.wrap(new File('p')) } })
    const again = new Platform({ resources: [files] })
    const step = await again.loadProgress(py.dumpProgress())
    expect(step.kind === 'pending' && (step.receiver as File).name).toBe('p')
    expect((await drive(again, step)).value).toBe('abc')
  })

  test('a type that cannot be frozen is named with what leads to it', async () => {
    const py = new Platform()
    const step = await py.start('class A: pass\na = A()\na.handle = p\ndel p\nf.name', {
      inputs: { f: files.wrap(new File('f')), p: pages.wrap({}) },
    })
    const error = await thrownBy(() => py.dumpProgress())
    expect(error).toBeInstanceOf(ResourceError)
    expect(error).toBeInstanceOf(SnapshotError)
    expect(error).toMatchObject({
      code: 'ERR_DIAPAUSE_SNAPSHOT_RESOURCE',
      typeName: 'Page',
      path: "globals['a'].handle",
    })
    expect(py.state).toBe('active')
    expect((await drive(py, step)).value).toBe('f')
  })

  test('tombstones raise', async () => {
    const py = new Platform()
    const target = { go: () => 'gone' }
    await py.start(
      'x = ask(f.name)\ntry: r = p.go()\nexcept RuntimeError as e: r = str(e)\nr, repr(p), p, back(p) is p',
      {
        inputs: { f: files.wrap(new File('f')), p: pages.wrap(target) },
        externalFunctions: ['ask', 'back'],
      },
    )
    const bytes = py.dumpProgress({ resources: 'tombstone' })
    const again = new Platform({ resources: [files] })
    let step = await drive(again, await again.loadProgress(bytes))
    expect(again.dumpProgress().length).toBeGreaterThan(0)
    step = await again.resume(1)
    if (step.kind !== 'pending') throw new Error(step.kind)
    expect(step.functionName).toBe('back')
    const [lost] = step.args
    expect(lost).toBeInstanceOf(LostResource)
    expect(String(lost)).toBe('<lost Page resource>')
    step = await again.resume(lost)
    const [text, repr, value, same] = step.value as unknown[]
    expect(text).toBe('the Page resource was lost when the program was frozen')
    expect(repr).toBe('<lost Page resource>')
    expect(value).toBe(lost)
    expect(same).toBe(true)
  })

  test('a type that is not known is refused, or lost', async () => {
    const py = new Platform()
    await py.start('f.read(1)', { inputs: { f: files.wrap(new File('f')) } })
    const bytes = py.dumpProgress()
    const half = new ResourceType('File', { methods: ['read'] })
    for (const [resources, why] of [
      [[], 'no type of that name'],
      [[half], 'no unmarshal'],
    ] as const) {
      const again = new Platform({ resources })
      const error = await thrownBy(() => again.loadProgress(bytes))
      expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_SNAPSHOT_SCHEMA' })
      expect((error as Error).message).toContain('a File resource')
      expect((error as Error).message).toContain(why)
      expect(again.state).toBe('idle')
      const step = again.loadProgressSync(bytes, { unknownResources: 'tombstone' })
      expect(step.kind === 'pending' && step.receiver).toBeInstanceOf(LostResource)
      expect((await again.resume('x')).value).toBe('x')
    }
  })

  test('what marshal and unmarshal throw reaches the caller', async () => {
    const failure = new Error('mine')
    const fails = (): never => {
      throw failure
    }
    const bad = new ResourceType<object>('Bad', { attributes: [], marshal: fails })
    const py = new Platform()
    await py.start('ask(b)', { inputs: { b: bad.wrap({}) }, externalFunctions: ['ask'] })
    expect(await thrownBy(() => py.dumpProgress())).toBe(failure)
    expect(py.state).toBe('active')

    const good = new ResourceType<object>('Bad', {
      attributes: [],
      marshal: () => 1,
      unmarshal: fails,
    })
    const other = new Platform()
    await other.start('ask(b)', { inputs: { b: good.wrap({}) }, externalFunctions: ['ask'] })
    const bytes = other.dumpProgress()
    const again = new Platform({ resources: [good] })
    expect(await thrownBy(() => again.loadProgress(bytes))).toBe(failure)
    expect(await thrownBy(() => again.loadProgressSync(bytes))).toBe(failure)
    expect(again.state).toBe('idle')
    expect((await again.run('1')).value).toBe(1)
  })

  test('promises are for loading, not for dumping', async () => {
    const types = (unmarshal: () => unknown, marshal: () => unknown = () => 1) =>
      new ResourceType('T', { attributes: [], marshal, unmarshal: unmarshal as () => object })
    const late = types(async () => ({ late: true }))
    const failing = types(async () => Promise.reject(new Error('nobody awaits this')))
    const py = new Platform()
    const options = { externalFunctions: ['ask'] }
    await py.start('ask(t)', { inputs: { t: late.wrap({}) }, ...options })
    const bytes = py.dumpProgress()
    const again = new Platform({ resources: [late] })
    const sync = await thrownBy(() => again.loadProgressSync(bytes))
    expect(sync).toBeInstanceOf(ValueError)
    const refused = await thrownBy(() =>
      new Platform({ resources: [failing] }).loadProgressSync(bytes),
    )
    expect(refused).toEqual(sync)
    expect((sync as Error).message).toContain('load the program with the asynchronous method')
    expect((await again.loadProgress(bytes)).kind).toBe('pending')
    const none = new Platform({ resources: [types(() => 3)] })
    expect((await thrownBy(() => none.loadProgress(bytes))) as Error).toMatchObject({
      message: 'what unmarshal of T returned: 3, expected an object',
    })
    const never = new Platform()
    const promising = types(
      () => ({}),
      async () => Promise.reject(new Error('nobody awaits this')),
    )
    await never.start('ask(t)', { inputs: { t: promising.wrap({}) }, ...options })
    const error = await thrownBy(() => never.dumpProgress())
    expect((error as Error).message).toContain('a promise, and a dump is made at once')
  })

  test('a platform that is disposed while objects are made stays so', async () => {
    const slow = new ResourceType('S', {
      attributes: [],
      marshal: () => 1,
      unmarshal: () => new Promise<object>(resolve => setTimeout(() => resolve({}), 20)),
    })
    const py = new Platform()
    await py.start('ask(s)', { inputs: { s: slow.wrap({}) }, externalFunctions: ['ask'] })
    const again = new Platform({ resources: [slow] })
    const loading = again.loadProgress(py.dumpProgress())
    setTimeout(() => again.dispose(), 1)
    expect(await thrownBy(() => loading)).toMatchObject({ code: 'ERR_DIAPAUSE_STATE' })
    expect(again.state).toBe('disposed')
  })

  test('objects that are never made again are not waited for by what is disposed', async () => {
    let made = 0
    let again: Platform | Repl | undefined
    const never = new ResourceType('N', {
      marshal: () => 1,
      unmarshal: () => {
        made++
        setTimeout(() => again?.dispose(), 1)
        return new Promise<object>(() => {})
      },
    })
    const inputs = { a: never.wrap({}), b: never.wrap({}) }
    const py = new Platform()
    await py.start('ask(a, b)', { inputs, externalFunctions: ['ask'] })
    const repl = new Repl()
    await repl.feedStart('ask(a, b)', { inputs, externalFunctions: ['ask'] })
    for (const [subject, bytes] of [
      [new Platform({ resources: [never] }), py.dumpProgress()],
      [new Repl({ resources: [never] }), repl.dumpProgress()],
    ] as const) {
      again = subject
      expect(await thrownBy(() => subject.loadProgress(bytes))).toMatchObject({
        code: 'ERR_DIAPAUSE_STATE',
      })
    }
    expect(made).toBe(2)
  })

  test('bytes reach no object but those of their tokens', async () => {
    const owner = new Platform()
    const own = new File('own')
    await owner.start('ask(f)', { inputs: { f: files.wrap(own) }, externalFunctions: ['ask'] })
    const py = new Platform()
    await py.start('ask(f)', {
      inputs: { f: files.wrap(new File('other')) },
      externalFunctions: ['ask'],
    })
    const bytes = py.dumpProgress()
    const again = new Platform({ resources: [files] })
    const step = await again.loadProgress(bytes)
    if (step.kind !== 'pending') throw new Error(step.kind)
    expect(step.args[0]).not.toBe(own)
    expect((step.args[0] as File).name).toBe('other')
    // A raw object of another program is no resource here.
    const error = await thrownBy(() => again.resume(own))
    expect(error).toBeInstanceOf(ValueError)
  })

  test('one that is not held any more leaves no trace', async () => {
    const py = new Platform()
    const inputs = { f: files.wrap(new File('f')), p: pages.wrap({}) }
    await py.start('f = p = 1\nask()', { inputs, externalFunctions: ['ask'] })
    const text = Buffer.from(py.dumpProgress()).toString('latin1')
    expect(text).not.toMatch(/File|Page|read|go/)
    expect((await new Platform().loadProgress(py.dumpProgress())).kind).toBe('pending')
  })
})

describe('in forks and sessions', () => {
  test('a copy in memory has the same objects', async () => {
    const py = new Platform()
    const page = { go: (where: string) => where }
    const source = 'x = ask()\n[p.go(x), q is p, p]'
    const wrapped = pages.wrap(page)
    await py.start(source, {
      inputs: { p: wrapped, q: wrapped },
      externalFunctions: ['ask'],
    })
    const moment = py.snapshot()
    for (const answer of ['a', 'b']) {
      const fork = new Platform()
      fork.restore(moment)
      const step = await drive(fork, await fork.resume(answer))
      expect(step.value).toEqual([answer, true, page])
      expect((step.value as unknown[])[2]).toBe(page)
    }
    py.restore(moment)
    expect((await drive(py, await py.resume('c'))).value).toEqual(['c', true, page])
  })

  test('a session has them from one program to the next', async () => {
    const f = new File('session')
    const repl = new Repl({ inputs: { f: files.wrap(f) }, functions: { get: () => f } })
    expect((await repl.feed('g = f\nf.name')).value).toBe('session')
    expect((await repl.feed('get() is g')).value).toBe(true)
    expect(repl.feedSync('h is f', { inputs: { h: f } }).value).toBe(true)
    const bytes = repl.dump()
    const again = Repl.load(bytes, { resources: [files] })
    expect((await again.feed('f is g, f.name')).value).toEqual(tuple(true, 'session'))
    const refused = await thrownBy(() => Repl.load(bytes))
    expect(refused).toMatchObject({ code: 'ERR_DIAPAUSE_SNAPSHOT_SCHEMA' })
    const lost = Repl.load(bytes, { unknownResources: 'tombstone' })
    expect(await thrownBy(() => lost.feed('f.name'))).toMatchObject({
      excType: 'RuntimeError',
      message: 'the File resource was lost when the program was frozen',
    })

    await repl.feedStart('f.read(4)')
    const third = new Repl({ resources: [files] })
    expect((await drive(third, await third.loadProgress(repl.dumpProgress()))).value).toBe('abcd')
    const fourth = new Repl({ resources: [files] })
    expect(fourth.loadProgressSync(repl.dumpProgress()).kind).toBe('pending')
  })

  test('a session forgets what its programs do not hold', async () => {
    const repl = new Repl({ functions: { make: () => pages.wrap({}) } })
    await repl.feed('x = make()')
    expect(await thrownBy(() => repl.dump())).toBeInstanceOf(ResourceError)
    await repl.feed('x = None\nimport gc\ngc.collect()')
    const bytes = repl.dump()
    expect((await Repl.load(bytes).feed('x')).value).toBeNull()
  })
})

describe('options', () => {
  test('are checked by name', async () => {
    const wrong = [
      () => new ResourceType(''),
      () => new ResourceType('a b'),
      () => new ResourceType('__x'),
      () => new ResourceType('X', { methods: 'read' } as never),
      () => new ResourceType('X', { methods: ['__enter__'] }),
      () => new ResourceType('X', { methods: ['a'], attributes: ['a'] }),
      () => new ResourceType('X', { marshal: 1 } as never),
      () => new ResourceType('X', { other: 1 } as never),
      () => files.wrap(1 as never),
      () => files.wrap(null as never),
      () => files.wrap(files.wrap(new File('x')) as never),
      () => new Platform({ resources: files as never }),
      () => new Platform({ resources: [{} as never] }),
      () => new Platform({ resources: [files, new ResourceType('File')] }),
      () => new Platform().dumpProgress({ resources: 'never' } as never),
      () => new Platform().loadProgress(new Uint8Array(), { unknownResources: 1 } as never),
    ]
    for (const make of wrong) expect(await thrownBy(make)).toBeInstanceOf(OptionError)
  })

  test('one name is one type in a program', async () => {
    const other = new ResourceType('File')
    const inputs = { a: files.wrap(new File('a')), b: other.wrap({}) }
    const error = await thrownBy(() => new Platform().run('1', { inputs }))
    expect(error).toBeInstanceOf(ValueError)
    expect((error as Error).message).toContain('two resource types are named File')
    const same = {}
    const twice = { a: other.wrap(same), b: pages.wrap(same) }
    expect(await thrownBy(() => new Platform().run('1', { inputs: twice }))).toBeInstanceOf(
      ValueError,
    )
  })

  test('an uncaught error is that of Python', async () => {
    const error = await thrownBy(() =>
      new Platform().run('f.nothing', { inputs: { f: files.wrap(new File('a')) } }),
    )
    expect(error).toBeInstanceOf(PythonError)
    expect((error as PythonError).text).toContain("'File' object has no attribute 'nothing'")
  })
})
