# A function may have any number of local variables, used in every way.
def source(count):
    lines = ['def f(n, *rest, key=0):']
    lines += [f'    v{i} = n + {i}' for i in range(count)]
    last = count - 1
    lines += [
        '    def inner():',
        f'        nonlocal v{last}',
        f'        v{last} += 1000',
        f'        return v{last}, v5',
        f'    print(inner(), v{last}, v0)',
        f'    del v{last - 1}',
        f'    print("v{last - 1}" in locals(), locals()["v{last - 2}"], len(locals()))',
        f'    v{last - 3} += 5; print(v{last - 3})',
        f'    for v{last - 4} in "ab": print(v{last - 4})',
        f'    print([v{last - 5} + x for x in range(3)], (v{last - 6} := 7), v{last - 6})',
        f'    try: raise ValueError("no")',
        f'    except ValueError as v{last - 7}: print(repr(v{last - 7}))',
        f'    try: print(v{last - 7})',
        '    except UnboundLocalError as e: print(e)',
        f'    v{last - 8}, *v{last - 9} = v1, v2, v3; print(v{last - 8}, v{last - 9})',
        f'    import sys as v{last - 10}; print(v{last - 10}.__name__)',
        f'    class v{last - 11}: pass',
        f'    print(v{last - 11}.__qualname__, f"{{v{last}:>6}}")',
        f'    match [1, 2]:',
        f'        case [v{last - 12}, _]: print(v{last - 12})',
        f'    print(eval("v{last}"), (lambda: v{last})())',
        f'    yield v{last}',
        f'    v{last} = "again"',
        f'    yield v{last}',
        f'    return v{last - 1}',
    ]
    return '\n'.join(lines)


for count in (140, 170, 400):
    namespace = {}
    exec(source(count), namespace)
    try:
        for value in namespace['f'](1, 2, key=3):
            print('->', value)
    except UnboundLocalError as error:
        print(error)
