# Slices are ordered like tuples of their parts.
print(slice(1, 2) < slice(1, 3), slice(2) >= slice(2), slice(3, None) > slice(2, None))
for compare in (lambda: slice(1) < slice(None), lambda: slice(1, 2) < 3, lambda: slice(1) < slice('a'),
                lambda: max(slice(1, 5), slice(2, 3)), lambda: slice(1, 2) <= slice(1, 2, None)):
    try:
        print(compare())
    except TypeError as error:
        print(error)
print(1 + 0j in range(3), 1 + 1j in range(3))
