# round() on floats rounds half to even and respects the true binary value.
print([round(x) for x in (0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5)])
print(round(2.675, 2), round(2.665, 2), round(1.005, 2), round(0.125, 2), round(0.375, 2))
print(round(1234.5678, -2), round(1234.5678, 0), round(1234.5678, 1), round(-1.55, 1))
print(type(round(1.0)).__name__, type(round(1.0, 0)).__name__, round(1e20), round(5.0, -1), round(15.0, -1))
print(round(1.5, None), round(number=2.345, ndigits=1), round(1e300, 2), round(0.1, 400))
for f in (lambda: round(float('nan')), lambda: round(float('inf')), lambda: round('a'), lambda: round(1.5, 'a')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
