# Host calls in __enter__, the body and __exit__, including a suppressed host error.
# host
class CM:
    def __enter__(self): return host_seq()
    def __exit__(self, t, v, tb):
        print('exit', host_seq(), t and t.__name__, v)
        return host_echo(t is KeyError)
with CM() as a, host_echo(CM()) as b:
    print(a, b, host_seq())
with CM():
    host_raise('KeyError', 'swallowed')
try:
    with CM():
        host_raise('OSError', 'not swallowed')
except OSError as e:
    print(type(e).__name__, e)
