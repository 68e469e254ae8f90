# Host calls in except clauses, raise and raise-from expressions.
# host
try:
    int('x')
except host_echo((KeyError, ValueError)) as e:
    print('matched', e)
try:
    raise host_echo(ValueError)(host_seq()) from host_echo(KeyError('cause'))
except ValueError as e:
    print(repr(e), repr(e.__cause__))
try:
    try:
        1 / 0
    except host_raise('TypeError', 'while matching'):
        print('never')
except TypeError as e:
    print(e, repr(e.__context__))
try:
    raise host_echo(None)
except TypeError as e:
    print(e)
