# Special methods as attributes.
z = 1 + 2j
print(z.__add__(1), z.__radd__(1), z.__sub__(1j), z.__rsub__(1), z.__mul__(2), z.__truediv__(2), z.__rtruediv__(2))
print(z.__add__('x'), z.__eq__(z), z.__ne__(1), z.__eq__('x'), z.__lt__(1), z.__ge__(z))
print(z.__pow__(2), z.__rpow__(1), z.__neg__(), z.__pos__(), z.__abs__() == abs(z), z.__bool__())
print(z.__complex__() is z, z.__getnewargs__(), z.__repr__(), z.__format__('.1f'), z.__str__())
print(complex.__add__(1j, 1), complex.conjugate(1j), [x.real for x in map(complex, '123')])
print(complex.__new__(complex, 1, 2), isinstance(1j, complex), issubclass(complex, object))
print(complex.__name__, complex.__mro__, complex.__add__, complex.conjugate)
