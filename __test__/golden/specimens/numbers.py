small, big, boxed = [0, -1, 2**61 - 1, -(2**61)], [2**61, -(2**200), 10**40], [1e300, 1e-300, float("inf")]
others = [1.5, -0.0, True, 3 - 4j, complex(0, 1e300)]
ext(small)
print(small, big, boxed, others)
