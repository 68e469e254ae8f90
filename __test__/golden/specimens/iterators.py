big = 2**70
all = [iter([1, 2, 3]), iter((1, 2)), iter("aßc"), iter(b"ab"), iter(range(5)), iter(range(big, big + 3)),
       iter({"k": 1, "l": 2}), iter({1: 2, 3: 4}.values()), reversed({5: 6, 7: 8}), iter({9}), reversed([1, 2])]
print([next(i) for i in all])
ext(1)
print([list(i) for i in all])
