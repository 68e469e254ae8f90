# sorted, min and max with a key written in Python.
SIZE = 60_000  # small: 1_200


def run(count):
    state, ints = 12345, []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        ints.append(state)
    total = 0
    for n in range(8):
        ordered = sorted(ints, key=lambda i: (i % 1000, -i))
        least = min(ints, key=lambda i: i ^ 0x55555)
        most = max(ints, key=lambda i: i % (n + 77))
        total += ordered[n] + least + most
    return total


print(run(SIZE))
