# Groups nested too deeply are cut in tracebacks.
def f(n):
    if n == 0:
        return [ValueError('leaf'), TypeError('leaf2')]
    return [ExceptionGroup(f'level {n}', f(n - 1)), KeyError(n)]
raise ExceptionGroup('top', f(14))
