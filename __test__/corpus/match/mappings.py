# Mapping patterns ask for keys; other keys may be there, and **rest takes them.
class Key:
    NAME = 'name'
def look(v):
    match v:
        case {'type': 'circle', 'r': r}:
            return 'circle', r
        case {'type': 'rect', 'size': [w, h], **rest}:
            return 'rect', w, h, rest
        case {Key.NAME: str(name), 1: one}:
            return name, one
        case {'nested': {'a': {'b': x}}}:
            return 'deep', x
        case {None: n, True: t}:
            return 'odd', n, t
        case {'x': _, **others}:
            return 'x', others
        case {**everything} if len(everything) == 1:
            return 'single', everything
        case {}:
            return 'some mapping'
    return 'no mapping'
for v in [
    {'type': 'circle', 'r': 2}, {'type': 'circle'}, {'type': 'rect', 'size': (1, 2), 'z': 3, 'y': 4},
    {'name': 'n', 1: 2}, {'name': 5, 1: 2}, {'nested': {'a': {'b': 1}}}, {None: 1, 1: 2},
    {'x': 1}, {'x': 1, 'y': 2, 'z': 3}, {'q': 1}, {}, [], 'x', None,
]:
    print(look(v))
source = {'a': 1, 'b': 2, 'c': 3}
match source:
    case {'b': b, **rest}:
        rest['new'] = b
print(source, rest)
class K:
    A = 'same'
    B = 'same'
try:
    match {'same': 1}:
        case {K.A: 1, K.B: 2}:
            print('no')
except ValueError as e:
    print(e)
try:
    match {'a': 1, 'b': 2}:
        case {'c': 3}:
            print('no')
        case {'a': 1, 'missing': _}:
            print('no')
        case {'a': 1 | 2 as got}:
            print('got', got)
finally:
    print('done')
