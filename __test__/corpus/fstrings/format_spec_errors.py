# Invalid format specs raise ValueError with CPython's words.
tests = [(5, 'q'), (5, '.2'), (5, '.2d'), (5, 's'), (5, ',b'), (5, ',_'), (5, '+c'), (5, '#c'), (-1, 'c'), (10 ** 7, 'c'), (1.5, 'd'), (1.5, 'x'), (1.5, 's'), (1.5, ',_'), (1.5, '.'), (1.5, 'q'), ('a', '10.q'), (True, 's'), (5, '10 d'), (5, '^^^5'), (5, '99999999999999999999'), (1.5, '.99999999999999999999'), ([], 'd'), (None, '>5'), ((), 's'), ({}, 'x'), (b'', '5')]
for v, spec in tests:
    try:
        print(repr(format(v, spec)))
    except Exception as e:
        print(f'{v!r} {spec!r}:', type(e).__name__, e)
