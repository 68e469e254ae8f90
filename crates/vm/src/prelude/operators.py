# Operators on built-in containers whose elements the program compares.


def binary_or(a, b):
    # With a view on either side the result is a set.
    if _kind(a) == 'dict' and not _is_set_view(b):
        result = dict(a)
        dict_update(result, b)
        return result
    if _kind(a) == 'set' and _kind(b) == 'set':
        return set_union(a, b)
    result = set_from(_view_source(a), False)
    set_merge(result, b)
    return result


def binary_and(a, b):
    if _kind(a) == 'set' and _kind(b) == 'set':
        return set_and(a, b)
    # A view of a dict is asked about the items of the other operand.
    if not _is_set_view(a) or (_is_set_view(b) and len(b) > len(a)):
        a, b = b, a
    if type(b) is set and len(a) <= len(b):
        return set_and(b, a)
    result = set()
    for x in b:
        if contains(a, x):
            result.add(x)
    return result


def binary_sub(a, b):
    if _kind(a) == 'set' and _kind(b) == 'set':
        return set_sub(a, b)
    result = set_from(_view_source(a), False)
    set_remove_all(result, b)
    return result


def binary_xor(a, b):
    if _kind(a) == 'set' and _kind(b) == 'set':
        return set_symmetric_difference(a, b)
    result = set_from(_view_source(a), False)
    set_symmetric_difference_update(result, b)
    return result


def inplace_add(a, b):
    if isinstance(a, bytearray):
        settle_exports(a)
        a += b
        return a
    list_extend(a, b)
    return a


def inplace_mul(a, b):
    if isinstance(a, bytearray):
        settle_exports(a)
    a *= index_of(b)
    return a


def inplace_or(a, b):
    if _kind(a) == 'dict':
        dict_method_update(a, None, b)
    else:
        set_merge(a, b)
    return a


def inplace_and(a, b):
    set_intersection_update(a, b)
    return a


def inplace_sub(a, b):
    set_remove_all(a, b)
    return a


def inplace_xor(a, b):
    set_toggle_all(a, b)
    return a


def equal_sequences(a, b):
    if len(a) != len(b):
        return False
    index = 0
    # The program may change the lists while it compares.
    while index < len(a) and index < len(b):
        x, y = a[index], b[index]
        if x is not y and not x == y:
            # A comparison may have emptied them.
            return len(a) == len(b) if index >= len(a) or index >= len(b) else False
        index += 1
    return len(a) == len(b)


def equal_dicts(a, b):
    if len(a) != len(b):
        return False
    place = 0
    while True:
        place = _dict_next_place(a, place)
        if place < 0:
            return True
        x = _dict_value_at(a, place)
        found = dict_find(b, _dict_key_at(a, place), _dict_hash_at(a, place))
        if found < 0:
            return False
        y = _dict_value_at(b, found)
        if x is not y and not x == y:
            return False
        place += 1


def all_in(a, b):
    if _kind(a) == 'set' and _kind(b) == 'set':
        return set_issubset(a, b)
    for x in a:
        if x not in b:
            return False
    return True


def compare_eq(a, b):
    if isinstance(a, (list, tuple)):
        return equal_sequences(a, b)
    if isinstance(a, dict):
        return equal_dicts(a, b)
    if isinstance(a, slice):
        return (a.start, a.stop, a.step) == (b.start, b.stop, b.step)
    return len(a) == len(b) and all_in(a, b)


def compare_ne(a, b):
    return not compare_eq(a, b)


def first_difference(a, b):
    index = 0
    while index < len(a) and index < len(b):
        x, y = a[index], b[index]
        if x is not y and not x == y:
            return x, y
        index += 1
    return len(a), len(b)


def slice_parts(x):
    return x.start, x.stop, x.step


def compare_lt(a, b):
    if isinstance(a, slice):
        return slice_parts(a) < slice_parts(b)
    if isinstance(a, (list, tuple)):
        x, y = first_difference(a, b)
        return x < y
    return len(a) < len(b) and all_in(a, b)


def compare_le(a, b):
    if isinstance(a, slice):
        return slice_parts(a) <= slice_parts(b)
    if isinstance(a, (list, tuple)):
        x, y = first_difference(a, b)
        return x <= y
    return len(a) <= len(b) and all_in(a, b)


def compare_gt(a, b):
    if isinstance(a, slice):
        return slice_parts(a) > slice_parts(b)
    if isinstance(a, (list, tuple)):
        x, y = first_difference(a, b)
        return x > y
    return len(a) > len(b) and all_in(b, a)


def compare_ge(a, b):
    if isinstance(a, slice):
        return slice_parts(a) >= slice_parts(b)
    if isinstance(a, (list, tuple)):
        x, y = first_difference(a, b)
        return x >= y
    return len(a) >= len(b) and all_in(b, a)


def reflected_and(a, b):
    return binary_and(b, a)


def reflected_or(a, b):
    return binary_or(b, a)


def reflected_sub(a, b):
    return binary_sub(b, a)


def reflected_xor(a, b):
    return binary_xor(b, a)


def reflected_mod(a, b):
    return binary_mod(b, a)
