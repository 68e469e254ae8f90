import { describe, expect, test } from 'vitest'
import { LimitError, Platform, PythonError, PythonSyntaxError } from '../index.js'
import { failureOf, resultOf, thrownBy } from './support/python.js'

const MiB = 2 ** 20

describe('each limit ends the program with an error that names it', () => {
  test.each([
    [
      'memory',
      { memoryBytes: 8 * MiB },
      'a = []\nwhile True:\n    a.append("x" * 1000 + str(len(a)))',
    ],
    ['steps', { steps: 100_000 }, 'while True:\n    pass'],
    ['duration', { durationMs: 50 }, 'while True:\n    pass'],
    ['total', { totalMs: 50 }, 'while True:\n    pass'],
    ['recursion', { recursion: 50 }, 'def f():\n    f()\n\nf()'],
    ['output', { outputBytes: 1000 }, 'while True:\n    print("spam")'],
  ])('%s', async (limit, limits, source) => {
    const error = await failureOf(source, { limits })
    expect(error).toBeInstanceOf(LimitError)
    expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_LIMIT', limit })
  })

  test('suspensions', async () => {
    const source = 'while True:\n    f()'
    const error = await failureOf(source, {
      limits: { suspensions: 10 },
      functions: { f: () => 1 },
    })
    expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_LIMIT', limit: 'suspensions' })
  })

  test('limits of the platform hold for its programs', async () => {
    const error = await failureOf('while True:\n    pass', {}, { limits: { steps: 50_000 } })
    expect(error).toMatchObject({ limit: 'steps' })
  })

  test('waiting for the host does not count', async () => {
    const f = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 300))
    const limits = { durationMs: 250, totalMs: 250 }
    expect(await resultOf('f()\n1', { limits, functions: { f } })).toBe(1)
  })
})

describe('Python code cannot outlive a limit', () => {
  test.each([
    ['except', 'try:\n    while True:\n        pass\nexcept BaseException:\n    pass\n1'],
    [
      'finally',
      'while True:\n    try:\n        while True:\n            pass\n    finally:\n        continue',
    ],
    [
      'a loop of try',
      'while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass',
    ],
    [
      'a generator',
      'def g():\n    while True:\n        try:\n            yield\n        except GeneratorExit:\n            pass\n\nfor _ in g():\n    pass',
    ],
  ])('%s', async (_name, source) => {
    const error = await failureOf(source, { limits: { steps: 200_000 } })
    expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_LIMIT', limit: 'steps' })
  })
})

describe('native functions do not outlive a limit', () => {
  test.each([
    ['sum', 'sum(iter(range(10**12)))'],
    ['in', '-1 in iter(range(10**12))'],
    ['any', 'any(map(int, iter(int, 1)))'],
    ['filter', 'import itertools\nnext(filter(None, itertools.repeat(0)))'],
    ['hash', 'a = 1.5,\nfor _ in range(60):\n    a = a, a\nhash(a)'],
    ['a key', 'a = 1.5,\nfor _ in range(60):\n    a = a, a\n{a: 1}'],
    ['==', 'a, b = [1], [1]\nfor _ in range(60):\n    a, b = [a, a], [b, b]\na == b'],
    ['<', 'a, b = [1], [1]\nfor _ in range(60):\n    a, b = [a, a], [b, b]\na < b'],
    ['index', 'a, b = [1], [1]\nfor _ in range(60):\n    a, b = [a, a], [b, b]\n[a].index(b)'],
    ['sort', 'a, b = [1], [1]\nfor _ in range(60):\n    a, b = [a, a], [b, b]\n[a, b].sort()'],
    ['isinstance', 'a = (str,)\nfor _ in range(60):\n    a = a, a\nisinstance(1, a)'],
    ['issubclass', 'a = (str,)\nfor _ in range(60):\n    a = a, a\nissubclass(int, a)'],
    ['min', "min(['x' * 1_000_000, 'x' * 1_000_000 + 'a'] * 200_000)"],
    ['set.union of many', 's = set(range(200_000))\nset().union(*[s] * 20_000)'],
    ['findall', "import re\nre.findall('a*b', 'a' * 100_000)"],
  ])('%s', async (_name, source) => {
    const error = await failureOf(source, { limits: { durationMs: 100 } })
    expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_LIMIT', limit: 'duration' })
  })

  test.each([
    ['list', 'list(iter(range(2**70)))'],
    ['tuple', 'tuple(iter(range(2**70)))'],
    ['sorted', 'sorted(iter(range(2**70)))'],
    ['set.union', 'set().union(iter(range(2**70)))'],
    ['+=', 'a = []\na += iter(range(2**70))'],
    ['a slice', 'a = []\na[:] = iter(range(2**70))'],
    ['print', 'print(*iter(range(2**70)))'],
    ['join', "''.join(iter(range(2**70)))"],
    ['repr', 'a = [1]\nfor _ in range(60):\n    a = [a, a]\nrepr(a)'],
    ['json', 'import json\na = [1]\nfor _ in range(60):\n    a = [a, a]\njson.dumps(a)'],
    ['a source of statements', "exec('x=1;' * 1_000_000)"],
    ['a source with errors', "exec('x ' * 1_000_000)"],
  ])('memory: %s', async (_name, source) => {
    const error = await failureOf(source, { limits: { memoryBytes: 16 * MiB } })
    expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_LIMIT', limit: 'memory' })
  })
})

describe('an operation that cannot be interrupted is refused when there is no time for it', () => {
  // Each takes half a minute at least, up to hours.
  test.each([
    ['a power with a modulus', 'pow(3, 10 ** 2_000_000, 10 ** 20_000 + 1)'],
    ['an inverse', 'pow(3 ** 1_000_000, -1, 7 ** 1_000_000)'],
    ['a quotient', '(1 << 33_000_000) // ((1 << 16_500_000) // 3)'],
    ['a remainder', '(1 << 33_000_000) % ((1 << 16_500_000) // 3)'],
    ['gcd', 'import math\nmath.gcd((1 << 30_000_000) // 3, (1 << 30_000_000) // 7)'],
    ['lcm', 'import math\nmath.lcm((1 << 10_000_000) // 3, (1 << 10_000_000) // 7)'],
    ['isqrt', 'import math\nmath.isqrt((1 << 33_000_000) // 3)'],
    ['comb', 'import math\nmath.comb(10 ** 2_000_000, 20_000)'],
  ])('%s', async (_name, source) => {
    const error = await failureOf(source, { limits: { durationMs: 1500 } })
    expect(error).toBeInstanceOf(LimitError)
    expect(error).toMatchObject({ limit: expect.stringMatching(/duration|memory/) })
  })

  test('many that are short are interrupted between two', async () => {
    for (const source of [
      'x = "9" * 4000\nwhile True:\n    int(x)',
      'x = (1 << 14_000) // 3\nwhile True:\n    str(x)',
      'x = "x" * 50_000_000\ny = "x" * 50_000_000\nwhile True:\n    x == y',
      'x = tuple(range(1_000_000))\nwhile True:\n    hash(x)',
      'x, y = set(range(300_000)), set(range(300_000))\nwhile True:\n    x == y',
      'x, y = dict.fromkeys(range(300_000)), dict.fromkeys(range(300_000))\nwhile True:\n    x.keys() == y.keys()',
      'x = [(1 << 100_000) // 3] * 9\nimport sys\nsys.set_int_max_str_digits(0)\nwhile True:\n    f"{x[0]:,}", "%d" % x[0], int(b"7" * 50_000)',
      'import json\nimport sys\nsys.set_int_max_str_digits(0)\nwhile True:\n    json.dumps((1 << 300_000) // 3)',
      'x = "1" * 2_000_000\nwhile True:\n    float(x)',
      'x = bytearray(30_000_000)\nwhile x:\n    x.pop(0)\n    x.insert(0, 1)\n    del x[0], x[:1]',
      'x = [1] * 3_000_000\nwhile x:\n    del x[:1]\n    x[:0] = [1, 2]',
      'x = memoryview(bytes(3_000_000))[::2]\nwhile True:\n    x == x[:]',
      'x = tuple(type(f"a{n}", (), {}) for n in range(1000))\nwhile True:\n    type("x", x, {})',
      'import re\nx = re.compile("(?:a|b)*c")\ny = "ab" * 2000\nwhile True:\n    x.match(y)',
    ]) {
      const error = await failureOf(source, { limits: { durationMs: 300 } })
      expect(error).toMatchObject({ code: 'ERR_DIAPAUSE_LIMIT', limit: 'duration' })
    }
  })

  test('what there is time for is done', async () => {
    const source = `import math
x, y = (1 << 100_000) // 3, (1 << 60_000) // 7
assert (x // y) * y + x % y == x
assert math.isqrt(x * x) == x
assert math.gcd(x * 15, y * 15) % 15 == 0
assert pow(3, 10 ** 300, 10 ** 300 + 7) == pow(pow(3, 10 ** 150, 10 ** 300 + 7), 10 ** 150, 10 ** 300 + 7)
math.factorial(2000) // math.factorial(1998)`
    expect(await resultOf(source)).toBe(2000 * 1999)
  })
})

describe('natives that hand over to the library in the middle of things change nothing', () => {
  // It leaves natives too little to look at the values behind it.
  const before = 'hash((1.5,) * 4194290)\n'

  test.each([
    ['repr', 'repr([1.5] * 20)', `[${Array(20).fill('1.5').join(', ')}]`],
    ['hash', '{(1.5,) * 20: 7}[(1.5,) * 20]', 7],
    ['==', '[[1.5] * 20].index([1.5] * 20)', 0],
    ['json', 'import json\njson.dumps([1.5] * 3)', '[1.5, 1.5, 1.5]'],
    [
      'an error',
      'try:\n    {}[(1.5,) * 2]\nexcept KeyError as e:\n    r = str(e)\nr',
      '(1.5, 1.5)',
    ],
  ])('%s', async (_name, source, expected) => {
    expect(await resultOf(before + source)).toEqual(expected)
  })

  test('a traceback', async () => {
    const error = await failureOf(`${before}raise ValueError([1.5] * 20)`)
    const message = expect.stringContaining('1.5, 1.5]')
    expect(error).toMatchObject({ excType: 'ValueError', message })
  })
})

describe('what would be huge is refused before it is made', () => {
  test.each([
    ["'x' * 10**12", "'x' * 10**12"],
    ["b'x' * 10**12", "b'x' * 10**12"],
    ['[0] * 10**12', '[0] * 10**12'],
    ['(0,) * 10**12', '(0,) * 10**12'],
    ['list(range(10**12))', 'list(range(10**12))'],
    ['1 << 10**12', '1 << 10**12'],
    ['padding', "'x'.ljust(10**12)"],
    ['a format width', "f'{1:1000000000000}'"],
    ['replace', "('x' * 10**6).replace('x', 'y' * 10**6)"],
    ['join', "('y' * 10**6).join(['x'] * 10**6)"],
  ])('%s', async (_name, source) => {
    const error = await failureOf(source)
    expect(error).toBeInstanceOf(LimitError)
    expect(error).toMatchObject({ limit: 'memory' })
  })

  test('10 ** 10 ** 8', async () => {
    const error = await failureOf('10 ** 10 ** 8', { limits: { durationMs: 5000 } })
    expect(error).toBeInstanceOf(LimitError)
  })

  test('str of a huge int is refused as CPython refuses it', async () => {
    const error = await failureOf('str(1 << 20000)')
    expect(error).toMatchObject({
      excType: 'ValueError',
      message:
        'Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
    })
  })
})

describe('values are no larger than JavaScript can hold', () => {
  const asking = { externalFunctions: ['ask'] }
  const bits = 'bits of an integer for the host, which takes 1073741824 at most'

  test('an integer of too many bits is refused, as a result and as an argument', async () => {
    for (const source of ['-1 << 1_200_000_000', 'ask(1, [-1 << 1_200_000_000])']) {
      const error = await thrownBy(() => new Platform().start(source, asking))
      expect(error).toBeInstanceOf(LimitError)
      expect(error).toMatchObject({ message: `limit exceeded: 1200000001 ${bits}` })
    }
    // Nothing is lost where it does not cross.
    expect(await resultOf('(-1 << 1_200_000_000).bit_length()')).toBe(1_200_000_001)
  })

  test('long integers cross in pieces', async () => {
    const bitLengths = [8 * 4096 - 1, 8 * 4096, 8 * 4096 + 1, 100_003, 3_000_000]
    for (const length of bitLengths) {
      const [plus, minus] = (await resultOf(
        `x = (1 << ${length}) // 3\nx, -x`,
      )) as unknown as bigint[]
      const expected = (1n << BigInt(length)) / 3n
      // Comparing takes no time, showing them would.
      expect(plus === expected && minus === -expected).toBe(true)
      const inputs = { plus, minus }
      const same = `plus == (1 << ${length}) // 3 and minus == -plus`
      expect((await new Platform().run(same, { inputs })).value).toBe(true)
    }
  })

  test('each object counts, however little there is to say of it', async () => {
    const error = await failureOf('[() for _ in range(10)], [[] for _ in range(2_200_000)]')
    expect(error).toBeInstanceOf(LimitError)
    expect(error).toMatchObject({
      message: 'limit exceeded: more than 536870912 bytes for the host',
    })
    const many = (await resultOf('[[n] for n in range(500_000)]')) as number[][]
    expect(many.length).toBe(500_000)
    expect(many.at(-1)).toEqual([499_999])
  })
})

describe('depth', () => {
  const nested = (open: string, close: string): string => open.repeat(10_000) + close.repeat(10_000)

  test.each([
    ['parentheses', nested('(', ')')],
    ['brackets', nested('[', ']')],
    ['unary operators', `${'-'.repeat(10_000)}1`],
    ['attributes', `x${'.a'.repeat(100_000)}`],
    ['operators', `1${' + 1'.repeat(100_000)}`],
    ['blocks', Array.from({ length: 150 }, (_, at) => `${' '.repeat(at)}if 1:\n`).join('')],
  ])('10,000 nested %s give a value or a typed error', async (_name, source) => {
    const platform = new Platform()
    const error = await platform.run(source).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (error !== undefined) {
      const typed =
        error instanceof PythonSyntaxError ||
        error instanceof LimitError ||
        error instanceof PythonError
      expect(typed, String(error)).toBe(true)
    }
    expect(platform.runSync('1').value).toBe(1)
  })

  test('10,000 nested parentheses are a syntax error', async () => {
    expect(await failureOf(nested('(', ')'))).toBeInstanceOf(PythonSyntaxError)
  })

  const recursive = 'def f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\n\n'

  test('recursion 100,000 deep is a RecursionError', async () => {
    const error = await failureOf(`${recursive}f(100_000)`)
    expect(error).toMatchObject({
      limit: 'recursion',
      excType: 'RecursionError',
      message: expect.stringMatching(/^maximum recursion depth exceeded/),
    })
  })

  test('a RecursionError can be caught, as in CPython', async () => {
    const source = `${recursive}try:\n    f(100_000)\nexcept RecursionError:\n    r = "caught"\nr`
    expect(await resultOf(source)).toBe('caught')
  })

  test('recursion 100,000 deep works where it is allowed', async () => {
    const limits = { recursion: 200_000 }
    expect(await resultOf(`${recursive}f(100_000)`, { limits })).toBe(100_000)
  })

  const deepList = 'a = []\nfor _ in range(100_000):\n    a = [a]\n'

  test('repr of a list nested 100,000 deep is a RecursionError', async () => {
    expect(await failureOf(`${deepList}repr(a)`)).toMatchObject({ excType: 'RecursionError' })
  })

  test('comparing lists nested 100,000 deep is a RecursionError', async () => {
    const source = `${deepList}b = []\nfor _ in range(100_000):\n    b = [b]\na == b`
    expect(await failureOf(source)).toMatchObject({ excType: 'RecursionError' })
  })

  test.each([
    ['slices', 'slice(0)', 'slice(s)'],
    ['methods', 'types.MethodType(print, 1)', 'types.MethodType(s, s)'],
    ['derived tuples', 'T()', 'T((s,))'],
  ])('%s nested 100,000 deep are hashed without the stack of the host', async (_, first, next) => {
    const source = `
import types
class T(tuple): pass
s = ${first}
for _ in range(100_000):
    s = ${next}
print(hash(s) == hash(s))
`
    expect((await new Platform().run(source)).stdout).toBe('True\n')
  })

  test('a list nested 100,000 deep is made, dumped, loaded and freed', async () => {
    const platform = new Platform()
    await platform.start(`${deepList}ask()\nlen(a)`, { externalFunctions: ['ask'] })
    const again = new Platform()
    await again.loadProgress(platform.dumpProgress())
    expect((await again.resume()).value).toBe(1)
  })
})

test('a limit that ends a turn in the middle of output keeps what was printed', async () => {
  const printed: string[] = []
  const onPrint = (_stream: string, text: string): void => {
    printed.push(text)
  }
  const source = 'print("before")\nwhile True:\n    pass'
  const platform = new Platform({ onPrint, limits: { steps: 10_000 } })
  expect(await thrownBy(() => platform.run(source))).toBeInstanceOf(LimitError)
  expect(printed.join('')).toBe('before\n')
})
