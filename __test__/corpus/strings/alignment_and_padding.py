# center, ljust, rjust, zfill and expandtabs.
print(repr('abc'.center(8)), repr('abc'.center(7, '*')), repr('ab'.center(5, '-')), repr('abc'.center(2)))
print(repr('ab'.ljust(5, '.')), repr('ab'.rjust(5)), repr('abc'.ljust(1)))
print('42'.zfill(5), '-42'.zfill(5), '+7'.zfill(4), 'abc'.zfill(2), ''.zfill(2), '--1'.zfill(5))
print(repr('a\tbc\td'.expandtabs()), repr('a\tb'.expandtabs(4)), repr('12345\tx'.expandtabs(4)), repr('a\n\tb'.expandtabs(2)))
for f in (lambda: 'a'.center(5, '**'), lambda: 'a'.ljust('5'), lambda: 'a'.rjust(5, '')):
    try:
        f()
    except TypeError as e:
        print(e)
