# Carets mark the failing subscript in a chain.
data = {'a': {'b': [1, 2, 3]}}
print(data['a']['b'][0])
print(data['a']['b'][5] + data['a']['c'][0])
