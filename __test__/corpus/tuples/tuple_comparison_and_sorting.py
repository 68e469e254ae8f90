# Tuples order element by element; sorting by tuple keys mixes directions.
rows = [('b', 2), ('a', 2), ('c', 1), ('a', 1)]
print(sorted(rows), sorted(rows, key=lambda r: (r[1], r[0])), sorted(rows, key=lambda r: (-r[1], r[0])))
print((1, 2, 3) > (1, 2), (2,) > (1, 9, 9), (1, 'a') != (1, 'b'), () < (0,), (1, (2, 3)) < (1, (2, 4)))
print(max(rows), min(rows, key=lambda r: r[::-1]), (1, 2) == [1, 2], ((1,),) == ((1.0,),))
try:
    sorted([(1, 'a'), (1, None)])
except TypeError as e:
    print(e)
print(sorted([(1, 'a'), (2, None)]))
