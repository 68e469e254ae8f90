# The bare cost of a while loop.
def run(count):
    i = total = 0
    while i < count:
        total += i ^ (i >> 3)
        i += 1
    return total


run(4_000_000)
