# Dict equality ignores order and compares values.
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {'a': 1} == {'a': 1.0}, {'a': 1} != {'a': 2}, {} == {})
print({'a': [1]} == {'a': [1]}, {'a': 1} == {'a': 1, 'b': 2}, {1: 2} == [(1, 2)], {True: 1} == {1: True})
nan = float('nan')
print({'a': nan} == {'a': nan}, {nan: 1} == {nan: 1}, nan in {nan: 1}, float('nan') in {nan: 1})
try:
    {'a': 1} < {'a': 2}
except TypeError as e:
    print(e)
