# if tests truth: empty containers, zero and None are false.
def kind(x):
    if x is None:
        return 'none'
    elif x is True or x is False:
        return 'bool'
    elif not x:
        return 'empty'
    elif isinstance(x, str):
        return 'text'
    else:
        return 'other'

for x in (None, False, 0, '', 'a', [], [0], {}, set(), 0.0, (0,), range(0), b'', -1):
    print(repr(x), kind(x), bool(x))
