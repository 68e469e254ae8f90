# repr of nested containers, with strings quoted inside.
data = {'name': "O'Brien", 'tags': ['a', "b'c"], 'pos': (1, 2.0), 'none': None, 'set': {1}, 'empty': {}, 3: {4: {5: []}}}
print(data)
print(str(data) == repr(data), f'{data}' == str(data), len(data))
for key, value in data.items():
    print(f'{key!r:>8} -> {value}')
