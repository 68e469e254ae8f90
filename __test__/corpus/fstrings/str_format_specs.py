# Every presentation of strings.
for spec in ('', 's', '8', '<8', '>8', '^8', '*<8', '->8', '=^8', '.2', '8.2', '^8.3s', '0>6', '08', '0<8s', ' <6', '<', '.0', '1'):
    print(f'{spec!r:8}', repr(format('abc', spec)))
for spec in ('d', '+', '=8', ',', '.f', '#', '5q', 'z', '_', ' ', '=+5'):
    try:
        print(format('abc', spec))
    except ValueError as e:
        print(e)
