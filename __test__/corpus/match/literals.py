# Literal patterns compare with ==, and None, True and False with is.
class Yes:
    def __eq__(self, other):
        return other == 2
def kind(v):
    match v:
        case None:
            return 'none'
        case True:
            return 'true'
        case False:
            return 'false'
        case 0:
            return 'zero'
        case 1 | 2:
            return 'small'
        case -3:
            return 'minus three'
        case 2.5 | -0.5:
            return 'float'
        case 'a' 'b':
            return 'text'
        case b'ab':
            return 'bytes'
        case 123456789012345678901234567890:
            return 'large'
    return 'other'
for v in [None, True, False, 0, 0.0, 1, 1.0, 2, -3, 2.5, -0.5, 'ab', b'ab', 'a', 10 ** 29, 123456789012345678901234567890, Yes(), [], object]:
    print(kind(v))
