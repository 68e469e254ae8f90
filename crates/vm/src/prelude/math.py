# Functions of the module math whose arguments need methods of the program.


def math_float(x):
    if isinstance(x, (int, float)):
        return x
    method = _special(x, '__float__')
    if method is not None:
        value = method()
        if not isinstance(value, float):
            raise TypeError(_type_name(x) + '.__float__ returned non-float (type ' + _type_name(value) + ')')
        return value
    if _special(x, '__index__') is None:
        raise TypeError('must be real number, not ' + _type_name(x))
    return math_int(x)


def math_int(x):
    if isinstance(x, int):
        return x
    method = _special(x, '__index__')
    if method is None:
        raise TypeError("'" + _type_name(x) + "' object cannot be interpreted as an integer")
    value = method()
    if not isinstance(value, int):
        raise TypeError(_type_name(x) + '.__index__ returned non-int (type ' + _type_name(value) + ')')
    return value


def math_with_floats(function, args):
    return function(*[math_float(x) for x in args])


def math_with_ints(function, args):
    return function(*[math_int(x) for x in args])


def math_isclose(a, b, rel_tol, abs_tol):
    a = math_float(a)
    b = math_float(b)
    rel_tol = math_float(rel_tol)
    abs_tol = math_float(abs_tol)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError('tolerances must be non-negative')
    if a == b:
        return True
    infinity = 1e400
    if a in (infinity, -infinity) or b in (infinity, -infinity):
        return False
    distance = abs(b - a)
    return distance <= abs(rel_tol * b) or distance <= abs(rel_tol * a) or distance <= abs_tol


def math_floor(x):
    method = _special(x, '__floor__')
    if method is not None:
        return method()
    return _math_floor(math_float(x))


def math_ceil(x):
    method = _special(x, '__ceil__')
    if method is not None:
        return method()
    return _math_ceil(math_float(x))


def math_trunc(x):
    return _special(x, '__trunc__')()


def math_fsum(iterable):
    return _math_fsum([math_float(x) for x in iterable])


def math_dist(p, q):
    return _math_dist([math_float(x) for x in p], [math_float(x) for x in q])


def math_prod(iterable, start=1):
    for x in iterable:
        start = start * x
    return start


def math_sumprod(p, q):
    p = list(p)
    q = list(q)
    if len(p) != len(q):
        raise ValueError('Inputs are not the same length')
    total = 0
    for x, y in zip(p, q):
        total = total + x * y
    return total
