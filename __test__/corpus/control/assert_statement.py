# assert raises AssertionError with its message, evaluated only on failure.
def msg():
    print('message made')
    return 'bad value'
assert 1 + 1 == 2, msg()
try:
    assert 0, msg()
except AssertionError as e:
    print(repr(e), e)
try:
    assert []
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert None, (1, 2)
except AssertionError as e:
    print(e.args)
assert (False, 'a tuple is true')
print('end')
