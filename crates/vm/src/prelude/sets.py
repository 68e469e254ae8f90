# Sets: what the native code leaves to Python, because elements have to be hashed or compared by it.


def set_merge(s, items):
    kind = _kind(items)
    if kind == 'set':
        if s is items or not items:
            return None
        if not s:
            # Nothing has to be compared, and CPython copies the table as it is.
            return _set_merge(s, items)
        _set_reserve(s, len(items))
        for x, h in _set_elements(items):
            set_add_hashed(s, x, h)
    elif kind == 'dict':
        _set_reserve(s, len(items))
        length = len(items)
        place = 0
        while True:
            place = _dict_next_place(items, place)
            if place < 0:
                return None
            set_add_hashed(s, _dict_key_at(items, place), _dict_hash_at(items, place))
            if len(items) != length:
                raise RuntimeError('dictionary changed size during iteration')
            place += 1
    else:
        for x in items:
            set_add_hashed(s, x, key_hash(x, 'a set element'))


def set_update(s, items):
    set_merge(s, items)


def set_new_rest(s, items):
    set_merge(s, items)
    return s


def set_from(items, frozen):
    s = _set_empty(frozen)
    set_merge(s, items)
    return s


def set_new(items):
    return set_from(items, False)


def frozenset_new(items):
    return set_from(items, True)


def set_add(s, x):
    set_add_hashed(s, x, key_hash(x, 'a set element'))


def set_remove(s, x):
    place = set_lookup(s, x)
    if place < 0:
        raise KeyError(x)
    _set_remove_at(s, place)


def set_discard(s, x):
    place = set_lookup(s, x)
    if place >= 0:
        _set_remove_at(s, place)


def set_method_update(s, *others):
    for other in others:
        set_merge(s, other)


def set_union(s, *others):
    result = _set_copy(s, _set_is_frozen(s))
    for other in others:
        set_merge(result, other)
    return result


def set_and(s, other):
    frozen = _set_is_frozen(s)
    if s is other:
        return _set_copy(s, frozen)
    result = _set_empty(frozen)
    if _kind(other) == 'set':
        if len(other) > len(s):
            s, other = other, s
        for x, h in _set_elements(other):
            if set_find(s, x, h) >= 0:
                set_add_hashed(result, x, h)
    else:
        for x in other:
            h = hash(x)
            if set_find(s, x, h) >= 0:
                set_add_hashed(result, x, h)
                if len(result) >= len(s):
                    break
    return result


def set_intersection(s, *others):
    if not others:
        return _set_copy(s, _set_is_frozen(s))
    result = s
    for other in others:
        result = set_and(result, other)
    return result


def set_intersection_update(s, *others):
    _set_take(s, _set_copy(set_intersection(s, *others), False))


def set_remove_all(s, other):
    if s is other:
        s.clear()
    elif _kind(other) == 'set':
        if len(other) >> 3 > len(s):
            other = set_and(s, other)
        for x, h in _set_elements(other):
            place = set_find(s, x, h)
            if place >= 0:
                _set_remove_at(s, place)
        _set_tidy(s)
    else:
        for x in other:
            place = set_find(s, x, key_hash(x, 'a set element'))
            if place >= 0:
                _set_remove_at(s, place)
        _set_tidy(s)


def set_sub(s, other):
    frozen = _set_is_frozen(s)
    kind = _kind(other)
    if kind not in ('set', 'dict') or len(s) >> 2 > len(other):
        result = _set_copy(s, frozen)
        set_remove_all(result, other)
        return result
    result = _set_empty(frozen)
    for x, h in _set_elements(s):
        if kind == 'set':
            found = set_find(other, x, h)
        else:
            found = dict_find(other, x, h)
        if found < 0:
            set_add_hashed(result, x, h)
    return result


def set_difference(s, *others):
    if not others:
        return _set_copy(s, _set_is_frozen(s))
    result = set_sub(s, others[0])
    for other in others[1:]:
        set_remove_all(result, other)
    return result


def set_difference_update(s, *others):
    for other in others:
        set_remove_all(s, other)


def set_toggle_all(s, other):
    if s is other:
        s.clear()
        return None
    for x, h in _set_elements(other):
        place = set_find(s, x, h)
        if place >= 0:
            _set_remove_at(s, place)
        else:
            _set_insert(s, x, h)


def set_symmetric_difference(s, other):
    result = set_from(other, _set_is_frozen(s))
    set_toggle_all(result, s)
    return result


def set_symmetric_difference_update(s, other):
    if _kind(other) != 'set':
        other = set_from(other, False)
    set_toggle_all(s, other)


def set_isdisjoint(s, other):
    if _kind(other) == 'set':
        if len(other) > len(s):
            s, other = other, s
        for x, h in _set_elements(other):
            if set_find(s, x, h) >= 0:
                return False
        return True
    for x in other:
        if set_find(s, x, key_hash(x, 'a set element')) >= 0:
            return False
    return True


def set_issubset(s, other):
    if _kind(other) != 'set':
        return len(set_and(s, other)) == len(s)
    if len(s) > len(other):
        return False
    for x, h in _set_elements(s):
        if set_find(other, x, h) < 0:
            return False
    return True


def set_issuperset(s, other):
    if _kind(other) == 'set':
        return set_issubset(other, s)
    for x in other:
        if set_find(s, x, key_hash(x, 'a set element')) < 0:
            return False
    return True
