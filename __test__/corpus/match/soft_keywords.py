# match, case, type and _ stay names everywhere else.
match = [1, 2, 3]
case = {'type': 'x'}
type_ = type
_ = 'underscore'
print(match[0], match [1], case['type'], _)
match (1):
    case 1: print('one')
match -1:
    case -1: print('minus one')
match [1, 2]:
    case [a, b]: print(a, b)
match {'a': 1}:
    case {'a': match}: print(match)
match = lambda x: x * 2
print(match (4))
match match:
    case case: print(case is match)
def type(case): return case
print(type (5))
class Soft:
    match = 1
    case = 2
    _ = 3
print(Soft.match + Soft.case + Soft._)
match, case = case, 7
print(case)
match: int = 9
print(match)
match 1, 2:
    case 1, x: print('tuple', x)
match *[1, 2], 3:
    case [*all]: print(all)
