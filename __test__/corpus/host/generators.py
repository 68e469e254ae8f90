# Host calls inside generators, around yields and in yield from.
# host
def gen(n):
    for _ in range(n):
        got = yield host_seq()
        if got:
            yield host_echo(f'got {got}')
    return host_echo('end')
def outer():
    r = yield from host_echo(gen(2))
    yield host_add(len(r), host_seq())
g = outer()
print(next(g), g.send('x'), list(g))
lazy = (host_seq() for _ in range(3))
print('lazy', host_seq(), next(lazy), host_seq(), list(lazy))
def closing():
    try:
        yield host_seq()
    finally:
        print('finally', host_seq())
c = closing()
next(c)
c.close()
