// Random programs around texts and numbers: methods with all their arguments, formats of every
// type, f-strings in f-strings, slices, conversions, regular expressions.

import { Expressions } from './expressions.mjs'

const WORDS = ["''", "'a'", "'ab'", "' '", "'aXbXc'", "'ß'", "'ǆ'", "'İ'", "'ﬁx'", "'\\t'", "'a\\nb\\r\\nc'", "'٣'", "'½'", "('x' * 5)", "'Ab Cd'", "'-12'", "'+0x1f'", "'1e5'", "' 7 '", "'Σας'", "'e\\u0301'", "'\\x1c'"]
const RAW = ["b''", "b'a'", "b'ab'", "b' '", "b'aXbXc'", "b'\\xe9\\xff'", "b'a\\nb\\r\\nc'", "b'Ab Cd'", "bytearray(b'abcab')", "memoryview(b'xyz')", "b'12'", "b'\\t'"]

/** Methods of strings and bytes with arguments of the right kind, mostly. */
export function methods(random) {
  const e = new Expressions(random)
  const s = () => (random.chance(0.05) ? e.any(1) : random.pick(WORDS))
  const b = () => (random.chance(0.05) ? e.any(1) : random.pick(RAW))
  const i = () => random.pick(['0', '1', '2', '-1', '-2', '5', '10', 'None', '-100', '100'])
  const call = (t, fill) =>
    random.pick([
      () => `${random.pick(['count', 'find', 'index', 'rfind', 'rindex', 'startswith', 'endswith'])}(${t()}${random.pick(['', `, ${i()}`, `, ${i()}, ${i()}`])})`,
      () => `${random.pick(['startswith', 'endswith'])}((${t()}, ${t()}))`,
      () => `${random.pick(['split', 'rsplit'])}(${random.pick(['', t(), `${t()}, ${i()}`, `maxsplit=${i()}`, `None, ${i()}`])})`,
      () => `${random.pick(['strip', 'lstrip', 'rstrip'])}(${random.pick(['', t(), 'None'])})`,
      () => `${random.pick(['center', 'ljust', 'rjust'])}(${i()}${random.pick(['', `, ${fill()}`])})`,
      () => `${random.pick(['partition', 'rpartition', 'removeprefix', 'removesuffix'])}(${t()})`,
      () => `replace(${t()}, ${t()}${random.pick(['', `, ${i()}`, `, count=${i()}`])})`,
      () => `${random.pick(['upper', 'lower', 'title', 'swapcase', 'capitalize'])}()`,
      () => `${random.pick(['isalpha', 'isdigit', 'isupper', 'islower', 'isspace', 'istitle', 'isascii', 'isalnum'])}()`,
      () => `splitlines(${random.pick(['', 'True', 'keepends=True', '0'])})`,
      () => `expandtabs(${random.pick(['', i(), `tabsize=${i()}`])})`,
      () => `zfill(${i()})`,
      () => `join([${random.many(0, 3, t).join(', ')}])`,
    ])()
  const text = () =>
    random.pick([
      () => `${s()}.${call(s, () => random.pick(["'*'", "'日'", "''", "'ab'"]))}`,
      () => `${s()}.${call(s, () => random.pick(["'*'", "'日'", "''", "'ab'"]))}`,
      () => `${b()}.${call(b, () => random.pick(["b'*'", "b''", "b'ab'", "'*'", '42']))}`,
      () => `${b()}.${call(b, () => random.pick(["b'*'", "b''", "b'ab'", "'*'", '42']))}`,
      () => `${s()}.${random.pick(['isdecimal', 'isnumeric', 'isidentifier', 'isprintable', 'casefold'])}()`,
      () => `${s()}.translate(str.maketrans(${random.pick(["'abc', 'xyz'", "{'a': 'long', 98: None}", "'ab', 'cd', 'X'", "'a', 'bc'", '{}', "{'ab': 1}"])}))`,
      () => `${s()}.encode(${random.pick(["'utf-8'", "'utf-16-le'", "'ascii', 'ignore'", "'ascii', 'backslashreplace'", "'ascii', 'xmlcharrefreplace'", "'latin-1'", "'nope'", "'utf-32-be'", "'cp1252'"])})`,
      () => `${b()}.decode(${random.pick(["'utf-8'", "'utf-8', 'ignore'", "'utf-8', 'backslashreplace'", "'ascii', 'replace'", "'latin-1'", "'utf-16-le'", "'nope'"])})`,
      () => `${b()}.translate(${random.pick(["None, b'ab'", 'bytes(range(256))', "bytes.maketrans(b'ab', b'xy')", "b'short'", "None, delete=b'X'"])})`,
      () => `${b()}.hex(${random.pick(['', "'-'", "':', 2", "'_', -2", "b'.', 1", "'ab'", "''"])})`,
      () => `${b()}[${e.slice()}]`,
      () => `${b()}[${random.int(-4, 4)}]`,
      () => `${random.pick(['int', 'float', 'complex'])}(${s()})`,
      () => `int(${random.pick([s(), b()])}, ${random.pick([0, 2, 3, 8, 10, 16, 36, 37, -1])})`,
      () => `${random.pick([s(), b()])} ${random.pick(['in', '<', '==', '>=', '+', '*', '%'])} ${random.pick([s(), b(), i()])}`,
      () => `bytes(${random.pick([b(), `${s()}, 'utf-8'`, s(), i(), `[${i()}, 200]`])})`,
      () => `list(${random.pick([b(), s()])})`,
      () => `ascii(${s()}) + repr(${b()})`,
      () => `'%s|%r|%a|%5s|%-5.1s|%c' % (${s()}, ${s()}, ${s()}, ${s()}, ${s()}, ${random.pick(["'x'", '97', "'xy'", '-1', "b'x'"])})`,
      () => `b'%s|%b|%a|%d|%x|%c|%5.1f' % (${b()}, ${b()}, ${s()}, ${e.of('int', 0)}, ${e.of('int', 0)}, ${random.pick(["b'x'", '97', "'x'", '300'])}, ${e.of('float', 0)})`,
      () => `${random.pick(WORDS)}.format_map({'a': 1})`,
    ])()
  return `${random.many(6, 14, () => `probe(lambda: ${text()})`).join('\n')}\n`
}

/** Formats: every type with every kind of specification, and f-strings in f-strings. */
export function formats(random) {
  const e = new Expressions(random)
  const complexes = ['1+2j', '-0.5j', '(3-4j)', 'complex("nan")', '1e20+1e-5j', '0j', 'complex(-0.0, -0.0)']
  const value = () =>
    random.pick([
      () => e.literal('int'), () => e.literal('float'), () => e.literal('float'), () => e.literal('str'), () => e.literal('bool'), () => random.pick(complexes),
      () => e.any(1), () => '1234567.891', () => '12345678901234567890', () => '0.000123456', () => '-1e-10', () => '9.995', () => '2.5', () => '1e22',
    ])()
  const spec = () => {
    const part = (list, chance) => (random.chance(chance) ? random.pick(list) : '')
    const align = part(['<', '>', '^', '=', '*<', '0^', '_=', '日>'], 0.35)
    return `${align}${part(['+', '-', ' '], 0.25)}${part(['z'], 0.15)}${part(['#'], 0.2)}${part(['0'], 0.2)}${part(['1', '8', '12', '25'], 0.5)}${part([',', '_'], 0.25)}${part(['.0', '.1', '.3', '.12', '.'], 0.35)}${part([...',_'], 0.05)}${part([...'dxXobceEfFgGns%'], 0.7)}`
  }
  const percent = () => `%${random.pick(['', '-', '+', '0', '#', ' ', '-+', '0#', '+ '])}${random.pick(['', '5', '12', '*'])}${random.pick(['', '.2', '.0', '.*', '.'])}${random.pick([...'dsrxofegcXaiuEFG%q'])}`
  const name = () => random.pick(['x', 'y', 't', 'w', 'd["k"]', 'xs[1]', 'x + y', '(lambda: x)()', 'x if w else y', 'x!r:>{w}', 'y:{w}.{p}f', 't:*^{w}', 'x=', 'x = ', 't=!s', 'y=:.2f', 't!a', 'f"{t}{x}"', "f'{y:{w}}'", '{1: 2}[1]', 'x:>{w}{"d"}', 't:{"<"}{w}', 'x!r', 'xs', 'd', 'w:#x', 'x,', '*xs, 1', "'\\n'", '"q"', 'y:%', 'y!s:.3', 't[::-1]', 'x == y', 'x:=^9', '(z := 3)'])
  const probe = () =>
    random.pick([
      () => `format(${value()}, '${spec()}')`,
      () => `format(${value()}, '${spec()}')`,
      () => `format(${value()}, '${spec()}')`,
      () => `'{:${spec()}}|{!r:>9}|{0}'.format(${value()}, ${value()})`,
      () => `'{0:${spec()}}|{a!s:^9}|{b[0]}|{c.real}|{0:{1}}'.format(${value()}, ${random.pick(['5', "'>7'", '""'])}, a=${value()}, b=${e.of(random.pick(['list', 'str', 'dict']), 1)}, c=${value()})`,
      () => `'${percent()}|${percent()}' % (${random.many(1, 4, value).join(', ')},)`,
      () => `'%(a)s %(b)${random.pick([...'dsrxf'])}' % {'a': ${value()}, 'b': ${value()}}`,
      () => `f'''${random.many(1, 3, () => `${random.pick(['', 'a', '{{', '}}', ' '])}{${name()}}`).join('')}'''`,
      () => `f'''${random.many(1, 3, () => `{${name()}}`).join('-')}'''`,
      () => `str(${value()}) + repr(${value()})`,
      () => `round(${value()}, ${random.int(-3, 5)})`,
      () => `${random.pick(complexes)} ${random.pick(['+', '-', '*', '/', '**', '==', '<'])} ${value()}`,
      () => `float(${random.pick(["'1_0.5'", "' inf '", "'-nan'", "'1e400'", "'0x1'", "'.'", "'1.'", "'.5e-3'", "'١'"])})`,
      () => `(${e.literal('float')}).hex()`,
      () => `float.fromhex(${random.pick(["'0x1.8p3'", "'-0x.1p-1074'", "'inf'", "'1.2'", "'0x'", "'0x1p1024'"])})`,
      () => `(${e.literal('float')}).as_integer_ratio()`,
      () => `(${e.literal('int')}).to_bytes(${random.pick(['', '2', '4, "little"', '1, signed=True', '8, "big", signed=True', '0'])})`,
      () => `int.from_bytes(${random.pick(["b'\\x01\\xff'", '[1, 2]', "b''", "'x'", '[300]'])}, ${random.pick(['"big"', '"little"', '"big", signed=True', '"middle"'])})`,
      () => `complex(${random.pick(["'1+2j'", "' (3-j) '", "'1 + 2j'", "'j'", '1, 2', '1j, 2j', "'nanj'", "'1', 2", "2, '1'"])})`,
      () => `divmod(${value()}, ${value()})`,
      () => `${value()} // ${value()}`,
      () => `${value()} % ${value()}`,
      () => `pow(${e.literal('int')}, ${random.pick(['-1', '3', '0', '-2'])}, ${e.literal('int')})`,
      () => `hash(${random.pick(['1', '1.0', 'True', '-1', '0.0', '-0.0'])})`,
    ])()
  return `x, y, t, w, p, d, xs = ${e.literal('int')}, ${e.literal('float')}, ${e.literal('str')}, 9, 3, {'k': ${e.literal('str')}}, [1, 'two', 3.5]
${random.many(6, 14, () => `probe(lambda: ${probe()})`).join('\n')}
`.replace(/^probe\(lambda: (f'''.*)\)$/gm, (line, text) => `probe(lambda: eval(${JSON.stringify(text)}))`)
}

/** Slices and indices of every sequence. */
export function slices(random) {
  const e = new Expressions(random)
  const n = () => random.pick(['', '', '0', '1', '2', '3', '-1', '-2', '7', '-9', '10**20', '-10**20', 'True', 'None', '1.5', "'a'", 'I(1)', 'I(-2)'])
  const step = () => random.pick(['1', '2', '-1', '-2', '0', '3', '-3', '', 'None', '10**20', '-10**20'])
  const slice = () => (random.chance(0.5) ? `${n()}:${n()}` : `${n()}:${n()}:${step()}`)
  const sequence = () => random.pick(['[0, 1, 2, 3, 4, 5]', "'abcdef'", '(0, 1, 2, 3)', "b'abcdef'", "bytearray(b'abcdef')", 'range(10)', 'range(10, 0, -3)', 'range(-5, 20, 4)', "memoryview(b'abcdef')", '[]', 'range(0)'])
  const put = () => random.pick(['[7, 8]', '[]', '(9,)', "'xy'", 'range(3)', 'iter([1, 2])', '5', "b'zz'", 'xs', 'None', '[300]', "bytearray(b'q')"])
  const show = text => `(lambda v: bytes(v) if isinstance(v, memoryview) else v)(${text})`
  const change = () => `def change():\n    xs = ${random.pick(['[0, 1, 2, 3, 4, 5]', "bytearray(b'abcdef')", '[]', "memoryview(bytearray(b'abcd'))", "bytearray()"])}\n    try:\n        ${random.pick([`xs[${slice()}] = ${put()}`, `del xs[${slice()}]`, `xs[${n() || '0'}] = ${random.pick(['5', '300', "'x'", '-1'])}`, `del xs[${n() || '0'}]`, `xs[${slice()}] += ${put()}`, `xs *= ${random.pick(['0', '2', '-1', '1.5'])}`, `xs.insert(${n() || '0'}, 1)`, `xs.pop(${n()})`])}\n    finally:\n        print(bytes(xs) if isinstance(xs, memoryview) else xs)\nprobe(change)`
  const look = () =>
    `probe(lambda: ${random.pick([
      () => show(`${sequence()}[${slice()}]`),
      () => show(`${sequence()}[${slice()}]`),
      () => `${sequence()}[${n() || '2'}]`,
      () => `slice(${n() || 'None'}, ${n() || 'None'}, ${step() || 'None'}).indices(${random.pick(['0', '5', '10', '-1', '10**20', 'I(3)'])})`,
      () => `range(${n() || '4'}, ${n() || '5'}, ${step() || '1'})`,
      () => `len(range(${n() || '4'}, ${n() || '5'}))`,
      () => `${sequence()}.index(${random.pick(['2', "'c'", "b'c'", '99', "98"])}${random.pick(['', `, ${n() || '0'}`, `, ${n() || '0'}, ${n() || '3'}`])})`,
      () => `${sequence()}.count(${random.pick(['2', "'c'", "b'c'", '99'])})`,
      () => `slice(${n() || 'None'}, ${n() || 'None'}) ${random.pick(['==', '<', '!='])} slice(1, 2)`,
      () => `list(reversed(${sequence()}))`,
      () => `${random.pick(['2', "'c'", '99', '1.0', "b'c'", '98'])} in ${sequence()}`,
      () => `${sequence()} ${random.pick(['==', '+', '*', '<'])} ${random.pick([sequence(), '2'])}`.replace(/memoryview\(b'abcdef'\)/g, "b'mv'"),
      () => `str(${sequence()}[${n() || '0'}:])`.replace(/memoryview\(b'abcdef'\)/g, "b'mv'"),
      () => `hash(slice(1, 2)) == hash(slice(1, 2))`,
    ])()})`
  return `class I:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        print('index', self.n)
        return self.n
    def __repr__(self):
        return f'I({self.n})'

${random.many(6, 12, () => (random.chance(0.35) ? change() : look())).join('\n')}
`.replaceAll('10**20', '(10**20)')
}

/** Regular expressions. */
export function regexes(random) {
  let groups = 0
  const atom = depth =>
    random.pick([
      () => random.pick([...'abcxyz01 ', 'ab', 'B', 'é']),
      () => random.pick(['.', '\\d', '\\w', '\\s', '\\D', '\\W', '\\b', '\\B', '^', '$', '\\A', '\\Z', '[abc]', '[^a]', '[a-c0]', '[\\w-]', '[]a]', '[b-b]', '\\.', '\\n', '\\x61', '[^\\d\\s]']),
      () => (depth > 0 ? `(${random.pick(['', '?:', `?P<g${groups++}>`, '?=', '?!', '?<=a', '?<!b', '?i:', '?>'])}${pattern(depth - 1)})` : 'a'),
      () => random.pick(['\\1', '(?P=g0)', '(a)', '(b|c)', '(?:ab)', '()']),
    ])()
  const repeat = () => random.pick(['', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{,2}', '{1,}?', '*+', '++', '{2,1}'])
  const pattern = depth => {
    const one = () => random.many(1, 3, () => atom(depth) + repeat()).join('')
    return random.chance(0.25) ? `${one()}|${one()}` : one()
  }
  const made = () => {
    groups = 0
    return `r'${pattern(2)}'`
  }
  const text = () => random.pick(["'abc'", "'aabbcc'", "''", "'ab ab'", "'xyz 012'", "'Aa\\nBb'", "'cab\\nabc\\n'", "'éa b'", "'a' * 6", "'abcabcabc'", "'0a1b2c'"])
  const flags = () => random.pick(['', '', '', ', flags=re.I', ', flags=re.M', ', flags=re.S', ', flags=re.I | re.M', ', flags=re.A', ', flags=re.X'])
  const use = () =>
    random.pick([
      () => `show(re.search(${made()}, ${text()}${flags()}))`,
      () => `show(re.match(${made()}, ${text()}${flags()}))`,
      () => `show(re.fullmatch(${made()}, ${text()}${flags()}))`,
      () => `re.findall(${made()}, ${text()}${flags()})`,
      () => `[m.span() for m in re.finditer(${made()}, ${text()}${flags()})]`,
      () => `re.split(${made()}, ${text()}${random.pick(['', ', maxsplit=1'])}${flags()})`,
      () => `re.sub(${made()}, ${random.pick(["'-'", "r'<\\g<0>>'", "r'\\1'", "lambda m: m[0].upper()", "r'\\g<g0>'", "''", "r'\\n'", "r'\\q'"])}, ${text()}${random.pick(['', ', count=1'])}${flags()})`,
      () => `re.subn(${made()}, '_', ${text()})`,
      () => `re.compile(${made()}).groupindex`,
      () => `show(re.compile(${made()}).search(${text()}, ${random.int(0, 3)}, ${random.int(0, 6)}))`,
      () => `re.escape(${text()})`,
      () => `re.findall(rb'[a-c]+', ${random.pick(["b'abc'", "'abc'", "bytearray(b'xab')", "memoryview(b'cab')"])})`,
    ])()
  return `import re

def show(m):
    return m and (m.span(), m.group(), m.groups(), m.groupdict(), m.lastindex, m.lastgroup)

${random.many(5, 10, () => `probe(lambda: ${use()})`).join('\n')}
`
}
