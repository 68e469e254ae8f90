# The common functions of math, which model-written code imports.
import math
print(math.sqrt(16), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7))
print(math.gcd(12, 18), math.lcm(4, 6), math.factorial(10), math.isqrt(99), math.comb(5, 2), math.perm(5, 2))
print(math.pi, math.e, math.inf, math.nan)
print(math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1.0), math.isclose(0.1 + 0.2, 0.3))
print(math.prod([1, 2, 3, 4]), math.hypot(3, 4), math.fabs(-2), math.copysign(3, -0.0))
print(math.log2(8), math.log10(1000), math.fmod(-7, 3), math.modf(2.25))
for f in (lambda: math.sqrt(-1), lambda: math.factorial(-1), lambda: math.log2(0)):
    try:
        f()
    except ValueError as e:
        print(e)
