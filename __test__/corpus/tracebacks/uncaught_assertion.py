# Failed assertions show the assert line and its message.
def check(n):
    assert isinstance(n, int)
    assert n > 0, f'{n} is not positive'
check(3)
check(-1)
