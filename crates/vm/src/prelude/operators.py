# Operators on built-in containers whose elements the program compares.


def binary_or(a, b):
    if isinstance(a, dict):
        result = dict(a)
        result.update(b)
        return result
    result = set(a)
    result.update(b)
    return frozenset(result) if isinstance(a, frozenset) else result


def binary_and(a, b):
    result = set()
    if _is_set(a) and _is_set(b):
        if len(b) > len(a):
            large, small = b, a
        else:
            large, small = a, b
    else:
        # A view of a dict is asked about the items of the other.
        if not _is_set_view(a) or (_is_set_view(b) and len(b) > len(a)):
            large, small = b, a
        else:
            large, small = a, b
    for x in small:
        if x in large:
            result.add(x)
    return frozenset(result) if isinstance(a, frozenset) else result


def binary_sub(a, b):
    if _is_set(a) and _is_set(b):
        result = set()
        for x in a:
            if x not in b:
                result.add(x)
        return frozenset(result) if isinstance(a, frozenset) else result
    result = set(a)
    for x in b:
        result.discard(x)
    return result


def binary_xor(a, b):
    if _is_set(a) and _is_set(b):
        result = set(b)
        for x in a:
            if x in result:
                result.remove(x)
            else:
                result.add(x)
        return frozenset(result) if isinstance(a, frozenset) else result
    result = set(a)
    for x in set(b):
        if x in result:
            result.remove(x)
        else:
            result.add(x)
    return result


def inplace_add(a, b):
    a.extend(b)
    return a


def inplace_or(a, b):
    a.update(b)
    return a


def inplace_and(a, b):
    kept = binary_and(a, b)
    a.clear()
    a.update(kept)
    return a


def inplace_sub(a, b):
    if a is b:
        a.clear()
    else:
        for x in list(b):
            a.discard(x)
    return a


def inplace_xor(a, b):
    if a is b:
        a.clear()
        return a
    for x in list(b):
        if x in a:
            a.remove(x)
        else:
            a.add(x)
    return a


def equal_sequences(a, b):
    if len(a) != len(b):
        return False
    index = 0
    # The program may change the lists while it compares.
    while index < len(a) and index < len(b):
        x, y = a[index], b[index]
        if x is not y and not x == y:
            return False
        index += 1
    return len(a) == len(b)


def equal_dicts(a, b):
    if len(a) != len(b):
        return False
    missing = []
    for key, x in list(a.items()):
        y = b.get(key, missing)
        if y is missing or (x is not y and not x == y):
            return False
    return True


def all_in(a, b):
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


def compare_lt(a, b):
    if isinstance(a, (list, tuple)):
        x, y = first_difference(a, b)
        return x < y
    return len(a) < len(b) and all_in(a, b)


def compare_le(a, b):
    if isinstance(a, (list, tuple)):
        x, y = first_difference(a, b)
        return x <= y
    return len(a) <= len(b) and all_in(a, b)


def compare_gt(a, b):
    if isinstance(a, (list, tuple)):
        x, y = first_difference(a, b)
        return x > y
    return len(a) > len(b) and all_in(b, a)


def compare_ge(a, b):
    if isinstance(a, (list, tuple)):
        x, y = first_difference(a, b)
        return x >= y
    return len(a) >= len(b) and all_in(b, a)
