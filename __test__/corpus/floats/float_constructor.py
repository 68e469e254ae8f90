# float() reads many spellings and rejects the rest with CPython's words.
for s in ('1', ' 1.5\n', '-2e3', '.5', '5.', '1_0.5', '+inf', 'nan', 'INFINITY', '1e400', '1e-400'):
    print(float(s))
print(float(), float(3), float(True))
for bad in ('', 'abc', '1.2.3', '1e', '0x10', '1 2', '__1'):
    try:
        float(bad)
    except ValueError as e:
        print(e)
for bad in (None, [], {}):
    try:
        float(bad)
    except TypeError as e:
        print(e)
