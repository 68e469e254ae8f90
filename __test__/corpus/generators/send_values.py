# send resumes a generator with a value for the yield expression.
def averager():
    total = count = 0
    avg = None
    while True:
        x = yield avg
        if x is None:
            return 'total', total
        total += x
        count += 1
        avg = total / count

g = averager()
print(next(g), g.send(10), g.send(20), g.send(3))
try:
    g.send(None)
except StopIteration as e:
    print(e.value)
h = averager()
try:
    h.send(5)
except TypeError as e:
    print(e)
print(h.send(None), h.send(4))
h.close()
