# ext in the bodies of match, within a loop, a try and a generator.
def run(items):
    for item in items:
        match item:
            case [a, *rest]:
                yield ext(a), [ext(r) for r in rest]
            case {'k': k, **rest}:
                try:
                    yield ext(k), rest
                finally:
                    match rest:
                        case {'z': z}:
                            print('finally', z)
            case int(n) | str(n):
                yield ext(n) * 2
            case _:
                yield ext('none')
try:
    for x in run([[1, 2, 3], {'k': 1, 'z': 2}, 4, 'a', None]):
        print(x)
except ValueError as e:
    print('caught', e)
try:
    for x in run([{'k': 1, 'z': 2}]):
        print(x)
except ValueError as e:
    print('caught', e)
