# Missing attributes, bad subscripts and non-callables raise with CPython's words.
tests = [
    lambda: (1).foo, lambda: 'a'.upperr, lambda: [].push, lambda: None.x,
    lambda: 5[0], lambda: None['a'], lambda: 'abc'['a'], lambda: [1]['a'],
    lambda: (1,)[1.0], lambda: {}[[]], lambda: 5(), lambda: 'a'(), lambda: None(),
    lambda: [][0], lambda: ''[1], lambda: ()[0], lambda: {}['k'], lambda: {1}[0],
    lambda: len.foo, lambda: int.foo, lambda: (lambda: 0)[1], lambda: len[0], lambda: range(3)[5],
]
for f in tests:
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
