# Reading and writing the elements of a list.
SIZE = 2_000_000  # small: 40_000


def sieve(limit):
    is_prime = [True] * (limit + 1)
    is_prime[0] = is_prime[1] = False
    n = 2
    while n * n <= limit:
        if is_prime[n]:
            multiple = n * n
            while multiple <= limit:
                is_prime[multiple] = False
                multiple += n
        n += 1
    count = 0
    for flag in is_prime:
        if flag:
            count += 1
    return count


print(sieve(SIZE))
