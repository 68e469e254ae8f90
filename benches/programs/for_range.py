# The bare cost of `for i in range`.
def run(count):
    total = 0
    for i in range(count):
        total += i & 7
    return total


run(8_000_000)
