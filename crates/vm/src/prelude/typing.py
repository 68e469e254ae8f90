# The behaviour of the names in the module typing.


def typing_getitem(self, item):
    return self


def typing_repr(self):
    return 'typing.' + self._name


def typing_variable(self, name, *constraints, **options):
    self.__name__ = name
    self.__constraints__ = constraints
    self.__bound__ = options.get('bound')


def typing_variable_repr(self):
    return '~' + self.__name__


def typing_same(x):
    return x


def typing_cast(typ, val):
    return val


def typing_cast_back(val, typ):
    return val


def typing_new_type(name, tp):
    return lambda x: x


def typing_assert_never(arg):
    raise AssertionError('Expected code to be unreachable, but got: ' + repr(arg))
