# ext in the message of an assert: called only when it fails.
assert True, ext('never')
try:
    assert 1 > 2, ext('one is less')
except AssertionError as e:
    print('assertion', e)
except ValueError as e:
    print('caught', e)
x = 5
assert x < 0, f'{x} {ext("too big")}'
