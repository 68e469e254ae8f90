# Short-circuit expressions as control flow, with visible order.
log = []
def step(name, result):
    log.append(name)
    return result
ok = step('a', 1) and step('b', 0) and step('c', 1)
ok2 = step('d', '') or step('e', None) or step('f', 'x')
val = step('g', 5) if step('h', []) else step('i', 6) if step('j', 1) else step('k', 7)
print(ok, ok2, val, log)
print([n if n % 2 else 'even' for n in range(4)], (lambda n: n > 0 and 'pos' or 'neg')(-1), None or {} or 'last')
print(any(step(f'z{n}', n == 2) for n in range(5)), log[-3:])
