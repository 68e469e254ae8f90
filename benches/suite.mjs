// The programs of the benchmarks, and how large they run.

import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('programs/', import.meta.url)

/** Programs that keep many objects alive: their memory is measured too. */
export const objectHeavy = ['binary_trees', 'dataclass_objects', 'linked_list', 'records']

/** The programs for which instructions are counted. */
export const counted = [
  'attribute_access',
  'dict_counting',
  'exceptions',
  'fib',
  'float_loop',
  'generators',
  'json_read',
  'list_comprehension',
  'richards_like',
  'string_building',
]

// The second line of a program: how large it runs, and how large where instructions are counted.
const size = /^SIZE = ([\d_]+) {2}# small: ([\d_]+)$/m

/** The programs: `{ name, source, small }`, `small` being the source of a short run. */
export function programs(only) {
  const names = readdirSync(folder)
    .filter(file => file.endsWith('.py'))
    .map(file => file.slice(0, -3))
    .sort()
  const unknown = only?.filter(name => !names.includes(name)) ?? []
  if (unknown.length > 0) throw new Error(`no program ${unknown.join(', ')} in benches/programs`)
  return names.filter(name => only === undefined || only.includes(name)).map(read)
}

function read(name) {
  const source = readFileSync(new URL(`${name}.py`, folder), 'utf8')
  if (!size.test(source)) throw new Error(`${name}.py has no line "SIZE = …  # small: …"`)
  return { name, source, small: source.replace(size, 'SIZE = $2') }
}

/** A large source that every interpreter can compile: plain functions, one like the other. */
export function largeSource() {
  const parts = []
  for (let n = 0; n < 1200; n++) {
    parts.push(`
def step_${n}(items, limit=${n % 100}, name="part ${n}"):
    """Counts what is below the limit, and says so."""
    total = 0
    seen = {"name": name, "limit": limit, "rows": [1, 2.5, None, True, ${n}]}
    for at, item in enumerate(items):
        if item < limit and not at % 3 == ${n % 3}:
            total += item * ${n + 2} - (at << 1)
        elif item == limit or name in ("a", "b", "c"):
            seen["rows"].append(f"{name}: {item:>8} of {limit}")
            continue
        else:
            total = max(total - 1, 0)
    try:
        result = sorted([row for row in seen["rows"] if row], key=lambda row: str(row))
    except (TypeError, ValueError) as error:
        result = [str(error), *items[1:-1]]
    while total > 1_000:
        total //= 2
    return total, result, seen["name"].upper()[:10]
`)
  }
  return parts.join('\n')
}
