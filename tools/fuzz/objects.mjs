// Random programs around classes: special methods of every family, attributes, derived types,
// dataclasses, patterns, exceptions and their groups.

import { Expressions } from './expressions.mjs'
import { indent } from './text.mjs'

/** An expression whose value has the same meaning on machines with words of 32 bits, as CPython's here. */
export function narrow(make) {
  for (let attempt = 0; attempt < 20; attempt++) {
    const made = make()
    if (!made.includes('**') && !made.includes('<<')) return made
  }
  return '3'
}

/** Classes derived from built-in types, with special methods that are seldom written. */
export function derived(random) {
  const own = new Expressions(random, { int: ['self.n', 'len(self.tag)'], str: ['self.tag'] })
  const seldom = {
    __format__: () => `(self, spec):\n    return ${own.of('str', 1)} + spec`,
    __repr__: () => `(self):\n    return '<' + self.tag + '>'`,
    __bytes__: () => `(self):\n    return ${own.of('bytes', 1)}`,
    __complex__: () => `(self):\n    return complex(${own.of('int', 0)}, 2)`,
    __float__: () => `(self):\n    return ${own.of('float', 0)}`,
    __round__: () => `(self, digits=None):\n    return (digits, ${own.any(1)})`,
    __trunc__: () => `(self):\n    return ${own.any(1)}`,
    __divmod__: () => `(self, other):\n    return (${own.any(1)}, other)`,
    __pow__: () => `(self, other, modulus=None):\n    return (other, modulus)`,
    __rpow__: () => `(self, other):\n    return ('rpow', other)`,
    __reversed__: () => `(self):\n    return iter(${own.of('list', 1)})`,
    __missing__: () => `(self, key):\n    return ${random.pick(['key', "('missing', key)", 'self[1]', 'None'])}`,
    __setitem__: () => `(self, key, value):\n    print('set', key, value)`,
    __delitem__: () => `(self, key):\n    print('del', key)`,
    __getattr__: () => `(self, name):\n    if name.startswith('x'):\n        return name * 2\n    raise AttributeError(name)`,
    __setattr__: () => `(self, name, value):\n    print('setattr', name)\n    super().__setattr__(name, value)`,
    __delattr__: () => `(self, name):\n    print('delattr', name)\n    super().__delattr__(name)`,
    __eq__: () => `(self, other):\n    return ${random.pick(['self is other', 'True', 'NotImplemented', "self.tag == getattr(other, 'tag', 0)"])}`,
    __hash__: () => `(self):\n    return ${narrow(() => own.of('int', 0))}`,
    __contains__: () => `(self, item):\n    return ${own.any(1)}`,
    __len__: () => `(self):\n    return ${narrow(() => own.of('int', 0))}`,
    __iadd__: () => `(self, other):\n    self.tag = self.tag + '+'\n    return self`,
    __rsub__: () => `(self, other):\n    return ('rsub', other)`,
    __invert__: () => `(self):\n    return ${own.any(1)}`,
    __getitem__: () => `(self, key):\n    return ('item', key)`,
    __iter__: () => `(self):\n    yield from (1, 'two')`,
    __lt__: () => `(self, other):\n    return ${random.pick(['True', 'False', 'NotImplemented', "self.tag < getattr(other, 'tag', 'b')"])}`,
    __bool__: () => `(self):\n    return ${own.bool(1)}`,
    __call__: () => `(self, *args, **more):\n    return args, more`,
    __init_subclass__: () => `(cls, **more):\n    print('subclass', cls.__name__, more)`,
    __class_getitem__: () => `(cls, key):\n    return (cls.__name__, key)`,
  }
  const base = random.pick(['', 'int', 'str', 'list', 'dict', 'tuple', 'float', 'set', 'bytes', 'complex', 'Exception'])
  const chosen = () => {
    const name = random.pick(Object.keys(seldom))
    // What the base needs to work at all stays as it is.
    if (base !== '' && ['__getitem__', '__iter__', '__len__', '__hash__', '__float__', '__complex__'].includes(name)) return `limit = ${own.any(1)}`
    return `def ${name}${seldom[name]()}`
  }
  const first = { int: '3', str: "'abc'", list: '[3, 1, 2]', dict: "{1: 'one', 'k': 2}", tuple: '(1, 2)', float: '2.5', set: '{3, 4}', bytes: "b'ab'", complex: '1+2j', Exception: "'message'", '': '' }[base]
  const body = ['tag = "t"', 'n = 2', ...random.many(2, 6, chosen)].join('\n')
  const users = new Expressions(random, {})
  const target = () => random.pick(['a', 'a', 'b'])
  const use = () =>
    random.pick([
      () => `format(${target()}, ${random.pick(["''", "'>8'", "'x'", "'.1f'", "'05'"])})`,
      () => `f'{${target()}:>6} {${target()}!r} {${target()}!s:^7}'`,
      () => `${random.pick(['bytes', 'complex', 'float', 'round', 'int', 'reversed', 'len', 'bool', 'abs', 'sorted', 'list', 'str', 'repr', 'dict', 'set', 'tuple', 'iter', 'next', 'sum', 'max'])}(${target()})`.replace(/^(reversed|iter)\((.)\)$/, 'list($1($2))').replace(/^set\((.)\)$/, 'len(set($1))'),
      () => `divmod(${target()}, ${users.of('int', 0)})`,
      () => `pow(${target()}, 2${random.pick(['', ', 3'])})`,
      () => `2 ** ${target()}`,
      () => `${target()} ${random.pick(['+', '-', '*', '|', '&', '<', '==', '!=', '>=', '@', '%', 'in', 'is'])} ${random.pick(['a', 'b', users.any(1)])}`,
      () => `${users.any(1)} ${random.pick(['+', '-', '*', '|', 'in', '==', '<'])} ${target()}`,
      () => `${target()}[${narrow(() => users.any(0))}]`,
      () => `${target()}[${users.slice()}]`,
      () => `${target()}.${random.pick(['tag', 'n', 'xyz', 'other', '__module__', '__class__.__name__', 'limit'])}`,
      // `a` may have become an object of a built-in type, of which there are no docs.
      () => `${random.pick(['b', 'C', 'D', 'b.__class__'])}.__doc__`,
      () => `setattr(${target()}, ${random.pick(["'n'", "'extra'", "'tag'"])}, ${users.any(1)})`,
      () => `delattr(${target()}, ${random.pick(["'n'", "'extra'", "'tag'"])})`,
      () => `${target()}.__setitem__(${narrow(() => users.any(0))}, ${users.any(0)})`,
      () => `${target()}(1, k=2)`,
      () => `{${target()}: 1, ${target()}: 2}[${target()}]`,
      () => `${random.pick(['C', 'D'])}[${users.any(0)}]`,
      () => `isinstance(a, ${random.pick(['int', 'str', 'C', 'D', '(list, D)'])})`,
      () => `[x for x in ${target()}]`,
      () => `(lambda *x: x)(*${target()})`,
      () => `~${target()}`,
      () => `vars(${target()})`,
      () => `hash(${target()}) == hash(${target()})`,
      () => `type(${target()} + ${target()}).__name__`,
    ])()
  const repr = base === '' || base === 'Exception' ? `C.__repr__ = lambda self: f'<{type(self).__name__} {self.tag}>'\n` : ''
  return `class C${base && `(${base})`}:
${indent(body)}
${repr}
class D(C${random.chance(0.2) ? ', extra=1' : ''}):
${indent(random.many(0, 3, chosen).join('\n') || 'pass')}

a = C(${first})
b = D(${first})
def plus():
    global a
    a ${random.pick(['+=', '-=', '*=', '|='])} ${random.pick([users.any(0), '2', 'b'])}
    return a
${random.many(5, 11, () => `probe(lambda: ${use()})`).join('\n')}
probe(plus)
${random.many(1, 3, () => `probe(lambda: ${use()})`).join('\n')}
`
}

/** Properties, descriptors, slots, `super`, metaclasses. */
export function attributes(random) {
  const e = new Expressions(random, { int: ['self._v'] })
  const member = name =>
    random.pick([
      () => `${name} = ${e.any(1).replaceAll('self._v', '7')}`,
      () => `@property\ndef ${name}(self):\n    return ${e.any(1)}${random.chance(0.5) ? `\n@${name}.setter\ndef ${name}(self, value):\n    print('to', value)\n    self._v = value` : ''}${random.chance(0.3) ? `\n@${name}.deleter\ndef ${name}(self):\n    print('deleted')` : ''}`,
      () => `${name} = ${random.pick(['Reads', 'Writes', 'Both'])}(${random.int(0, 9)})`,
      () => `@staticmethod\ndef ${name}(*args):\n    return args`,
      () => `@classmethod\ndef ${name}(cls, *args):\n    return cls.__name__, args`,
      () => `def ${name}(self, x=1):\n    return self._v, x`,
      () => `def ${name}(self):\n    return ('via', super().${name}${random.pick(['', '()'])})`,
      () => `def ${name}(self):\n    return __class__.__name__, ${e.any(1)}`,
    ])()
  const names = ['p', 'q', 'r']
  const cls = (name, bases, options = '') =>
    `class ${name}${bases || options ? `(${[bases, options].filter(Boolean).join(', ')})` : ''}:\n${indent(
      [
        bases ? '' : '_v = 1',
        random.chance(0.15) && !bases ? `__slots__ = ${random.pick(["('_w',)", "'s1', 's2'", '()'])}` : '',
        ...random.many(1, 3, () => member(random.pick(names))),
      ]
        .filter(Boolean)
        .join('\n'),
    )}\n`
  const bases = random.pick([
    ['', 'A', 'B'],
    ['', 'A', 'A'],
    ['', '', 'A, B'],
    ['', '', 'B, A'],
    ['', 'A', 'A, B'],
    ['', 'A', 'B, A'],
  ])
  const object = () => random.pick(['a', 'b', 'c', 'A', 'C'])
  const name = () => random.pick([...names, ...names, '_v', 'new', '__slots__', '__dict__', '__mro__'])
  const use = () =>
    random.pick([
      () => `probe(lambda: ${object()}.${random.pick(names)})`,
      () => `probe(lambda: ${object()}.${random.pick(names)}())`,
      () => `probe(lambda: ${object()}.${random.pick(names)}(5))`,
      () => `probe(lambda: setattr(${object()}, ${JSON.stringify(random.pick([...names, '_v', 'new']))}, ${e.literal('int')}))`,
      () => `probe(lambda: delattr(${object()}, ${JSON.stringify(random.pick([...names, '_v', 'new']))}))`,
      () => `probe(lambda: hasattr(${object()}, '${name()}'))`,
      () => `probe(lambda: getattr(${object()}, '${random.pick(names)}', 'none'))`,
      () => `probe(lambda: sorted(vars(${random.pick(['a', 'b', 'c'])})))`,
      () => `probe(lambda: [k.__name__ for k in ${random.pick(['A', 'B', 'C'])}.__mro__])`,
      () => `probe(lambda: ${random.pick(['A', 'B', 'C'])}.${random.pick(names)}(${random.pick(['a', 'b', 'c', ''])}))`,
    ])()
  return `class Shown(type):
    def __repr__(cls):
        return 'class ' + cls.__name__

class Reads:
    def __init__(self, n):
        self.n = n
    def __set_name__(self, owner, name):
        print('named', owner.__name__, name)
        self.name = name
    def __get__(self, obj, owner=None):
        return ('get', self.n, obj is None, self.name)
    def __repr__(self):
        return f'Reads({self.n})'

class Writes:
    def __init__(self, n):
        self.n = n
    def __set__(self, obj, value):
        print('set', value)
        obj.__dict__['written'] = value
    def __repr__(self):
        return f'Writes({self.n})'

class Both(Reads, Writes):
    def __delete__(self, obj):
        print('delete', self.n)

def build():
    global A, B, C, a, b, c
${indent(cls('A', bases[0], 'metaclass=Shown'))}
    A.__repr__ = lambda self: 'an ' + type(self).__name__
${indent(cls('B', bases[1], bases[1] ? '' : 'metaclass=Shown'))}
    B.__repr__ = lambda self: 'an ' + type(self).__name__
${indent(cls('C', bases[2]))}
    a, b, c = A(), B(), C()

# Of None, CPython's super() says one thing in the first calls and another in later ones.
A = B = C = a = b = c = 'none'
probe(build)
${random.many(5, 12, use).join('\n')}
`
}

/** Dataclasses: what they are made of, and what they do. */
export function records(random) {
  const e = new Expressions(random)
  const kinds = { int: 'int', str: 'str', float: 'float', 'tuple[int, ...]': 'tuple' }
  const field = (name, i, must) => {
    const kind = random.pick(Object.keys(kinds))
    const value = must ? '' : random.pick(['', ` = ${e.literal(kinds[kind])}`, ` = field(default=${e.literal(kinds[kind])}, ${random.pick(['repr=False', 'compare=False', 'init=False', 'kw_only=True'])})`, ' = field(default_factory=list)'])
    return { text: `${name}: ${kind}${value}`, given: e.literal(kinds[kind]) }
  }
  const options = random.many(0, 2, () => random.pick(['order=True', 'frozen=True', 'eq=False', 'repr=False', 'slots=True', 'kw_only=True', 'unsafe_hash=True', 'match_args=False']))
  const fields = ['x', 'y', 'z'].slice(0, random.int(1, 3)).map((name, i) => field(name, i, i === 0))
  const more = field('w', 3, false)
  const arguments_ = () => random.pick([
    fields.map(f => f.given).join(', '),
    fields.map((f, i) => `${'xyz'[i]}=${f.given}`).join(', '),
    fields[0].given,
    '',
    '1, 2, 3, 4, 5',
    'q=1',
  ])
  const use = () => random.pick([
    () => `probe(lambda: R(${arguments_()}))`,
    () => `probe(lambda: S(${arguments_()}))`,
    () => 'probe(lambda: a == R(*astuple(a)))',
    () => 'probe(lambda: a < b)',
    () => 'probe(lambda: sorted([b, a]))',
    () => 'probe(lambda: asdict(a))',
    () => 'probe(lambda: astuple(b))',
    () => `probe(lambda: replace(a, ${random.pick(['x=9', 'y=8', 'q=1', ''])}))`,
    () => `probe(lambda: setattr(a, '${random.pick(['x', 'y', 'q'])}', 5))`,
    () => 'probe(lambda: delattr(a, "x"))',
    () => 'probe(lambda: [(f.name, f.type if isinstance(f.type, str) else getattr(f.type, "__name__", f.type), f.init) for f in fields(R)])',
    () => 'probe(lambda: hash(a) == hash(R(*astuple(a))))',
    () => 'probe(lambda: R.__match_args__)',
    () => 'probe(lambda: is_dataclass(b))',
    () => 'probe(lambda: (a, b))',
  ])()
  return `from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass

def build():
    global R, S, a, b
    @dataclass${options.length ? `(${options.join(', ')})` : ''}
    class R:
${indent(indent(fields.map(f => f.text).join('\n')))}
${random.chance(0.3) ? "        def __post_init__(self):\n            print('post', self.x)\n" : ''}
    @dataclass
    class S(R):
        ${more.text}
        k = 3
    a = R(${fields.map(f => f.given).join(', ')})
    b = ${random.pick(['R', 'S', 'R'])}(${fields.map(f => f.given).join(', ')})

R = S = a = b = None
probe(build)
${random.many(4, 9, use).join('\n')}
`
}

/** \`match\` with patterns of every kind. */
export function patterns(random) {
  const e = new Expressions(random)
  let names = 0
  const pattern = depth => {
    const inner = () => pattern(depth - 1)
    if (depth <= 0) {
      return random.pick([() => '_', () => `v${names++}`, () => random.pick(['0', '1', '-1', '2.5', "'a'", "'abc'", "b'a'", 'None', 'True', '1+2j', '-3']), () => random.pick(['K.one', 'K.name'])])()
    }
    return random.pick([
      inner,
      () => `[${random.many(0, 3, inner).join(', ')}]`,
      () => `(${inner()}, *${random.pick(['_', `v${names++}`])}${random.pick(['', `, ${inner()}`])})`,
      () => `{${random.pick(["'k'", '1', 'K.one'])}: ${inner()}${random.pick(['', `, **v${names++}`])}}`,
      () => `${random.pick(['int', 'str', 'float', 'list', 'tuple', 'dict', 'bool', 'bytes'])}(${random.pick(['', inner()])})`,
      () => `P(${random.pick(['', inner(), `${inner()}, ${inner()}`, `x=${inner()}`, `${inner()}, y=${inner()}`, `${inner()}, ${inner()}, ${inner()}`])})`,
      () => `${inner()} as v${names++}`,
      () => {
        const before = names
        const [a, b] = [random.pick(['0', "'a'", 'None', '[]', 'int()', '[1, _]']), random.pick(['1', "'abc'", 'True', '{}', 'P()', '(_, _)'])]
        names = before
        return `(${a} | ${b})`
      },
    ])()
  }
  const arm = () => {
    names = 0
    const made = pattern(random.int(1, 3))
    const bound = [...new Set(made.match(/\bv\d+/g) ?? [])]
    const guard = random.chance(0.2) && bound.length ? ` if ${bound[0]}` : ''
    return `case ${made}${guard}:\n    return ${JSON.stringify(made.slice(0, 24))}, ${bound.length ? `(${bound.join(', ')},)` : '()'}`
  }
  const subject = () => random.pick([() => e.any(2), () => e.literal(random.pick(['list', 'tuple', 'dict']), 3), () => `P(${e.any(1)}, ${e.any(0)})`, () => "{'k': [1, 2], 1: 'a'}", () => '[1, [2, 3]]', () => random.pick(['1', "'abc'", '(1+2j)', 'True', '2.5', 'None'])])()
  const arms = random.many(2, 5, arm).filter(text => !/^case (_|v\d+)( as v\d+)*:/.test(text))
  return `class K:
    one = 1
    name = 'abc'

class P:
    __match_args__ = ${random.pick(["('x', 'y')", "('x',)", "('x', 'missing')", "('x', 'x')", "['x']", "('x', 3)"])}
    def __init__(self, x, y=0):
        self.x, self.y = x, y
    def __repr__(self):
        return f'P({self.x!r}, {self.y!r})'

def check(value):
    match value:
${indent(indent(arms.join('\n') || 'case 0:\n    pass'))}
        case rest:
            return 'rest', rest

${random.many(4, 8, () => `probe(lambda: check(${subject()}))`).join('\n')}
`
}

/** Groups of exceptions: split, caught in parts, raised again. */
export function groups(random) {
  const kinds = ['ValueError', 'TypeError', 'KeyError', 'OSError', 'IndexError']
  let made = 0
  const leaf = () => `${random.pick(kinds)}(${++made})`
  const group = depth => `${random.pick(['ExceptionGroup', 'ExceptionGroup', 'BaseExceptionGroup', 'Own'])}('g${++made}', [${random.many(1, 3, () => (depth > 0 && random.chance(0.4) ? group(depth - 1) : leaf())).join(', ')}])`
  const kind = () => random.pick([...kinds, ...kinds, 'Exception', '(ValueError, TypeError)', 'LookupError'])
  const clause = () => `except* ${kind()} as e:\n    show(e)\n    ${random.pick(['pass', 'raise', `raise ${leaf()}`, `raise ${leaf()} from e`, `raise ${leaf()} from None`, 'found = 1', 'raise e', `raise ${group(0)}`])}`
  const raised = random.pick([() => group(2), () => group(1), leaf])()
  return `class Own(ExceptionGroup):
    def derive(self, excs):
        return Own('derived ' + self.message, excs)

def show(e, depth=1):
    print('  ' * depth + type(e).__name__, e, getattr(e, '__notes__', ''))
    for inner in getattr(e, 'exceptions', ()):
        show(inner, depth + 1)

def run():
    found = 0
    try:
        e = ${raised}
${random.chance(0.4) ? "        e.add_note('noted')\n" : ''}        raise e${random.pick(['', ` from ${leaf()}`, ' from None'])}
${indent(random.many(1, 3, clause).join('\n'))}
    ${random.pick(['else:\n        print("else")\n    ', ''])}finally:
        print('finally', found)

try:
    probe(run)
except BaseException as e:
    show(e)
g = ${group(2)}
for test in (${kind()}, lambda e: ${random.pick(["'1' in str(e)", 'len(e.args) == 1', 'False', 'isinstance(e, Exception)'])}):
    try:
        yes, no = g.split(test)
        print(repr(yes), repr(no))
        print(repr(g.subgroup(test)))
    except TypeError as e:
        print(e)
${random.chance(0.6) ? 'run()' : 'raise g'}
`
}
