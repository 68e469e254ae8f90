# Carets mark the operator with ^ and its operands with ~.
a = {'x': 1}
b = 'text'
c = (a['x'] + len(b)) * (a['x'] + b) - 1
