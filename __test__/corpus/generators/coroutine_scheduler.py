# A round-robin scheduler of generators.
def task(name, n):
    for i in range(n):
        got = yield f'{name}{i}'
        if got:
            print(name, 'received', got)
    return name + ' done'
queue = [task('a', 2), task('b', 3), task('c', 1)]
tick = 0
msgs = [None] * len(queue)
while queue:
    t = queue.pop(0)
    try:
        out = next(t)
        print(tick, out)
        queue.append(t)
    except StopIteration as e:
        print(tick, e.value)
    tick += 1
