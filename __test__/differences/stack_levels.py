# For the stacklevel of warnings, activations of library modules do not count.
# heavy
import contextlib
import warnings


@contextlib.contextmanager
def work():
    warnings.warn('old', stacklevel=2)
    yield


with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter('always')
    with work():
        pass
print(found[0].filename == 'main.py')
