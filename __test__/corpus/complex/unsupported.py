# Operators that complex numbers do not have.
def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: 1j // 2)
show(lambda: 1j % 2)
show(lambda: divmod(1j, 2))
show(lambda: ~1j)
show(lambda: 1j & 1)
show(lambda: 1j << 1)
show(lambda: 1j + 'a')
show(lambda: 'a' + 1j)
show(lambda: 'a' * 1j)
show(lambda: [1][1j])
show(lambda: round(1j))
show(lambda: 1j / 0)
show(lambda: 1 / 0j)
show(lambda: 1j / 0.0)
show(lambda: abs(complex(1.5e308, 1.5e308)))
show(lambda: range(1j))
show(lambda: 1j())
show(lambda: len(1j))
show(lambda: (1j).foo)
show(lambda: [x for x in 1j])
