# Carets of augmented assignments to subscripts.
totals = {'a': 1}
totals['a'] += 1
key = 'b'
totals[key] += 5
