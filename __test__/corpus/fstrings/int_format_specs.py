# Every presentation of ints.
for spec in ('', 'd', '5', '<5', '>5', '^5', '05', '+', '-', ' ', '+05d', ',', '_', 'b', 'o', 'x', 'X', '#b', '#o', '#x', '#X', '#06x', '_b', 'c', 'n', 'e', 'f', '.2f', 'g', '%', '.1%', '*^9', '=+6', '0=6', '08,', '_x', '>+8,d'):
    print(f'{spec!r:10}', repr(format(1097, spec)), repr(format(-42, spec)) if spec != 'c' else '-')
