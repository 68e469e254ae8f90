# sum() of complex numbers keeps what rounding would lose.
print(sum([0.1 + 0.1j] * 10), sum([1, 2.5, 1j]), sum([0.1] * 10 + [1j]))
print(sum([1j, 1, 2.0, 10**30]), sum([1j], 5), sum([], 1j), sum([True, 1j]))
print(sum(z * z for z in [1j, 2, 3 + 1j]))


class One:
    def __radd__(self, other):
        return other + 1


print(sum([1j, One(), 2j]))
