# Truth, equality, membership and arithmetic of mixed operands, at places that see many types.
# heavy


class Plain:
    pass


class Empty:
    def __len__(self):
        return 0


class Text(str):
    pass


class Never:
    def __bool__(self):
        raise ValueError('neither')


class Equal:
    def __eq__(self, other):
        return 'yes'

    __hash__ = None


values = [0, 1, -5, 0.0, -0.0, 2.5, '', 'a', [], [0], (), (0,), {}, {1: 2}, set(), {0}, None, True,
          False, Plain(), Empty(), Text(), Text('t'), 10**30, len, print, range(0), range(1), b'',
          b'x', 0j, 1j, frozenset(), Plain, (n for n in ()), ..., NotImplemented, Never()]


def truth(value):
    try:
        taken = 'yes' if value else 'no'
        inverted = not value
        count = 0
        while value:
            count += 1
            break
        return taken, inverted, count
    except (TypeError, ValueError) as error:
        return type(error).__name__, str(error)


for value in values:
    print(type(value).__name__, truth(value))


def equal(a, b):
    if a == b:
        first = 'equal'
    else:
        first = 'other'
    return first, a == b, a != b


others = ['a', '', None, 1, [1], Text('a'), Equal(), 'aa'[:1]]
for a in others:
    print([equal(a, b) for b in others])


def among(item, container):
    try:
        if item in container:
            first = 'in'
        else:
            first = 'out'
        return first, item not in container
    except TypeError as error:
        return str(error)


for container in ('abc', [1, 'a', None], ('a', 2.0), {'a': 1}, {2, 'a'}, frozenset('a'), range(3),
                  b'a', 5, Plain()):
    print([among(item, container) for item in ('a', 2, None, [], Text('a'), Equal())])


def arithmetic(a, b):
    results = []
    for operator in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b):
        try:
            results.append(operator())
        except (TypeError, ZeroDivisionError, OverflowError) as error:
            results.append(str(error))
    return results


numbers = [-7, 2**53 + 1, 0.0, 1.5, 1e200]
for a in numbers:
    for b in numbers:
        print(a, b, arithmetic(a, b))
