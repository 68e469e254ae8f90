# Formats of views have the sizes of 64-bit platforms.
print(memoryview(bytes(8)).cast('l').itemsize)
