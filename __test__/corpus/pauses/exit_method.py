# ext in __exit__: its result decides whether the exception goes on.
class CM:
    def __enter__(self):
        return self
    def __exit__(self, t, v, tb):
        print('exit', t and t.__name__, v)
        return ext(True)
try:
    with CM():
        print('fine')
    with CM():
        raise KeyError('body')
    print('suppressed')
except ValueError as e:
    print('caught', e, repr(e.__context__))
with CM():
    1 / 0
print('after')
