# More built-ins, types and methods report wrong calls in their own words.
tests = [
    lambda: getattr(1), lambda: getattr(1, 5), lambda: hasattr(1), lambda: callable(), lambda: round(), lambda: round('x'), lambda: divmod(1), lambda: pow(1), lambda: hash([]), lambda: hash({}), lambda: all(5), lambda: any(), lambda: issubclass(1, int), lambda: chr(), lambda: repr(), lambda: str(1, 2, 3, 4), lambda: int('1', 2, 3), lambda: float(1, 2), lambda: bool(1, 2), lambda: type(), lambda: list.append(), lambda: list.append(1, 2), lambda: [].append(), lambda: {}.get(), lambda: ''.join(), lambda: 'a'.split(foo=1), lambda: [].sort(5), lambda: [1].index(),
]
for t in tests:
    try:
        t()
    except Exception as e:
        print(type(e).__name__ + ':', e)
