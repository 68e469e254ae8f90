# ext in __hash__ called by looking up, testing and deleting.
class H:
    def __hash__(self):
        print('hash')
        return ext(1)
    def __eq__(self, o):
        return o == 1 or o is self
d = {1: 'one', 2: 'two'}
def run(f):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
run(lambda: d[H()])
run(lambda: H() in d)
run(lambda: d.get(H(), 'none'))
run(lambda: d.pop(H(), 'nothing to pop'))
print(d)
d[1] = 'again'
del d[H()]
print(d)
