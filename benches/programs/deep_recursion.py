# Calls that nest hundreds deep: a long chain, mutual recursion, two arguments that grow.
SIZE = 750  # small: 18


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def flatten(nested, out):
    for item in nested:
        if isinstance(item, list):
            flatten(item, out)
        else:
            out.append(item)


def total(items, at, so_far):
    if at == len(items):
        return so_far
    return total(items, at + 1, so_far + items[at])


def run(rounds):
    nested = [0]
    for n in range(400):
        nested = [n, nested, n]
    result = 0
    for n in range(rounds):
        flat = []
        flatten(nested, flat)
        result += depth(700) + is_even(n % 100 + 600) + total(flat[:600], 0, 0)
    return result


print(run(SIZE))
