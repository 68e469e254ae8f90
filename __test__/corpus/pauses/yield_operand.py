# ext as the operand of yield.
def gen():
    got = yield ext('first')
    print('sent', got)
    x = (yield ext('second')) or 'nothing'
    print(x)
g = gen()
try:
    print(next(g), g.send('A'))
    print(next(g, 'done'))
except ValueError as e:
    print('caught', e)
print(list(g))
