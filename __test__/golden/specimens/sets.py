numbers, words = {5, 1, 99, -3}, {"tea", "milk", "sugar"}
numbers.discard(99)
frozen = frozenset({frozenset({1, 2}), (1, 2), "x"})
print(numbers.pop())
ext(sorted(words))
numbers.add(7)
print(sorted(numbers), sorted(words), len(frozen), frozenset({2, 1}) in frozen)
