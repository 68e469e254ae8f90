# Products have at most about ten million decimal digits.
# no cpython: it works for minutes
big = 1 << 20_000_000
print((big * big).bit_length())
