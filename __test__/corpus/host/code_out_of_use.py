# Code of eval and exec that nothing refers to any more goes; what is still used stays as it is.
# host
# heavy
import traceback


def numbers(count):
    return [eval(f'{n} + {n}') for n in range(count)]


kept = {}
for n in range(60):
    exec(f'''
def f{n}(x, y={n}):
    """Number {n}."""
    def inner(z):
        return x + y + z, '{n}'
    return inner

def g{n}():
    for step in range({n}, {n} + 3):
        yield step, host_echo(step)

class C{n}:
    value = {n}

    def get(self):
        return self.value, __name__
''', globals())
    if n % 7 == 0:
        kept[n] = (globals()[f'f{n}'], globals()[f'g{n}'](), globals()[f'C{n}']())
    if n % 11 == 0:
        kept[-n] = lambda n=n: eval(f'lambda: host_add({n}, 1)')
    for name in (f'f{n}', f'g{n}', f'C{n}'):
        del globals()[name]

print(sum(numbers(50)), host_seq())
for n in sorted(kept):
    if n < 0 or n == 0 and callable(kept[n]):
        print(n, kept[n]()())
        continue
    f, g, c = kept[n]
    print(n, f(1)(2), f.__doc__, f.__name__, next(g), c.get(), type(c).__qualname__)
    numbers(5)

# What stands in the middle of code that is gone otherwise.
waiting = eval('(host_add(n, 10) for n in range(4))')
print(next(waiting), sum(numbers(40)), next(waiting), host_seq())
errors = []
for n in range(30):
    try:
        exec(f'def wrong():\n    return 1 // host_add({n}, -{n})\nwrong()')
    except ZeroDivisionError as error:
        if n % 10 == 0:
            errors.append(error)
numbers(40)
for error in errors:
    print(host_seq(), ''.join(traceback.format_exception(error)), end='')

# Code that makes code.
source = 'host_echo(1)'
for n in range(20):
    source = f'eval({source!r}) + {n}' if n < 4 else source
print(eval(source), sum(numbers(40)))


def maker(n):
    scope = {}
    exec(f'def made(x): return made_of({n}), x', {'made_of': host_echo}, scope)
    return scope['made']


made = [maker(n) for n in range(40)]
del made[3:37]
numbers(40)
print([call('x') for call in made], host_seq(), [next(g) for _, g, _ in [kept[7], kept[56]]])
compiled = [compile(f'host_add({n}, {n})', f'<{n}>', 'eval') for n in range(40)]
del compiled[::2]
numbers(30)
print([eval(code) for code in compiled[::5]], host_seq())
exec(compile('def last():\n    raise ValueError(host_seq())', '<last>', 'exec'))
numbers(40)
last()
