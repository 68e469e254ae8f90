# ext in the condition of an assert.
assert not None, 'fine'
try:
    assert ext(1) == 1, 'not one'
    print('held')
    assert ext([]), 'empty'
except AssertionError as e:
    print('assertion', e)
except ValueError as e:
    print('caught', e)
assert ext(0)
