# Equality and hashes agree with those of other numbers; there is no order.
print(1 + 0j == 1, 1.5 + 0j == 1.5, 1j == 1, True == 1 + 0j, 0j == False)
print(2**70 == complex(2**70), 2**53 + 1 == complex(2**53 + 1), 1j != 1j, 1j != 2j)
print(hash(1 + 0j) == hash(1), hash(-2.5 + 0j) == hash(-2.5), hash(0j) == hash(0))
print({1: 'one', 2j: 'two'}[1 + 0j], {1, 1.0, 1 + 0j, True}, 2j in {2j}, 3 in [3 + 0j])
nan = float('nan')
z = complex(nan, 0)
print(z == z, z in [z], [z] == [z], z != z)
print(1j == '1j', 1j == None, 1j == [1j], (1j,) == (1j,))
for compare in [lambda: 1j < 2j, lambda: 1j <= 1, lambda: 2 > 1j, lambda: 1j >= 1j, lambda: sorted([2j, 1j]), lambda: max(1, 1j)]:
    try:
        print(compare())
    except TypeError as error:
        print(error)
print(bool(0j), bool(-0j), bool(1j), not 1e-320j)
