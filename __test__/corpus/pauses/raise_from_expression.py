# ext in the cause of raise from.
causes = {'k': KeyError('the cause'), 'none': None}
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError('new') from causes[ext('k')]
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))
except ValueError as e:
    print('caught', e, repr(e.__context__))
raise RuntimeError('last') from causes[ext('none')]
