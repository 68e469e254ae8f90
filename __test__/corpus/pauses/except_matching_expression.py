# ext in the expression of an except clause.
kinds = {'v': ValueError, 'k': KeyError}
try:
    try:
        raise KeyError('x')
    except kinds[ext('v')]:
        print('wrong clause')
    except kinds[ext('k')] as e:
        print('matched', repr(e))
except ValueError as e:
    print('caught', e, repr(e.__context__))
try:
    int('q')
except (KeyError, kinds[ext('v')]) as e:
    print('int:', e)
