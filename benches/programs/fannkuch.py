# Permutations of a short list, reversed at their heads until a 0 comes first.
SIZE = 45  # small: 2


def flips(order):
    deck = order[:]
    count = 0
    top = deck[0]
    while top:
        deck[: top + 1] = deck[top::-1]
        count += 1
        top = deck[0]
    return count


def fannkuch(size):
    order = list(range(size))
    turns = [0] * size
    most = flips(order)
    checksum = most
    sign = 1
    at = 1
    while at < size:
        # The next permutation, by swaps: each differs from the last in two places.
        if turns[at] < at:
            other = turns[at] if at % 2 else 0
            order[at], order[other] = order[other], order[at]
            turns[at] += 1
            at = 1
            sign = -sign
            count = flips(order)
            checksum += sign * count
            if count > most:
                most = count
        else:
            turns[at] = 0
            at += 1
    return checksum, most


def run(rounds):
    checksum = most = 0
    for _ in range(rounds):
        found, most = fannkuch(7)
        checksum += found
    return checksum, most


print(*run(SIZE))
