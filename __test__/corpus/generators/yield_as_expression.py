# yield can appear inside expressions, calls and conditions.
def g():
    x = (yield 1) + (yield 2)
    print('sum', x)
    print('call', (yield 'arg'), (yield))
    if (yield 'cond'):
        return [(yield 'list')]
it = g()
print(next(it), it.send(10), it.send(5), it.send('A'), it.send('B'))
print(it.send(True))
try:
    it.send('last')
except StopIteration as e:
    print(e.value)
