# The functions of the module `operator` where code of the program decides.


def operator_add(a, b):
    return a + b


def operator_sub(a, b):
    return a - b


def operator_mul(a, b):
    return a * b


def operator_matmul(a, b):
    return a @ b


def operator_truediv(a, b):
    return a / b


def operator_floordiv(a, b):
    return a // b


def operator_mod(a, b):
    return a % b


def operator_pow(a, b):
    return a ** b


def operator_lshift(a, b):
    return a << b


def operator_rshift(a, b):
    return a >> b


def operator_and(a, b):
    return a & b


def operator_or(a, b):
    return a | b


def operator_xor(a, b):
    return a ^ b


def operator_iadd(a, b):
    a += b
    return a


def operator_isub(a, b):
    a -= b
    return a


def operator_imul(a, b):
    a *= b
    return a


def operator_imatmul(a, b):
    a @= b
    return a


def operator_itruediv(a, b):
    a /= b
    return a


def operator_ifloordiv(a, b):
    a //= b
    return a


def operator_imod(a, b):
    a %= b
    return a


def operator_ipow(a, b):
    a **= b
    return a


def operator_ilshift(a, b):
    a <<= b
    return a


def operator_irshift(a, b):
    a >>= b
    return a


def operator_iand(a, b):
    a &= b
    return a


def operator_ior(a, b):
    a |= b
    return a


def operator_ixor(a, b):
    a ^= b
    return a


def operator_lt(a, b):
    return a < b


def operator_le(a, b):
    return a <= b


def operator_eq(a, b):
    return a == b


def operator_ne(a, b):
    return a != b


def operator_ge(a, b):
    return a >= b


def operator_gt(a, b):
    return a > b


def operator_neg(a):
    return -a


def operator_pos(a):
    return +a


def operator_invert(a):
    return ~a


def operator_not(a):
    return not a


def operator_truth(a):
    return True if a else False


def operator_getitem(a, b):
    return a[b]


def operator_setitem(a, b, c):
    a[b] = c


def operator_delitem(a, b):
    del a[b]


def operator_contains(a, b):
    return b in a


def operator_index(a):
    return int(index_of(a))


def iterator_to_search(a):
    if _special(a, '__iter__') is None and _special(a, '__getitem__') is None:
        raise TypeError("argument of type '" + _type_name(a) + "' is not iterable")
    return iter(a)


def operator_count(a, b):
    count = 0
    for x in iterator_to_search(a):
        if x is b or x == b:
            count += 1
    return count


def operator_place(a, b):
    place = 0
    for x in iterator_to_search(a):
        if x is b or x == b:
            return place
        place += 1
    raise ValueError('sequence.index(x): x not in sequence')


def operator_concat(a, b):
    if not hasattr(type(a), '__getitem__') or isinstance(a, dict):
        raise TypeError("'" + _type_name(a) + "' object can't be concatenated")
    return a + b


def operator_iconcat(a, b):
    if not hasattr(type(a), '__getitem__') or isinstance(a, dict):
        raise TypeError("'" + _type_name(a) + "' object can't be concatenated")
    a += b
    return a


def operator_length_hint(obj, default=0):
    if not isinstance(default, int):
        raise TypeError("'" + _type_name(default) + "' object cannot be interpreted as an integer")
    if _special(obj, '__len__') is not None:
        return len(obj)
    hint = _special(obj, '__length_hint__')
    if hint is None:
        return default
    try:
        value = hint()
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError('__length_hint__ must be an integer, not ' + _type_name(value))
    if value < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return value


def operator_abs(a):
    return abs(a)
