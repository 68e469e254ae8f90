# random: binomial numbers, seeds of version 1, and what choices says of a number in the wrong place.
# heavy
import random
r = random.Random(7)
for n in (1, 2, 5, 20, 100, 1000, 10**6):
    for p in (0.0, 0.001, 0.3, 0.5, 0.77, 0.99, 1.0):
        print(n, p, [r.binomialvariate(n, p) for _ in range(8)])
random.seed(3)
print(random.binomialvariate(), random.binomialvariate(n=10), random.binomialvariate(10, p=0.25))
for seed in ('a', '', b'abc', 'hello world', 'ü', 5):
    random.seed(seed, version=1)
    print(random.random(), random.randint(1, 100))
for f in (lambda: r.binomialvariate(-1), lambda: r.binomialvariate(1, 2), lambda: r.binomialvariate(5, -0.1),
          lambda: r.choices('ab', 2), lambda: r.choices('ab', weights=True), lambda: r.choices('ab', 1.5)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
