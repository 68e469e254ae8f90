# `__init__` of an exception that is called again forgets what it is not told.

error = ImportError('first', name='module', path='place')
print(error.args, error.msg, error.name, error.path)
error.__init__()
print(error.args, error.msg, error.name, error.path)
error.__init__('one', 'two', name=3)
print(error.args, error.msg, error.name, error.path)

error = AttributeError('first', name='x', obj=3)
error.__init__('again')
print(error.args, error.name, error.obj)

error = NameError('first', name='x')
error.__init__(name='y')
print(error.args, error.name)


class Missing(KeyError, AttributeError):
    pass


error = Missing('key', name='n', obj=None)
AttributeError.__init__(error, 'k')
print(error.args, error.name, error.obj, str(error))
