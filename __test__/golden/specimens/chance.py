import random
own = random.Random(5)
before = own.random(), random.randint(1, 6)
ext(1)
print(before, own.random(), random.shuffle([1, 2]), random.random())
