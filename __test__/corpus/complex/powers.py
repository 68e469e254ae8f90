# Powers: small integers exactly, others by angle and length.
def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


for n in range(-3, 6):
    print(n, 1j ** n, (1 + 2j) ** n)
show(lambda: (1 + 1j) ** 100)
show(lambda: (2 + 0j) ** 0.5)
show(lambda: 0j ** 0)
show(lambda: 0j ** 2)
show(lambda: 0j ** -1)
show(lambda: 0j ** 1j)
show(lambda: 0 ** 1j)
show(lambda: pow(1 + 1j, 3))
show(lambda: pow(1j, 2, 3))
show(lambda: pow(2, 3, 1j))
show(lambda: (1e200 + 1j) ** 2)
show(lambda: complex(1e300, 1) ** 2.5)
root = (-1) ** 0.5
print(type(root), round(root.real, 9), round(root.imag, 9))
root = (-8.0) ** (1 / 3)
print(type(root), round(root.real, 9), round(root.imag, 9))
root = pow(-27, 1 / 3)
print(abs(root ** 3 + 27) < 1e-9)
print((-2) ** 2.0, (-2) ** -1, (-8) ** 3)
