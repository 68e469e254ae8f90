# Exceptions of several clauses end up in one group.
try:
    raise ExceptionGroup('g', [ValueError(1), KeyError(2), OSError(3)])
except* (ValueError, KeyError):
    raise ExceptionGroup('x', [RuntimeError(1)])
except* OSError:
    1/0
