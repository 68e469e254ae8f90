# Hyperbolic functions have the last bits of usual C libraries.
import math
print([math.cosh(x) for x in (0.1, 0.3, 0.5, 1, 2, -3, 10, 21, 25, 300, 700)])
print([math.asinh(x) for x in (0.1, 1, 2, -3, 10, 1e5, 1e7, 1e9, 1e300, -0.0)])
print([math.acosh(x) for x in (1, 1.5, 2, 3, 10, 1e5, 1e7, 1e9, 1e300)])
print([math.sinh(x) for x in (0.1, 1, 2, -3, 10)], [math.tanh(x) for x in (0.1, 1, 2, -3)])
