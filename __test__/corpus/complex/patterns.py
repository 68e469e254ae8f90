# Complex numbers in match statements.
def kind(z):
    match z:
        case 0:
            return 'zero'
        case 1j:
            return 'unit'
        case -1j:
            return 'minus unit'
        case 1 + 2j | 1 - 2j:
            return 'pair'
        case -1.5 - 2j:
            return 'negative'
        case complex(real=r, imag=i) if r == i:
            return f'diagonal {r:g}'
        case complex():
            return 'other'
    return 'no complex number'


for z in (0j, 1j, -1j, 1 + 2j, 1 - 2j, -1.5 - 2j, 3 + 3j, 5j, 2.5):
    print(z, kind(z))
