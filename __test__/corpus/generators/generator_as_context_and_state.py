# Generators hold their state between uses and can be stored and shared.
def ids(prefix):
    n = 0
    while True:
        n += 1
        reset = yield f'{prefix}{n}'
        if reset:
            n = 0
a, b = ids('a'), ids('b')
print(next(a), next(a), next(b), a.send(True), next(a), next(b))
gens = {'x': ids('x')}
print([next(gens['x']) for _ in range(3)], next(gens['x']))
def shared(it):
    return next(it) + next(it)
print(shared(a), next(a), all(next(b) for _ in range(2)), next(b))
for g in (a, b, gens['x']):
    g.close()
print(next(a, 'closed'))
