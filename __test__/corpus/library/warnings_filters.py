# warnings: filters, recording, errors, deprecated.
# heavy
import warnings
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn('first')
    warnings.warn('second', DeprecationWarning)
    warnings.warn(RuntimeWarning('third'))
print([(str(w.message), w.category.__name__) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        warnings.warn('raised', UserWarning)
    except UserWarning as error:
        print('error', error)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.filterwarnings('ignore', message='quiet.*')
    warnings.filterwarnings('error', category=FutureWarning)
    warnings.warn('quiet please')
    warnings.warn('loud')
    try:
        warnings.warn('soon', FutureWarning)
    except FutureWarning as error:
        print('future', error)
print([str(w.message) for w in log])
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('once')
    for n in range(3):
        warnings.warn('same')
print(len(log))
for bad in (lambda: warnings.warn('x', int), lambda: warnings.simplefilter('bad'),
            lambda: warnings.filterwarnings('error', lineno=-1)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
@warnings.deprecated('use other')
def old(x):
    return x * 2
@warnings.deprecated('gone soon')
class Old:
    def __init__(self, n):
        self.n = n
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    print(old(2), Old(5).n, old.__deprecated__)
print([(str(w.message), w.category.__name__) for w in log])
