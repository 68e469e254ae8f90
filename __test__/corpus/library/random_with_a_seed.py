# random: the numbers of CPython for the same seed.
# heavy
import random
random.seed(42)
print(random.random(), random.randint(1, 100), random.randrange(0, 100, 7), random.choice('abcdef'))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.sample(items, 8), random.choices('xyz', k=4))
print(random.choices([1, 2, 3], weights=[5, 1, 1], k=6), random.uniform(1, 2), random.triangular(0, 10, 3))
print(random.gauss(0, 1), random.gauss(), random.normalvariate(5, 2), random.expovariate(2))
print(random.betavariate(2, 3), random.gammavariate(0.5, 2), random.gammavariate(3, 1), random.paretovariate(3))
print(random.lognormvariate(0, 1), random.vonmisesvariate(1, 2), random.weibullvariate(1, 2))
print(random.getrandbits(7), random.getrandbits(100), random.randbytes(5), random.getrandbits(0))
r = random.Random(2**100 + 7)
state = r.getstate()
first = [r.random() for _ in range(700)]
r.setstate(state)
print(first == [r.random() for _ in range(700)], first[0], first[-1], r.sample('aab', 4, counts=[2, 1, 3]))
print(random.Random(0).random(), random.Random(-5).random(), random.Random(True).random())
for action in (lambda: random.choice([]), lambda: random.randint(2, 1), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.randrange(1.5), lambda: random.sample({1}, 1), lambda: random.getrandbits(-1), lambda: random.choices([1], weights=[0]), lambda: random.seed([])):
    try:
        action()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
