# An ExceptionGroup prints as a tree.
def check(items):
    errors = []
    for x in items:
        try:
            int(x)
        except ValueError as e:
            errors.append(e)
    if errors:
        raise ExceptionGroup('bad items', errors)
check(['1', 'a', 'b'])
