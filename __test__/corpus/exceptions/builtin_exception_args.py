# args, str and repr of built-in exceptions.
for e in (ValueError(), ValueError('m'), ValueError('m', 1), ValueError(None), ValueError(''), KeyError('k'), KeyError('a', 'b'), KeyError(), OSError(9999, 'No such thing'), OSError('msg'), OSError(9999, 'm', 'f.txt'), StopIteration(5), SystemExit(3), AttributeError('a'), NameError('n'), UnicodeError('u'), Exception([1], {'a': 2}), IndexError("it's")):
    print(type(e).__name__, '|', e, '|', repr(e), '|', e.args)
print(OSError(9999, 'm').errno, OSError(9999, 'm').strerror, OSError(9999, 'm', 'f.txt').filename, StopIteration(5).value, SystemExit(3).code, AttributeError('x', name='n', obj=1).name, NameError('q', name='z').name)
