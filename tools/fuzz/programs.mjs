// Random programs: probes of expressions, and statements around them. A program prints what it
// finds and catches what it raises, so that one mistake does not hide the next.

import { Expressions } from './expressions.mjs'
import { asynchronous, closures, delegation, KEEP, managers, parameters } from './functions.mjs'
import { attributes, derived, groups, narrow, patterns, records } from './objects.mjs'
import { indent } from './text.mjs'
import { formats, methods, regexes, slices } from './texts.mjs'

const PROBE = `def probe(f):
    try:
        v = f()
        print(type(v).__name__, repr(v))
    except Exception as e:
        print(type(e).__name__, e)

`

const KINDS = [
  ...[probes, probes, classes, generators, control, exceptions, mutation, derived, attributes],
  ...[records, patterns, groups, parameters, closures, managers, asynchronous, delegation],
  ...[methods, formats, slices, regexes],
]

/** A program for a random source, of one kind where that is asked for. */
export function program(random, kind) {
  const make = random.pick(kind === undefined ? KINDS : KINDS.filter(made => made.name === kind))
  return PROBE + make(random)
}

function probes(random) {
  const expressions = new Expressions(random)
  const lines = random.many(3, 8, () => `probe(lambda: ${expressions.any(random.int(2, 4))})`)
  return `${lines.join('\n')}\n`
}

function classes(random) {
  const own = new Expressions(random, { int: ['self.n', 'self.n'], str: ['self.s'] })
  const both = new Expressions(random, { int: ['self.n', 'getattr(other, "n", 5)'] })
  const unary = {
    __repr__: () => `return 'C(' + repr(self.n) + ')'`,
    __str__: () => `return str(${own.of('str', 2)})`,
    __len__: () => `return ${narrow(() => own.of('int', 1))}`,
    __bool__: () => `return ${own.of('bool', 1)}`,
    __hash__: () => 'return self.n % 7',
    __iter__: () => `return iter(${own.of('list', 2)})`,
    __neg__: () => `return ${own.any(1)}`,
    __int__: () => `return ${own.of('int', 1)}`,
    __index__: () => `return self.n % 5`,
    __call__: () => `return ${own.any(2)}`,
    __enter__: () => 'return self.n',
  }
  const binary = [
    '__add__', '__radd__', '__iadd__', '__sub__', '__rsub__', '__mul__', '__rmul__', '__mod__',
    '__eq__', '__ne__', '__lt__', '__le__', '__gt__', '__ge__', '__contains__', '__getitem__',
    '__and__', '__ror__', '__truediv__', '__floordiv__', '__lshift__', '__matmul__',
  ]
  const method = () => {
    if (random.chance(0.45)) {
      const name = random.pick(Object.keys(unary))
      return `def ${name}(self):\n    ${unary[name]()}`
    }
    const value = random.chance(0.2) ? 'NotImplemented' : both.any(2)
    const name = random.pick(binary)
    // Iteration by index has to end.
    const guard = name === '__getitem__' ? 'if isinstance(other, int) and other > 3: raise IndexError\n    ' : ''
    return `def ${name}(self, other):\n    ${guard}return ${value}`
  }
  const shape = (name, base) =>
    `class ${name}${base}:\n${indent(
      [
        `def __init__(self, n, s='s'):\n    self.n, self.s = n, s`,
        ...random.many(2, 6, method),
        random.chance(0.3)
          ? `@property\ndef p(self):\n    return ${own.any(1)}`
          : `@classmethod\ndef made(cls, n):\n    return cls(n + 1)`,
        random.chance(0.2) ? `def __getattr__(self, name):\n    return name * 2` : 'k = 3',
        `def __exit__(self, *args):\n    return ${random.pick(['True', 'False', 'None'])}`,
      ].join('\n'),
    )}\n`
  const names = { int: ['3', 'a.n'] }
  const users = new Expressions(random, names)
  const operator = ['+', '-', '*', '%', '==', '!=', '<', '<=', '>', '>=', '&', '|', '/', '//', '<<', '@', 'in']
  const operand = () => random.pick(['a', 'b', 'c', users.any(1)])
  const uses = () =>
    random.pick([
      () => `probe(lambda: ${operand()} ${random.pick(operator)} ${operand()})`,
      () => `probe(lambda: ${operand()} ${random.pick(operator)} ${operand()})`,
      () => `probe(lambda: ${random.pick(['str', 'repr', 'len', 'bool', 'int', 'list', 'callable'])}(${random.pick(['a', 'b', 'c'])}))`,
      () => `probe(lambda: ${random.pick(['a', 'b', 'c'])}[${users.any(1)}])`,
      () => `probe(lambda: ${random.pick(['a', 'b', 'c'])}.${random.pick(['n', 's', 'p', 'k', 'q', 'made(4).n'])})`,
      () => `probe(lambda: ${random.pick(['a', 'b', 'c'])}())`,
      () => `probe(lambda: sorted([${random.many(2, 4, operand).join(', ')}]))`,
      () => `probe(lambda: [x for x in ${random.pick(['a', 'b'])}])`,
      () => `probe(lambda: '%s %r' % (a, b))`,
      () => `probe(lambda: f'{a} {b!r:>10} {c:>5}')`,
      () => `probe(lambda: -${random.pick(['a', 'b', 'c'])})`,
      () => `probe(lambda: [10, 20, 30, 40, 50][${random.pick(['a', 'b'])}])`,
      () => `probe(lambda: ${operand()} in [a, b, ${users.any(1)}])`,
      () => `probe(lambda: isinstance(c, C) and issubclass(D, C))`,
      () => `try:\n    with a as w:\n        print('in', w)\n        ${random.pick(['1 / 0', "raise KeyError('k')", "print('ok')"])}\nexcept Exception as e:\n    print(type(e).__name__, e)`,
      () => `def add():\n    x = a\n    x += ${operand()}\n    return x\nprobe(add)`,
    ])()
  const head = shape('C', '') + shape('D', '(C)')
  const objects = 'a, b, c = C(3), C(8, "t"), D(5)\n'
  // No address is printed: what has no __repr__ of its own gets one.
  const named = `for cls in (C, D):\n    if '__repr__' not in C.__dict__:\n        cls.__repr__ = lambda self: f'<{type(self).__name__} {self.n}>'\n`
  return `${head}${named}${objects}${random.many(4, 9, uses).join('\n')}\n`
}

function generators(random) {
  const expressions = new Expressions(random, { int: ['i', 'n'] })
  const step = depth =>
    random.pick([
      () => `yield ${expressions.any(1)}`,
      () => `got = yield i\nprint('got', got)\nif got == 'stop':\n    return ${expressions.any(1)}`,
      () => `yield from ${expressions.ints(1)}`,
      () => `yield from inner(${random.int(0, 3)})`,
      () => `if ${expressions.bool(1)}:\n    return ${expressions.any(1)}`,
      () =>
        depth > 1
          ? 'yield 0'
          : `try:\n${indent(step(depth + 1))}\nexcept ${random.pick(['ValueError', 'GeneratorExit', 'KeyError', 'Exception'])} as e:\n    print('inside', type(e).__name__)\n    ${random.pick(['yield -1', 'raise', 'pass', 'return 7', "raise TypeError('other') from e"])}\nfinally:\n    print('finally', i)`,
      () =>
        depth > 1
          ? 'pass'
          : `while i < ${random.int(1, 4)}:\n    i += 1\n${indent(step(depth + 1))}`,
    ])()
  const body = random.many(1, 4, () => step(0)).join('\n')
  const drive = () =>
    random.pick([
      'probe(lambda: next(g))',
      'probe(lambda: next(g))',
      "probe(lambda: g.send('x'))",
      "probe(lambda: g.send('stop'))",
      "probe(lambda: g.throw(ValueError('thrown')))",
      "probe(lambda: g.throw(KeyError('k')))",
      'probe(lambda: g.close())',
      "probe(lambda: next(g, 'default'))",
      'probe(lambda: [*zip(range(3), g)])',
    ])
  return `${KEEP}
@keep
def inner(n):
    i = n
    while i > 0:
        try:
            sent = yield i
        except ValueError as e:
            print('inner caught', e)
            sent = None
        print('inner', i, sent)
        i -= 1
    return n * 10

@keep
def gen(n):
    i = 0
${indent(body)}
    yield 'end'

g = gen(2)
${random.many(3, 9, drive).join('\n')}
probe(lambda: list(gen(1)))
`
}

function control(random) {
  const expressions = new Expressions(random, { int: ['i', 'n', 'total'] })
  const block = depth => {
    const inner = () => (depth <= 0 ? simple() : block(depth - 1))
    return random.pick([
      simple,
      () => `for i in ${expressions.ints(1)}:\n${indent(inner())}\n    ${random.pick(['total += 1', "if total > 6: break", "if i == 1: continue", 'pass'])}\nelse:\n    print('else', total)`,
      () => `w${depth} = 3\nwhile w${depth}:\n    w${depth} -= 1\n    if ${expressions.bool(1)}: ${random.pick(['break', 'continue', 'pass'])}\n${indent(inner())}\nelse:\n    print('done', w${depth})`,
      () => `if ${expressions.bool(2)}:\n${indent(inner())}\nelif ${expressions.bool(1)}:\n${indent(inner())}\nelse:\n${indent(inner())}`,
      () => `try:\n${indent(inner())}\n    ${random.pick(['1 / n', 'pass', "raise ValueError('v')", 'return total', '[][1]'])}\nexcept ${random.pick(['ZeroDivisionError', '(ValueError, IndexError)', 'Exception'])} as e:\n    print('except', e)\n${indent(inner())}\n${random.pick(["else:\n    print('no error')\n", ''])}finally:\n    print('finally', total)`,
      () => `def local(x, *rest, k=${expressions.of('int', 1)}, **more):\n    nonlocal total\n    total += 1\n    return x, rest, k, more\nprobe(lambda: local(${random.pick(['1', '1, 2, 3', '1, k=2', '', '*[1, 2], z=3', '1, x=2', '**{"x": 4}'])}))`,
      () => `${random.pick(['a, b', 'a, *b', '*a, b', '(a, b), *_', '[a, [b, *_]]'])} = ${expressions.of(random.pick(['list', 'tuple', 'str']), 2)}\nprint(a, b)`,
      () => `match ${expressions.any(2)}:\n    case ${random.pick(['0 | 1', 'int(x)', '[x, *_]', '{"a": x}', 'str() as x', '(x, 2)', 'None', 'float(x) if x > 1'])}:\n        print('matched')\n    case [x, y] | (x, y, _):\n        print(x, y)\n    case _:\n        print('other')`,
    ])()
  }
  const simple = () =>
    random.pick([
      () => `print(${expressions.any(2)})`,
      () => `total ${random.pick(['+', '-', '*', '//', '%', '|', '&'])}= ${expressions.of('int', 1)}`,
      () => `print(total, i, n)`,
      () => `probe(lambda: ${expressions.any(3)})`,
      () => `del total\ntotal = ${random.int(0, 3)}`,
      () => `assert ${expressions.bool(1)}, ${expressions.any(1)}`,
      () => `if (w := ${expressions.any(1)}):\n    print('walrus', w)`,
    ])()
  const body = random.many(2, 5, () => block(2)).join('\n')
  return `def main(n):\n    total = i = 0\n    a = b = None\n${indent(body)}\n    return total\n\nprobe(lambda: main(2))\nmain(0)\n`
}

function exceptions(random) {
  const expressions = new Expressions(random)
  const kinds = ['ValueError', 'KeyError', 'TypeError', 'Own', 'Sub', 'IndexError', 'RuntimeError', 'StopIteration']
  const thrown = () => `${random.pick(kinds)}(${random.pick(['', "'m'", '1, 2', expressions.any(1)])})`
  const from = () => random.pick(['', '', ' from None', ` from ${thrown()}`])
  const level = depth => {
    if (depth === 0) {
      return random.pick([
        () => `raise ${thrown()}${from()}`,
        () => expressions.any(3),
        () => 'undefined_name',
        () => `{}[${expressions.literal('str')}]`,
        () => `(1).missing`,
      ])()
    }
    return `try:\n${indent(level(depth - 1))}\nexcept ${random.pick([...kinds, 'Exception', '(KeyError, Own)'])} as e:\n    print(${depth}, type(e).__name__, e, e.args)\n    ${random.pick(['raise', 'pass', `raise ${thrown()}${from()}`, 'e.add_note("note")\n    raise', 'return 5'])}\n${random.pick(['', `finally:\n    print('f${depth}')\n`, `else:\n    print('e${depth}')\n`])}`
  }
  return `class Own(Exception):
    def __str__(self):
        return 'own ' + repr(self.args)

class Sub(Own, LookupError):
    pass

def run():
${indent(level(random.int(1, 4)))}

def chain(e):
    while e is not None:
        print(type(e).__name__, e, e.__suppress_context__, getattr(e, '__notes__', None))
        e = e.__cause__ or e.__context__

try:
    print(run())
except Exception as e:
    chain(e)
run()
`
}

function mutation(random) {
  const expressions = new Expressions(random, {
    list: ['xs', 'xs'], dict: ['d', 'd'], int: ['len(xs)'], str: ['t'], set: ['s'],
  })
  const i = () => random.int(-4, 5)
  const change = () =>
    random.pick([
      () => `xs[${i()}] = ${expressions.any(1)}`,
      () => `xs[${expressions.slice()}] = ${expressions.of(random.pick(['list', 'str', 'tuple', 'int']), 1)}`,
      () => `del xs[${random.pick([String(i()), expressions.slice()])}]`,
      () => `xs.${random.pick([`append(${expressions.any(1)})`, `extend(${expressions.any(1)})`, `insert(${i()}, ${expressions.any(1)})`, 'pop()', `pop(${i()})`, `remove(${expressions.any(1)})`, 'reverse()', 'sort()', 'sort(key=str)', 'clear()'])}`,
      () => `xs ${random.pick(['+=', '*='])} ${random.pick([expressions.of('list', 1), '2', "'ab'"])}`,
      () => `d[${expressions.any(1)}] = ${expressions.any(1)}`,
      () => `d.${random.pick([`pop(${expressions.any(1)})`, `pop(${expressions.any(1)}, 0)`, 'popitem()', `setdefault(${expressions.any(1)}, [])`, `update(${expressions.any(1)})`, `update(k=${i()})`, `get(${expressions.any(1)})`])}`,
      () => `del d[${expressions.any(1)}]`,
      () => `d |= ${expressions.of('dict', 1)}`,
      () => `s.${random.pick([`add(${random.int(0, 20)})`, `discard(${random.int(0, 20)})`, `remove(${random.int(0, 20)})`, `update(range(${random.int(0, 9)}))`, 'pop()', `add(${expressions.of('list', 0)})`])}`,
      () => `s ${random.pick(['|=', '&=', '-=', '^='])} ${expressions.literal('set')}`,
      () => `t += ${expressions.of('str', 1)}`,
      () => `for k in list(d):\n    d[k] = ${expressions.of('int', 0)}`,
      () => `for x in xs:\n    if len(xs) < 12: xs.append(0)`,
      () => `for k in d:\n    d[${expressions.literal('int')}] = 1`,
      () => `xs[0], xs[-1] = xs[-1], xs[0]`,
      () => `a, *b = xs\nprint(a, b)`,
    ])()
  const step = () =>
    `try:\n${indent(change())}\nexcept Exception as e:\n    print(type(e).__name__, e)\nprint(xs, d, sorted(s), t)`
  return `xs = ${expressions.literal('list', 2)}\nd = ${expressions.literal('dict', 2)}\ns = ${expressions.literal('set')}\nt = ${expressions.literal('str')}\n${random.many(3, 9, step).join('\n')}\n`
}
