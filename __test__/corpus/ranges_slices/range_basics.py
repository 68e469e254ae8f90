# range: bounds, steps, length, membership, equality and repr.
print(list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), list(range(3, 3)), list(range(0)), list(range(5, 1)))
r = range(0, 20, 4)
print(r, len(r), r[1], r[-1], r[1:3], r[::-1], 8 in r, 9 in r, r.index(12), r.count(4), r.start, r.stop, r.step)
print(range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], hash(range(3)) == hash(range(0, 3)), bool(range(0)))
print(range(5), range(1, 5), range(1, 5, 1), range(1, 5, -1), list(reversed(range(1, 8, 3))), sum(range(101)), min(range(3, 9)))
for f in (lambda: range(1, 5, 0), lambda: range(1.5), lambda: range('a'), lambda: range(), lambda: r[10], lambda: r.index(5), lambda: range(1, 2, 3, 4)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
