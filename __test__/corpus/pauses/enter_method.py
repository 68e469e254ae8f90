# ext in __enter__: an error there means no __exit__.
class CM:
    def __enter__(self):
        print('enter')
        return ext('resource')
    def __exit__(self, *a):
        print('exit', a[0])
try:
    with CM() as r:
        print('body', r)
except ValueError as e:
    print('caught', e)
with CM():
    print('body 2')
