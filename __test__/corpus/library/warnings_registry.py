# Which warnings a module has shown stands in its __warningregistry__; a change of the filters
# makes it start again.
# heavy
import warnings


def shown():
    return [(key[0], *key[2:]) if isinstance(key, tuple) else key
            for key in __warningregistry__]


def seen(log):
    return [(str(found.message), found.lineno) for found in log]


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('default')
    for _ in range(3):
        warnings.warn('looped')
    warnings.warn('looped')
    print(seen(log), shown())
    warnings.simplefilter('module')
    for _ in range(2):
        warnings.warn('module')
    warnings.warn('module')
    print(seen(log), shown())
    warnings.simplefilter('once')
    warnings.warn('looped')
    warnings.warn('looped')
    print(seen(log), shown())
    warnings.simplefilter('always')
    warnings.warn('looped')
    warnings.warn('looped')
    print(len(log), shown())
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('default')
    warnings.filterwarnings('error', lineno=41)
    try:
        warnings.warn('at line 39')
        warnings.warn('at line 40')
        warnings.warn('at line 41')
    except UserWarning as error:
        print(repr(error))
    own = {}
    for _ in range(2):
        warnings.warn_explicit('registered', UserWarning, 'main.py', 1, registry=own)
        warnings.warn_explicit('not', UserWarning, 'main.py', 1)
    print(seen(log), [key[::2] for key in own if isinstance(key, tuple)])
    warnings.filters.insert(0, ('strange', None, UserWarning, None, 0))
    try:
        warnings.warn('new')
    except RuntimeError as error:
        print(error)
