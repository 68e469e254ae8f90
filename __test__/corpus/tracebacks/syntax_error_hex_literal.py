# A hexadecimal number without digits.
mask = 0x
