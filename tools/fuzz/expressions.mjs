// Random expressions. Each kind of value has literals, and operations that give it; now and then
// an operand is of another kind, so that errors are compared as well.

const INTS = ['0', '1', '-1', '2', '3', '7', '10', '-5', '255', '256', '1000', '-1000', '99999']
const BIG = ['2**31', '2**61', '2**62 - 1', '-2**62', '2**63', '10**20', '-10**19 - 7', '3**50'].map(text => `(${text})`)
const FLOATS = ['0.0', '-0.0', '1.0', '0.5', '-1.5', '3.14159', '1e100', '1e-7', '123456.789']
const ODD_FLOATS = ['1e308', '5e-324', "float('inf')", "float('-inf')", "float('nan')", '1e16', '0.1']
const TEXTS = ["''", "'a'", "'abc'", "'Hello World'", "'  x '", "'a,b,,c'", "'ÄöÜß'", "'日本'", "'1_0'"]
const MORE_TEXTS = ["'tab\\tnew\\nline'", "'\\x00'", "'🎉x'", '"it\'s"', "'ABC def'", "'12'", "'-3.5'"]
const BYTES = ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'a,b'"]

/** Makes expressions of a kind; `depth` bounds how they nest. */
export class Expressions {
  constructor(random, names = {}) {
    this.random = random
    /** Variables in scope by kind. */
    this.names = names
  }

  any(depth) {
    const kinds = ['int', 'float', 'str', 'list', 'tuple', 'dict', 'bool', 'bytes', 'set', 'none']
    return this.of(this.random.pick(kinds), depth)
  }

  /** Of that kind, but sometimes of another. */
  nearly(kind, depth) {
    const made = this.random.chance(0.06) ? this.any(depth) : this.of(kind, depth)
    // No attribute of a number that could be part of the number.
    return /^[-+]?[\d.]/.test(made) ? `(${made})` : made
  }

  of(kind, depth) {
    const known = this.names[kind]
    if (known?.length > 0 && this.random.chance(0.35)) return this.random.pick(known)
    if (depth <= 0) return this.literal(kind)
    return this.random.chance(0.3) ? this.literal(kind, depth) : this[kind](depth - 1)
  }

  literal(kind, depth = 0) {
    const { random } = this
    const items = () => random.many(0, 4, () => this.any(depth - 2))
    switch (kind) {
      case 'int':
        return random.pick(random.chance(0.15) ? BIG : INTS)
      case 'float':
        return random.pick(random.chance(0.2) ? ODD_FLOATS : FLOATS)
      case 'str':
        return random.pick(random.chance(0.3) ? MORE_TEXTS : TEXTS)
      case 'bytes':
        return random.pick(BYTES)
      case 'bool':
        return random.pick(['True', 'False'])
      case 'list':
        return `[${items().join(', ')}]`
      case 'tuple':
        return `(${items()
          .map(item => `${item}, `)
          .join('')})`
      case 'dict':
        return `{${random
          .many(0, 3, () => `${this.literal(random.pick(['int', 'str']))}: ${this.any(depth - 2)}`)
          .join(', ')}}`
      case 'set':
        // Small integers only: their order is the same on every machine.
        return `{${random.many(1, 5, () => random.int(0, 40)).join(', ')}}`
      default:
        return 'None'
    }
  }

  none() {
    return 'None'
  }

  int(d) {
    const { random } = this
    const i = () => this.nearly('int', d)
    const small = () => String(random.int(0, 9))
    return random.pick([
      () => `(${i()} ${random.pick(['+', '-', '*', '//', '%', '&', '|', '^'])} ${i()})`,
      () => `(${i()} ${random.pick(['+', '-', '*', '//', '%', '&', '|', '^'])} ${i()})`,
      () => `(${this.literal('int')} ** ${small()})`,
      () => `(${i()} ${random.pick(['<<', '>>'])} ${small()})`,
      () => `(${random.pick(['-', '+', '~'])}${i()})`,
      () => `abs(${i()})`,
      () => `len(${this.of(random.pick(['str', 'list', 'tuple', 'dict', 'set', 'bytes']), d)})`,
      () => `int(${this.nearly(random.pick(['str', 'float', 'int']), d)})`,
      () => `sum(${this.ints(d)})`,
      () => `${random.pick(['min', 'max'])}(${this.ints(d)}${random.pick(['', ', default=9'])})`,
      () => `round(${this.nearly('float', d)}${random.pick(['', ', 1', ', -1', ', None'])})`,
      () => `divmod(${i()}, ${i()})[${random.int(0, 1)}]`,
      () => `pow(${i()}, ${small()}, ${i()})`,
      () => `${this.nearly('str', d)}.${random.pick(['count', 'find', 'index', 'rfind'])}(${this.nearly('str', d)})`,
      () => `${this.nearly('list', d)}.${random.pick(['count', 'index'])}(${this.any(d)})`,
      () => `ord(${this.nearly('str', d)})`,
      () => `(${i()} if ${this.bool(d)} else ${i()})`,
      () => `(${i()} ${random.pick(['and', 'or'])} ${i()})`,
      () => `${i()}.${random.pick(['bit_length()', 'bit_count()', 'conjugate()', 'numerator', 'real'])}`,
      () => `int(${this.nearly('str', d)}, ${random.pick([2, 8, 10, 16, 36, 0])})`,
      () => `${this.nearly('list', d)}[${random.int(-3, 3)}]`,
    ])()
  }

  /** An iterable of integers. */
  ints(d) {
    const { random } = this
    return random.pick([
      () => `range(${random.int(-2, 9)})`,
      () => `range(${random.int(0, 9)}, ${random.int(-9, 9)}, ${random.pick([1, 2, -1, -3])})`,
      () => `[${random.many(0, 4, () => this.of('int', d - 1)).join(', ')}]`,
      () => `(i * i for i in range(${random.int(0, 5)}))`,
      () => `map(abs, [${random.many(0, 3, () => this.of('int', d - 1)).join(', ')}])`,
      () => this.literal('set'),
    ])()
  }

  float(d) {
    const { random } = this
    const f = () => this.nearly(random.pick(['float', 'float', 'int']), d)
    return random.pick([
      () => `(${f()} ${random.pick(['+', '-', '*', '/', '//', '%'])} ${f()})`,
      () => `(${f()} / ${f()})`,
      () => `(-${f()})`,
      () => `abs(${f()})`,
      () => `float(${this.nearly(random.pick(['str', 'int', 'float']), d)})`,
      () => `round(${f()}, ${random.int(-2, 6)})`,
      () => `(abs(${f()}) ** ${random.pick(['2', '0.5', '-1', '0'])})`,
      () => `sum([${random.many(0, 4, f).join(', ')}])`,
      () => `${this.of('float', d)}.${random.pick(['is_integer()', 'as_integer_ratio()', 'hex()', 'conjugate()'])}`,
    ])()
  }

  bool(d) {
    const { random } = this
    const compare = random.pick(['<', '<=', '>', '>=', '==', '!='])
    const kind = random.pick(['int', 'float', 'str', 'list', 'tuple', 'set', 'bytes'])
    return random.pick([
      () => `(${this.of(kind, d)} ${compare} ${this.nearly(kind, d)})`,
      () => `(${this.any(d)} ${random.pick(['==', '!='])} ${this.any(d)})`,
      () => `(${this.of('int', d)} ${compare} ${this.of('float', d)} ${compare} ${this.of('int', d)})`,
      () => `(not ${this.any(d)})`,
      () => `(${this.any(d)} ${random.pick(['in', 'not in'])} ${this.nearly(random.pick(['list', 'tuple', 'dict', 'set', 'str']), d)})`,
      () => `isinstance(${this.any(d)}, ${random.pick(['int', 'str', '(list, tuple)', 'bool', 'float'])})`,
      () => `${random.pick(['any', 'all'])}(${this.of('list', d)})`,
      () => `${this.of('str', d)}.${random.pick(['isalpha', 'isdigit', 'isupper', 'isspace', 'isidentifier', 'istitle', 'isascii', 'isnumeric'])}()`,
      () => `${this.nearly('str', d)}.${random.pick(['startswith', 'endswith'])}(${this.nearly('str', d)})`,
      () => `${this.of('set', d)}.${random.pick(['issubset', 'issuperset', 'isdisjoint'])}(${this.ints(d)})`,
      () => `bool(${this.any(d)})`,
      () => `(${this.bool(0)} ${random.pick(['and', 'or'])} ${this.any(d)})`,
    ])()
  }

  str(d) {
    const { random } = this
    const s = () => this.nearly('str', d)
    return random.pick([
      () => `(${s()} + ${s()})`,
      () => `(${s()} * ${random.int(-1, 3)})`,
      () => `${s()}[${this.slice()}]`,
      () => `${s()}[${random.int(-4, 4)}]`,
      () => `${this.of('str', d)}.${random.pick(['upper', 'lower', 'title', 'swapcase', 'capitalize', 'casefold', 'strip', 'lstrip', 'rstrip', 'expandtabs'])}()`,
      () => `${this.of('str', d)}.${random.pick(['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix'])}(${s()})`,
      () => `${this.of('str', d)}.replace(${s()}, ${s()}${random.pick(['', ', 1', ', 0', ', -1'])})`,
      () => `${this.of('str', d)}.${random.pick(['center', 'ljust', 'rjust'])}(${random.int(-1, 12)}${random.pick(['', ", '*'", ", '日'", ", 'ab'"])})`,
      () => `${this.of('str', d)}.zfill(${random.int(0, 8)})`,
      () => `${s()}.join(${random.chance(0.8) ? this.strs(d) : this.any(d)})`,
      () => `${random.pick(['str', 'repr', 'ascii'])}(${this.any(d)})`,
      () => `${random.pick(['bin', 'hex', 'oct', 'chr'])}(${this.nearly('int', d)})`,
      () => `format(${this.any(d)}, ${this.spec()})`,
      () => `f'{${this.plainAny(d)}${random.pick(['', '!r', '!s', '!a'])}}'`,
      () => `f'{${this.plainAny(d)}:${this.spec().slice(1, -1)}}'`,
      () => `${this.percent(d)}`,
      () => `${random.pick(["'{}-{}'", "'{0!r:>5}|{1}'", "'{1}{0}'", "'{:05}{:<4}'", "'{a}{}'", "'{{}}{}'"])}.format(${this.any(d)}, ${this.any(d)})`,
      () => `${this.nearly('bytes', d)}.decode(${random.pick(['', "'utf-8', 'replace'", "'latin-1'", "'ascii'"])})`,
      () => `${s()}.translate({97: 'x', 98: None, 99: 100})`,
    ])()
  }

  /** An expression that can stand in an f-string in quotes: it has none itself. */
  plainAny(d) {
    for (let attempt = 0; attempt < 20; attempt++) {
      const made = this.any(d - 1)
      if (!/['"\\{}:!#]/.test(made)) return made
    }
    return this.literal('int')
  }

  strs(d) {
    return `[${this.random.many(0, 4, () => this.of('str', d - 1)).join(', ')}]`
  }

  spec() {
    const { random } = this
    const part = (list, chance) => (random.chance(chance) ? random.pick(list) : '')
    const align = part(['<', '>', '^', '=', '*<', '0^', '_='], 0.4)
    return `'${align}${part(['+', '-', ' '], 0.2)}${part(['#'], 0.15)}${part(['0'], 0.15)}${part(['3', '8', '12', '20'], 0.5)}${part([',', '_'], 0.2)}${part(['.0', '.2', '.5', '.10'], 0.3)}${part([...'dxXobceEfFgGns%'], 0.6)}'`
  }

  percent(d) {
    const { random } = this
    const one = () =>
      `%${random.pick(['', '-', '+', '0', '#', ' '])}${random.pick(['', '5', '10'])}${random.pick(['', '.2', '.0'])}${random.pick([...'dsrxofegcXaiu%'])}`
    if (random.chance(0.5)) return `'${one()}' % ${this.any(d)}`
    return `'${one()} ${one()}' % (${this.any(d)}, ${this.any(d)})`
  }

  slice() {
    const part = () => (this.random.chance(0.4) ? '' : String(this.random.int(-5, 6)))
    return this.random.chance(0.3)
      ? `${part()}:${part()}:${this.random.pick(['1', '2', '-1', '-2', '0', ''])}`
      : `${part()}:${part()}`
  }

  bytes(d) {
    const { random } = this
    const b = () => this.nearly('bytes', d)
    return random.pick([
      () => `(${b()} + ${b()})`,
      () => `(${b()} * ${random.int(-1, 3)})`,
      () => `${b()}[${this.slice()}]`,
      () => `${this.of('str', d)}.encode(${random.pick(['', "'utf-8'", "'latin-1', 'replace'", "'ascii'"])})`,
      () => `bytes(${this.ints(d)})`,
      () => `${b()}.replace(${b()}, ${b()})`,
      () => `bytes.fromhex(${random.pick(["'00ff'", "'0 0'", "'zz'", "'ab cd'"])})`,
      () => `${b()}.${random.pick(['upper', 'strip', 'title', 'hex', 'isalpha'])}()`,
    ])()
  }

  list(d) {
    const { random } = this
    const l = () => this.nearly('list', d)
    return random.pick([
      () => `(${l()} + ${l()})`,
      () => `(${l()} * ${random.int(-1, 3)})`,
      () => `${l()}[${this.slice()}]`,
      () => `list(${this.nearly(random.pick(['str', 'tuple', 'dict', 'list', 'bytes']), d)})`,
      () => `sorted(${this.sortable(d)}${random.pick(['', ', reverse=True', ', key=str', ', key=lambda v: -v'])})`,
      () => `[${this.of('int', 0)} for i in ${this.ints(d)} if i % 2]`,
      () => `[(i, ${this.of('str', 0)}) for i in ${this.ints(d)}]`,
      () => `list(zip(${this.ints(d)}, ${this.of('str', d)}${random.pick(['', ', strict=True'])}))`,
      () => `list(enumerate(${this.of('str', d)}, ${random.int(-1, 5)}))`,
      () => `list(map(${random.pick(['str', 'len', 'int', 'lambda v: v * 2'])}, ${l()}))`,
      () => `list(filter(${random.pick(['None', 'lambda v: v', 'str'])}, ${l()}))`,
      () => `list(reversed(${this.nearly(random.pick(['list', 'tuple', 'str']), d)}))`,
      () => `${this.of('str', d)}.${random.pick(['split', 'rsplit'])}(${random.pick(['', "','", "' '", "None, 1", "'b', 1", "''"])})`,
      () => `${this.of('str', d)}.splitlines(${random.pick(['', 'True'])})`,
      () => `[*${l()}, *${this.ints(d)}]`,
      () => `list(${this.of('dict', d)}.${random.pick(['keys', 'values', 'items'])}())`,
      () => `[${this.any(d)}, ${this.any(d)}]`,
    ])()
  }

  sortable(d) {
    return this.random.pick([() => this.ints(d), () => this.strs(d), () => this.of('list', d)])()
  }

  tuple(d) {
    const { random } = this
    return random.pick([
      () => `(${this.nearly('tuple', d)} + ${this.nearly('tuple', d)})`,
      () => `tuple(${this.nearly(random.pick(['list', 'str', 'tuple']), d)})`,
      () => `${this.nearly('tuple', d)}[${this.slice()}]`,
      () => `${this.of('str', d)}.${random.pick(['partition', 'rpartition'])}(${this.nearly('str', d)})`,
      () => `divmod(${this.nearly('int', d)}, ${this.nearly('int', d)})`,
      () => `(${this.any(d)}, ${this.any(d)})`,
      () => `(*${this.nearly('list', d)}, ${this.any(d)})`,
    ])()
  }

  dict(d) {
    const { random } = this
    return random.pick([
      () => `{i: ${this.of('str', 0)} for i in ${this.ints(d)}}`,
      () => `{**${this.nearly('dict', d)}, ${this.literal('str')}: ${this.any(d)}}`,
      () => `(${this.nearly('dict', d)} | ${this.nearly('dict', d)})`,
      () => `dict(${random.pick(['a=1', "[('k', 2)]", "zip('ab', range(2))", '[(1, 2, 3)]', '5', "{'x': 1}, y=2"])})`,
      () => `dict.fromkeys(${this.ints(d)}, ${this.of('int', 0)})`,
      () => `{${this.any(d)}: ${this.any(d)}}`,
    ])()
  }

  set(d) {
    const { random } = this
    const s = () => this.literal('set')
    return random.pick([
      () => `(${s()} ${random.pick(['|', '&', '-', '^'])} ${s()})`,
      () => `set(range(${random.int(0, 12)}))`,
      () => `{i % 7 for i in range(${random.int(0, 12)})}`,
      () => `${this.literal('set')}.${random.pick(['union', 'intersection', 'difference', 'symmetric_difference'])}(range(${random.int(0, 9)}))`,
      () => `frozenset(${s()})`,
    ])()
  }
}
