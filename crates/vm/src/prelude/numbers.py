# Constructors and methods of numbers where methods of the program have to be called.


def int_new(x=0, base=None):
    if base is not None:
        base = index_of(base)
        if _kind(x) == 'instance' and isinstance(x, str):
            return int_of_text(x, base)
        return int(x, base)
    method = _special(x, '__int__')
    if method is None:
        if _special(x, '__index__') is None:
            return int_of_text(x, 10)
        return int(index_of(x))
    result = method()
    if not isinstance(result, int):
        raise TypeError('__int__ returned non-int (type ' + _type_name(result) + ')')
    return int(result)


def int_of_text(x, base):
    # The words of the error show the text as the program does.
    refusal = ''
    try:
        return int(_carried(x), base)
    except ValueError as error:
        refusal = str(error)
    words = 'invalid literal for int() with base '
    if refusal.startswith(words):
        raise ValueError(words + str(base) + ': ' + repr(x)[:200])
    raise ValueError(refusal)


def float_new(x=0.0):
    method = _special(x, '__float__')
    if method is None:
        if _special(x, '__index__') is None:
            raise ValueError('could not convert string to float: ' + repr(x))
        return float(index_of(x))
    result = method()
    if not isinstance(result, float):
        raise TypeError(_type_name(x) + '.__float__ returned non-float (type ' + _type_name(result) + ')')
    return result


def bool_new(x=False):
    return True if x else False


def int_to_bytes(self, length=1, byteorder='big', signed=False):
    return self.to_bytes(index_of(length), byteorder, signed=bool(signed))


def int_from_bytes(cls, data, byteorder='big', signed=False):
    if _special(data, '__index__') is not None and _special(data, '__bytes__') is None:
        # A number is no bytes here, though `bytes` would make some of it.
        try:
            iter(data)
        except TypeError:
            raise TypeError("cannot convert '" + _type_name(data) + "' object to bytes") from None
    return cls.from_bytes(bytes(data), byteorder, signed=bool(signed))


def number_round(self, digits=None):
    return self.__round__(None if digits is None else index_of(digits))


def plain_complex(x, words):
    method = _special(x, '__complex__')
    if method is not None:
        result = method()
        if not isinstance(result, complex):
            raise TypeError('__complex__ returned non-complex (type ' + _type_name(result) + ')')
        return complex(_carried(result))
    if _special(x, '__float__') is not None:
        return float_new(x)
    if _special(x, '__index__') is None:
        raise TypeError(words + _type_name(x))
    return float(index_of(x))


def complex_new(real=0.0, imag='\0missing'):
    if _is_missing(imag):
        return complex(plain_complex(real, 'complex() argument must be a string or a number, not '))
    real = plain_complex(real, "complex() argument 'real' must be a real number, not ")
    if not isinstance(imag, complex):
        number = isinstance(imag, (int, float)) or _special(imag, '__float__') is not None
        if not number and _special(imag, '__index__') is None:
            raise TypeError("complex() argument 'imag' must be a real number, not " + _type_name(imag))
        imag = float_new(imag)
    return complex(real, _carried(imag))


def complex_from_number(cls, number):
    return cls(plain_complex(number, 'must be real number, not '))


def float_from_number(cls, number):
    return cls(float_new(number))
