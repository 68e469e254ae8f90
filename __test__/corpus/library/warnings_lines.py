# A warning is shown with the place of the call, which stacklevel chooses, and its source line.
# heavy
import warnings


def inner(level):
    warnings.warn('inner', stacklevel=level)


def outer(level):
    inner(level)


warnings.simplefilter('always')
for level in (1, 2, 3, 0, -1):
    outer(level)
warnings.warn('on several lines',
              RuntimeWarning)
exec('import warnings\nwarnings.warn("in a text")')
with warnings.catch_warnings(record=True) as log:
    warnings.warn('kept')
    outer(30)
    (lambda: outer(2))()
for found in log:
    print(found.filename, found.lineno, found.line, found.message)
warnings.warn_explicit('explicit', DeprecationWarning, 'main.py', 4)
warnings.warn_explicit('explicit', UserWarning, 'elsewhere.py', 4)
warnings.showwarning('shown', UserWarning, 'main.py', 7)
print(warnings.formatwarning('formatted', UserWarning, 'main.py', 11), end='')
print(warnings.formatwarning('formatted', UserWarning, 'main.py', 11, ' given '), end='')
print(warnings.formatwarning('formatted', UserWarning, 'main.py', 5000), end='')
