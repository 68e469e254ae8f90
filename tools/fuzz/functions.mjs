// Random programs around functions: parameters and arguments, closures, comprehensions, context
// managers, generators that delegate, coroutines and tasks.

import { Expressions } from './expressions.mjs'
import { indent } from './text.mjs'

/** Generators stay as long as the program: CPython closes them when the last reference goes. */
export const KEEP = `kept = []
def keep(f):
    def call(*args):
        kept.append(f(*args))
        return kept[-1]
    return call
`

/** Functions with parameters of every kind, called in every way. */
export function parameters(random) {
  const e = new Expressions(random)
  const signature = () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    let withDefault = false
    const plain = name => {
      withDefault ||= random.chance(0.3)
      return withDefault ? `${name}=${e.literal(random.pick(['int', 'str', 'none']))}` : name
    }
    const parts = []
    const positional = random.int(0, 3)
    for (let i = 0; i < positional; i++) parts.push(plain(names[i]))
    if (positional > 0 && random.chance(0.25)) parts.splice(random.int(1, positional), 0, '/')
    const star = random.pick(['', '', '*rest', '*'])
    const only = names.slice(3, 3 + (star === '*' ? random.int(1, 2) : star ? random.int(0, 2) : 0))
    if (star) parts.push(star, ...only.map(name => (random.chance(0.5) ? `${name}=${e.literal('int')}` : name)))
    const more = random.chance(0.3)
    if (more) parts.push('**more')
    const bound = parts.map(part => part.replace(/=.*/, '').replace(/^\*+/, '')).filter(part => /^\w/.test(part))
    return { text: parts.join(', '), bound }
  }
  const argument = () =>
    random.pick([
      () => e.any(1),
      () => e.any(1),
      () => `*${e.nearly(random.pick(['list', 'tuple', 'str']), 1)}`,
      () => `${random.pick('abcdefg')}=${e.any(1)}`,
      () => `**{${random.pick(["'a': 1", "'d': 2, 'e': 3", "'z': 0", '1: 2', ''])}}`,
      () => `**${random.pick(["dict(b=5)", 'None', "{'c': 1}"])}`,
    ])()
  // Positional arguments stand first.
  const rank = text => (text.startsWith('**') ? 2 : /^\w=/.test(text) ? 1 : 0)
  const call = () =>
    random
      .many(0, 4, argument)
      .sort((x, y) => rank(x) - rank(y))
      .filter((x, i, all) => !/^\w=/.test(x) || all.findIndex(y => y[0] === x[0] && y[1] === '=') === i)
      .join(', ')
  const definition = name => {
    const { text, bound } = signature()
    return `def ${name}(${text}):\n    return ${bound.length ? `(${bound.join(', ')},)` : 'None'}\n`
  }
  const method = name => {
    const { text, bound } = signature()
    const decorator = random.pick(['', '', '@staticmethod\n', '@classmethod\n'])
    return `${decorator}def ${name}(${decorator === '@staticmethod\n' ? text : `self${text && ', '}${text}`}):\n    return ${bound.length ? `(${bound.join(', ')},)` : 'None'}\n`.replace('self, /', 'self, w=0, /')
  }
  const callee = () => random.pick(['f', 'f', 'g', 'o.m', 'T.m', 'T', '(lambda x, *y, **z: (x, y, z))'])
  const plain = () => random.many(0, 3, () => e.any(1)).join(', ')
  return `from functools import partial as part

${definition('f')}
${definition('g')}
class T:
${indent(definition('__init__').replace('(', '(self, ').replace('self, )', 'self)').replace('self, /', 'self, w, /').replace(/return .*/, 'self.s = 1'))}
${indent(method('m'))}
    def __repr__(self):
        return 'T()'

o = object.__new__(T)
partial = part(${random.pick(['f', 'g'])}${random.pick(['', ', 1', ', d=2', ', 1, 2'])})
${random.many(6, 12, () => `probe(lambda: ${callee()}(${call()}))`).join('\n')}
probe(lambda: partial(${plain()}))
probe(lambda: (f.__defaults__, f.__kwdefaults__, f.__code__.co_argcount))
`
}

/** Closures, decorators, comprehensions inside of comprehensions, scopes. */
export function closures(random) {
  const e = new Expressions(random, { int: ['n', 'x'], list: ['xs'], str: ['s'] })
  const clause = (depth, name) => `for ${name} in ${random.pick([e.ints(1), 'xs', "'ab'", 'range(3)', depth > 0 ? random.pick(['range(i)', '[i, i]', '(n, i)']) : 'range(n)'])}${random.chance(0.3) ? ` if ${random.pick([e.bool(1), `${name} != 1`, `(w := ${name}) or True`])}` : ''}`
  const comprehension = () => {
    const two = random.chance(0.4)
    const clauses = `${clause(0, 'i')}${two ? ` ${clause(1, 'j')}` : ''}`
    const item = random.pick(['i', `(i, ${two ? 'j' : 'n'})`, e.any(1), 'i * 2', '[k for k in range(2)]', `{m: i for m in 'xy'}`, 'str(i)', '(lambda: i)()'])
    return random.pick([
      () => `[${item} for_]`,
      () => `{${random.pick(['str(i)', `repr(${item})`])}: ${item} for_}`,
      () => `tuple(${item} for_)`,
      () => `len({repr(${item}) for_})`,
      () => `[f() for f in [lambda: ${item} for_]]`,
    ])().replace('for_', clauses)
  }
  const statement = () =>
    random.pick([
      () => `probe(lambda: ${comprehension()})`,
      () => `probe(lambda: ${comprehension()})`,
      () => `xs = ${comprehension()}\nprint(xs)`,
      () => `def inner(x=${e.any(0)}):\n    nonlocal n\n    n += 1\n    return ${e.any(2)}\nprobe(inner)\nprobe(lambda: inner(${e.literal('int')}))`,
      () => `fs = [lambda ${random.pick(['', 'i=i'])}: (i, n) for i in range(3)]\nprobe(lambda: [f() for f in fs])`,
      () => `for i in range(2):\n    def late():\n        return i, n\nprobe(late)`,
      () => `n = ${e.of('int', 1)}`,
      () => `print(n, x, w if 'w' in locals() else None)`,
      () => `class Local:\n    n = ${e.any(1)}\n    ys = [n for _ in range(2)]\n    def get(self):\n        return n\nprobe(lambda: (Local.n, Local.ys, Local().get()))`,
      () => `del x\nprobe(lambda: x)\nx = ${random.int(0, 5)}`,
      () => `probe(lambda: (w, n))`,
      () => `x, *xs = ${e.of(random.pick(['list', 'str', 'tuple']), 1)}`,
    ])()
  return `def deco(*args):
    def wrap(f):
        def call(*a, **k):
            print('call', f.__name__, args)
            return f(*a, **k)
        return call
    return wrap

x = 'global'
@deco(${e.any(0).replace(/\b(n|xs|s|x)\b/g, '1')})
def main(n, x=1, xs=(1, 2), s='ab'):
${indent(random.many(3, 7, statement).join('\n'))}
    return n

probe(lambda: main(3))
probe(lambda: main(${random.pick(['0', '1', "'s'", '2, xs=[5]'])}))
`
}

/** Context managers that fail on the way in, inside and on the way out. */
export function managers(random) {
  const e = new Expressions(random)
  const thrown = () => random.pick(['ValueError(1)', "KeyError('k')", 'Own()', 'RuntimeError', 'StopIteration(3)'])
  const act = () => random.pick(['pass', 'pass', `raise ${thrown()}`, 'return "returned"', `print(${e.any(1)})`, 'break', 'continue', '1 / 0'])
  const manager = () =>
    random.pick([
      () => `M('m${random.int(0, 9)}', ${random.pick(['None', 'None', "'enter'", "'exit'"])}, ${random.pick(['True', 'False', 'False'])})`,
      () => `gen('g${random.int(0, 9)}', ${random.pick(['None', 'True', 'ValueError', 'KeyError'])})`,
      () => `suppress(${random.pick(['ValueError', 'KeyError, Own', 'Exception', ''])})`,
      () => 'nullcontext(5)',
      () => `closing(C())`,
      () => random.pick(['5', 'M', 'None']),
    ])()
  const block = depth =>
    depth === 0
      ? act()
      : random.pick([
          () => `with ${random.many(1, 3, () => `${manager()}${random.pick(['', ' as v'])}`).join(', ')}:\n${indent(block(depth - 1))}`,
          () => `with (${random.many(1, 2, () => `${manager()} as (${random.pick(['v', 'v, w', '*v,'])})`).join(', ')}):\n${indent(block(depth - 1))}`,
          () => `try:\n${indent(block(depth - 1))}\nexcept ${random.pick(['ValueError', 'Exception', 'Own'])} as e:\n    print('caught', type(e).__name__, e, type(e.__context__).__name__)\n    ${act()}\nfinally:\n    ${random.pick(['pass', "print('last')"])}`,
          () => `for i in range(2):\n${indent(block(depth - 1))}\nelse:\n    print('else')`,
          () => `with ExitStack() as stack:\n    stack.enter_context(${manager()})\n    stack.callback(print, 'callback')\n${indent(block(depth - 1))}`,
        ])()
  return `from contextlib import contextmanager, suppress, nullcontext, closing, ExitStack

class Own(Exception):
    pass

class C:
    def close(self):
        print('close')

class M:
    def __init__(self, name, fails, swallows):
        self.name, self.fails, self.swallows = name, fails, swallows
    def __enter__(self):
        print('enter', self.name)
        if self.fails == 'enter':
            raise ValueError('in enter')
        return self.name
    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind and kind.__name__, value, tb is None)
        if self.fails == 'exit':
            raise TypeError('in exit')
        return self.swallows

@contextmanager
def gen(name, catches):
    print('start', name)
    try:
        yield name
    except ${random.pick(['ValueError', 'Exception', 'Own'])} as e:
        print('inside', name, type(e).__name__)
        if catches is None:
            raise
        if catches is not True:
            raise catches('other')
    finally:
        print('stop', name)

def run():
    for _ in range(2):
${indent(indent(block(random.int(1, 4))))}
    print('after')

probe(run)
${random.chance(0.5) ? 'run()' : ''}
`
}

/** Coroutines: tasks, gather, queues, timeouts, asynchronous generators and managers. */
export function asynchronous(random) {
  const e = new Expressions(random)
  // No two timers end at the same moment: in what order they then run depends on the clock, of
  // which the virtual ones of both sides are not the same.
  const delay = () => random.pick(['0', '0', 'later(1)', 'later(2)', 'later(10)'])
  const piece = depth =>
    random.pick([
      () => `log(name, ${e.any(1)})`,
      () => `await asyncio.sleep(${delay()})`,
      () => `await asyncio.sleep(${delay()})`,
      () => `log(name, await leaf(${random.int(0, 4)}))`,
      () => `raise ${random.pick(['ValueError', 'KeyError'])}(name)`,
      () => `return ${e.any(1)}`,
      () => `async for v in agen(${random.int(0, 3)}):\n    log(name, v)\n    ${random.pick(['pass', 'break', 'continue', 'await asyncio.sleep(0)'])}`,
      () => `log(name, [v async for v in agen(${random.int(0, 3)}) if v != 1])`,
      () => `log(name, [await leaf(k) for k in range(${random.int(0, 3)})])`,
      () => (depth > 1 ? 'pass' : `async with Manager(name):\n${indent(piece(depth + 1))}`),
      () => (depth > 1 ? 'pass' : `try:\n${indent(piece(depth + 1))}\nexcept ${random.pick(['ValueError', 'Exception', 'asyncio.CancelledError', 'asyncio.TimeoutError'])} as e:\n    log(name, 'caught', type(e).__name__)\n    ${random.pick(['raise', 'pass'])}\nfinally:\n    log(name, 'finally')`),
      () => (depth > 1 ? 'pass' : `async with asyncio.timeout(${random.pick(['later(0.5)', 'later(1.5)', 'None'])}):\n${indent(piece(depth + 1))}`),
      () => 'await queue.put(name)',
      () => 'log(name, await asyncio.wait_for(queue.get(), later(3)))',
      () => 'event.set()',
      () => 'async with lock:\n    log(name, "locked")\n    await asyncio.sleep(0)',
    ])()
  const worker = name => `async def ${name}(name):\n${indent(random.many(1, 5, () => piece(0)).join('\n'))}\n`
  const drive = () =>
    random.pick([
      () => "log('main', await asyncio.gather(one('a'), two('b'), return_exceptions=True))",
      () => "log('main', await asyncio.gather(one('a'), two('b')))",
      () => "t = asyncio.create_task(one('t'))\nawait asyncio.sleep(0)\nt.cancel()\ntry:\n    log('main', await t)\nexcept asyncio.CancelledError:\n    log('main', 'cancelled')",
      () => "async with asyncio.TaskGroup() as group:\n    group.create_task(one('g'))\n    group.create_task(two('h'))",
      () => "log('main', await asyncio.wait_for(two('w'), later(1.5)))",
      () => "done, pending = await asyncio.wait([asyncio.create_task(one('x')), asyncio.create_task(two('y'))], timeout=later(5))\nlog('main', len(done), len(pending), sorted(type(t.exception()).__name__ for t in done if not t.cancelled()))\nfor t in pending: t.cancel()",
      () => "log('main', await one('direct'))",
      () => "for c in asyncio.as_completed([leaf(2), leaf(1)]):\n    log('main', await c)",
      () => "await queue.put('m')",
    ])()
  return `import asyncio

def log(*args):
    print(*args)

ticks = 0
def later(n):
    global ticks
    ticks += 1
    return n + ticks ** 1.5 * 0.0137

async def leaf(n):
    await asyncio.sleep(n and later(n))
    if n == 3:
        raise ValueError('three')
    return n * n

async def agen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i

class Manager:
    def __init__(self, name):
        self.name = name
    async def __aenter__(self):
        await asyncio.sleep(0)
        print('aenter', self.name)
    async def __aexit__(self, kind, value, tb):
        print('aexit', self.name, kind and kind.__name__)
        return ${random.pick(['True', 'False', 'None'])}

${worker('one')}
${worker('two')}
async def main():
    global queue, lock, event
    # When exceptions that nobody asks for are told is another matter.
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    queue, lock, event = asyncio.Queue(), asyncio.Lock(), asyncio.Event()
${indent(
  random
    .many(1, 3, () => `try:\n${indent(drive())}\nexcept BaseException as e:\n    log('main', type(e).__name__, e, [repr(x) for x in getattr(e, 'exceptions', ())])`)
    .join('\n'),
)}
    return 'end'

print(asyncio.run(main()))
`
}

/** Generators made of generators. */
export function delegation(random) {
  const e = new Expressions(random, { int: ['i', 'n'] })
  const piece = depth =>
    random.pick([
      () => `got = yield ${e.any(1)}\nprint(name, 'got', got)`,
      () => `r = yield from sub(name + '.', ${random.int(0, 2)})\nprint(name, 'result', r)`,
      () => `r = yield from ${random.pick([e.ints(0), "'ab'", 'Own(2)', 'iter([1])', '{}'])}\nprint(name, 'result', r)`,
      () => `return ${e.any(1)}`,
      () => `raise ${random.pick(['ValueError(name)', 'StopIteration(4)', "KeyError('x')", 'GeneratorExit'])}`,
      () => (depth > 1 ? 'yield name' : `try:\n${indent(piece(depth + 1))}\nexcept ${random.pick(['ValueError', 'GeneratorExit', 'StopIteration', 'Exception', 'RuntimeError'])} as e:\n    print(name, 'caught', type(e).__name__, e)\n    ${random.pick(['yield "again"', 'pass', 'raise', 'return 8', 'raise TypeError("new")'])}\nfinally:\n    print(name, 'finally')`),
      () => (depth > 1 ? 'pass' : `for i in range(${random.int(1, 3)}):\n${indent(piece(depth + 1))}`),
      () => 'yield (lambda: (yield))',
      () => `yield sum(k for k in range(n))`,
    ])()
  const drive = () =>
    random.pick([
      'next(g)', 'next(g)', "g.send('s')", "g.send('s')", 'g.send(None)', "g.throw(ValueError('t'))", 'g.throw(KeyError)',
      'g.throw(GeneratorExit)', 'g.close()', 'list(g)', 'g.gi_running', 'next(g, "default")', 'g.throw(StopIteration(1))',
      'g.gi_yieldfrom is None', "g.throw(RuntimeError('r'))", 'tuple(zip(g, "ab"))', 'dict(enumerate(g))', '[*g]', 'max(g)', '(lambda *a: a)(*g)',
    ])
  return `class Own:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration('own end')
        return self.n
${random.chance(0.5) ? "    def send(self, v):\n        print('own send', v)\n        return next(self)\n" : ''}${random.chance(0.5) ? "    def throw(self, *args):\n        print('own throw', type(args[0]).__name__)\n        return 'thrown'\n" : ''}${random.chance(0.5) ? "    def close(self):\n        print('own close')\n" : ''}
${KEEP}
@keep
def sub(name, n):
    i = 0
${indent(random.many(1, 3, () => piece(1)).join('\n').replaceAll("sub(name + '.', ", "leaf(name + '.', "))}
    yield name

@keep
def leaf(name, n):
    try:
        while n:
            n -= 1
            print(name, 'leaf', (yield n))
    finally:
        print(name, 'leaf ends')
    return 'leaf result'

@keep
def gen(name, n):
    i = 0
${indent(random.many(1, 4, () => piece(0)).join('\n'))}
    yield 'end'

g = gen('g', 2)
${random.many(4, 10, () => `probe(lambda: ${drive()})`).join('\n')}
g = gen('h', 1)
probe(lambda: list(g))
${random.chance(0.3) ? 'for x in gen("last", 1): print(x)' : ''}
`
}
