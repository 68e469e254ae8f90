# list.sort and sorted of ints, floats, strings and tuples.
SIZE = 60_000  # small: 1_200


def run(count):
    state, ints = 12345, []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        ints.append(state)
    total = 0
    for _ in range(3):
        a = sorted(ints)
        b = sorted([i / 7 for i in ints])
        c = sorted([str(i) for i in ints])
        d = sorted([(i % 100, i) for i in ints])
        a.sort(reverse=True)
        total += a[5] + int(b[6]) + int(c[7]) + d[8][1]
    return total


print(run(SIZE))
