# Generators and closures share variables.
def stream():
    state = {'n': 0}
    total = 0
    def gen(limit):
        nonlocal total
        while state['n'] < limit:
            state['n'] += 1
            total += state['n']
            yield state['n']
    return gen, lambda: (state['n'], total)

gen, peek = stream()
for x in gen(3):
    print(x, peek())
print(list(gen(5)), peek())
