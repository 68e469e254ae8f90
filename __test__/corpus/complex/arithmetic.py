# Arithmetic with complex and with real numbers.
z, w = 3 + 4j, 1 - 2j
print(z + w, z - w, z * w, z / w)
print(z + 1, 1 + z, z - 1, 1 - z, z * 2, 2 * z, z / 2, 10 / z)
print(z + 0.5, 0.5 - z, z * 0.5, 0.5 / z)
print(z + True, False - z, z * True)
print(-z, +z, abs(z), z.conjugate(), z.real, z.imag)
print(z + 2**70, 2**70 - z, z / 2**70)
z += w
print(z)
z *= 1j
print(z)
z -= 1
z /= 2
z **= 2
print(z)
print(1 - 0j, 0 - 1j, -0.0 + 0j, 0j - 0.0)
