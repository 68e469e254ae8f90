# at: fuel 33
def primes():
    n = 2
    while True:
        if all(n % d for d in range(2, n)):
            yield n
        n += 1
for p in primes():
    if p > 30: break
print(p)
