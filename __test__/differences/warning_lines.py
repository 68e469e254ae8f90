# warnings shows every warning at line 1.
# heavy
import warnings

with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter('always')
    warnings.warn('old')
print(found[0].lineno)
