# Items, membership and the methods of lists, tuples, dicts, sets, ranges and slices, where code of
# the program compares, hashes, converts or iterates.


# ---- integers

def index_of(x):
    if type(x) is int:
        return x
    if isinstance(x, int):
        return int.__index__(x)
    method = _special(x, '__index__')
    if method is None:
        raise TypeError("'" + _type_name(x) + "' object cannot be interpreted as an integer")
    value = method()
    if not isinstance(value, int):
        raise TypeError('__index__ returned non-int (type ' + _type_name(value) + ')')
    return value if type(value) is int else int.__index__(value)


def slice_part(x):
    if x is None or isinstance(x, int):
        return x
    if _special(x, '__index__') is None:
        raise TypeError('slice indices must be integers or None or have an __index__ method')
    return index_of(x)


def plain_slice(s):
    start, stop, step = _slice_parts(s)
    # In CPython's order.
    step = slice_part(step)
    if step is not None and step == 0:
        raise ValueError('slice step cannot be zero')
    start = slice_part(start)
    stop = slice_part(stop)
    return slice(start, stop, step)


def plain_index(key):
    if _kind(key) == 'slice':
        return plain_slice(key)
    return item_index(key)


def item_index(x):
    # The index of an item; the error names the type of what was given.
    index = index_of(x)
    if not -9223372036854775808 <= index <= 9223372036854775807:
        raise IndexError("cannot fit '" + _type_name(x) + "' into an index-sized integer")
    return index


def count_of(x):
    # How often to repeat a sequence.
    count = index_of(x)
    if not -9223372036854775808 <= count <= 9223372036854775807:
        raise OverflowError("cannot fit '" + _type_name(x) + "' into an index-sized integer")
    return count


def search_bound(x, default, length):
    if _is_missing(x):
        return default
    if _special(x, '__index__') is None and not isinstance(x, int):
        raise TypeError('slice indices must be integers or have an __index__ method')
    x = index_of(x)
    if x < 0:
        x += length
        if x < 0:
            x = 0
    return x


# ---- hashing and lookup

def key_hash(key, role='a dict key'):
    try:
        return hash(key)
    except TypeError as error:
        if type(error) is not TypeError:
            raise
        message = str(error)
    raise TypeError("cannot use '" + _type_name(key) + "' as " + role + ' (' + message + ')')


def dict_find(d, key, h):
    nth = 0
    while True:
        place = _dict_candidate(d, h, nth)
        if place < 0:
            return -1
        other = _dict_key_at(d, place)
        if other is key:
            return place
        if other == key:
            same = True
        else:
            same = False
        # Not asked of the version of the dict: a load begins to count anew.
        if _dict_candidate(d, h, nth) != place or _dict_key_at(d, place) is not other:
            nth = 0
        elif same:
            return place
        else:
            nth += 1


def dict_set_hashed(d, key, h, value):
    place = dict_find(d, key, h)
    if place < 0:
        _dict_push(d, key, h, value)
    else:
        _dict_set_at(d, place, value)


def dict_set(d, key, value):
    dict_set_hashed(d, key, key_hash(key), value)


def set_find(s, x, h):
    nth = 0
    while True:
        place = _set_candidate(s, h, nth)
        if place < 0:
            return -1
        other = _set_element_at(s, place)
        if other is x:
            return place
        if other == x:
            same = True
        else:
            same = False
        if _set_candidate(s, h, nth) != place or not _set_holds(s, place, other):
            nth = 0
        elif same:
            return place
        else:
            nth += 1


def set_add_hashed(s, x, h):
    if set_find(s, x, h) < 0:
        _set_insert(s, x, h)


def set_lookup(s, x):
    if _kind(x) == 'set' and not _set_is_frozen(x):
        x = _set_copy(x, True)
    elif isinstance(x, set) and _special(x, '__hash__') is None:
        x = frozenset(x)
    return set_find(s, x, key_hash(x, 'a set element'))


# ---- items

def get_item(obj, key):
    kind = _kind(obj)
    if kind == 'dict':
        place = dict_find(obj, key, key_hash(key))
        if place < 0:
            raise KeyError(key)
        return _dict_value_at(obj, place)
    if kind == 'class':
        if obj is type:
            return generic_alias(obj, key)
        return obj.__class_getitem__(key)
    if kind == 'instance':
        return _special(obj, '__getitem__')(key)
    if kind == 'range' and _kind(key) != 'slice':
        return obj[index_of(key)]
    return obj[plain_index(key)]


def set_item(obj, key, value):
    kind = _kind(obj)
    if kind == 'dict':
        dict_set(obj, key, value)
    elif kind == 'instance':
        _special(obj, '__setitem__')(key, value)
    elif kind == 'memoryview':
        set_view_item(obj, key, value)
    elif kind == 'bytearray':
        set_bytes(obj, key, value)
    elif _kind(key) == 'slice':
        key = plain_slice(key)
        if _kind(value) not in ('list', 'tuple'):
            items = None
            try:
                items = iter(value)
            except TypeError:
                pass
            if items is None:
                raise TypeError('must assign iterable to extended slice')
            value = [x for x in _each(items)]
        obj[key] = value
    else:
        obj[item_index(key)] = value


def set_view_item(view, key, value):
    key = plain_index(key)
    if _kind(key) != 'slice':
        # An index that is out of range is the first thing to be told.
        view[key]
        if view.format == '?':
            value = bool(value)
        elif view.format in 'dfe' and _special(value, '__float__') is not None:
            value = float(value)
        elif _special(value, '__index__') is not None:
            value = index_of(value)
    view[key] = value


def memoryview_count(self, wanted):
    return list(self).count(wanted)


def memoryview_index(self, wanted, start=0, stop=9223372036854775807):
    length = len(self)
    start = search_bound(start, 0, length)
    stop = search_bound(stop, length, length)
    items = list(self)
    for place in range(start, min(stop, length)):
        if items[place] is wanted or items[place] == wanted:
            return place
    raise ValueError('memoryview.index(x): x not found')


def set_bytes(array, given, value):
    key = plain_index(given)
    if _kind(key) != 'slice':
        value = index_of(value)
    elif value is array or not isinstance(value, bytearray):
        if isinstance(value, (int, float, complex, str)) or _special(value, '__index__') is not None:
            raise TypeError('can assign only bytes, buffers, or iterables of ints in range(0, 256)')
        value = bytearray(value)
        # The bytes are assigned as if anew.
        key = plain_slice(given)
    settle_exports(array)
    array[key] = value


def delete_item(obj, key):
    kind = _kind(obj)
    if kind == 'dict':
        place = dict_find(obj, key, key_hash(key))
        if place < 0:
            raise KeyError(key)
        _dict_remove_at(obj, place)
    elif kind == 'instance':
        _special(obj, '__delitem__')(key)
    else:
        key = plain_index(key)
        if kind == 'bytearray':
            settle_exports(obj)
        del obj[key]


def contains(container, item):
    kind = _kind(container)
    if kind == 'dict':
        return dict_find(container, item, key_hash(item)) >= 0
    if kind == 'set':
        return set_lookup(container, item) >= 0
    if kind == 'keys':
        return contains(_view_dict(container), item)
    if kind == 'items':
        if _kind(item) != 'tuple' or len(item) != 2:
            return False
        d = _view_dict(container)
        place = dict_find(d, item[0], key_hash(item[0]))
        if place < 0:
            return False
        value = _dict_value_at(d, place)
        return value is item[1] or not not value == item[1]
    if kind == 'bytes':
        return index_of(item) in container
    if kind == 'instance':
        method = _special(container, '__contains__')
        if method is not None:
            return not not method(item)
    if kind == 'list':
        place = 0
        while place < len(container):
            other = container[place]
            if other is item or other == item:
                return True
            place += 1
        return False
    iterator = None
    try:
        iterator = iter(container)
    except TypeError:
        pass
    if iterator is None:
        # Whatever was wrong with it.
        raise TypeError(
            "argument of type '" + _type_name(container) + "' is not a container or iterable")
    for other in _each(iterator):
        if other is item or other == item:
            return True
    return False


def truth(x):
    method = _special(x, '__bool__')
    if method is not None:
        value = method()
        if value is not True and value is not False:
            raise TypeError('__bool__ should return bool, returned ' + _type_name(value))
        return value
    method = _special(x, '__len__')
    if method is not None:
        return checked_len(method()) > 0
    return True


def checked_len(value):
    value = index_of(value)
    if value < 0:
        raise ValueError('__len__() should return >= 0')
    if value > 0x7fff_ffff_ffff_ffff:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return value


# ---- lists and tuples

def length_hint(x):
    # What CPython asks before it copies the items; errors but TypeError are the program's.
    if _kind(x) == 'instance':
        method = _special(x, '__len__')
        if method is not None:
            try:
                checked_len(method())
                return
            except TypeError:
                pass
        method = _special(x, '__length_hint__')
        if method is not None:
            checked_hint(method)


def checked_hint(method):
    try:
        value = method()
    except TypeError:
        return
    if value is NotImplemented:
        return
    if not isinstance(value, int):
        raise TypeError('__length_hint__ must be an integer, not ' + _type_name(value))
    if value < 0:
        raise ValueError('__length_hint__() should return >= 0')


def list_new(source):
    result = []
    it = iter(source)
    length_hint(source)
    for x in _each(it):
        result.append(x)
    return result


def tuple_new(source):
    return tuple([x for x in source])


def list_extend(items, source):
    it = iter(source)
    length_hint(source)
    for x in _each(it):
        items.append(x)


def list_take(items, source):
    for x in _each(iter(source)):
        items.append(x)


def list_insert(items, index, x):
    items.insert(index_of(index), x)


def list_pop(items, index=-1):
    return items.pop(index_of(index))


def list_remove(items, x):
    place = 0
    while place < len(items):
        other = items[place]
        if other is x or other == x:
            if place < len(items):
                del items[place]
            return None
        place += 1
    raise ValueError('list.remove(x): x not in list')


def sequence_index(items, x, start='\0missing', stop='\0missing'):
    length = len(items)
    start = search_bound(start, 0, length)
    stop = search_bound(stop, length, length)
    while start < stop and start < len(items):
        other = items[start]
        if other is x or other == x:
            return start
        start += 1
    name = _kind(items)
    raise ValueError(name + '.index(x): x not in ' + name)


def sequence_count(items, x):
    count = 0
    place = 0
    while place < len(items):
        other = items[place]
        if other is x or other == x:
            count += 1
        place += 1
    return count


# ---- ranges and slices

def range_new(start, stop='\0missing', step='\0missing'):
    start = index_of(start)
    if _is_missing(stop):
        return range(start)
    stop = index_of(stop)
    if _is_missing(step):
        return range(start, stop)
    return range(start, stop, index_of(step))


def range_index(r, x):
    place = 0
    for other in r:
        if other == x:
            return place
        place += 1
    raise ValueError('sequence.index(x): x not in sequence')


def range_count(r, x):
    count = 0
    for other in r:
        if other == x:
            count += 1
    return count


def slice_indices(s, length):
    length = index_of(length)
    if length < 0:
        raise ValueError('length should not be negative')
    return plain_slice(s).indices(length)


# ---- dicts

def has_keys(source):
    return _kind(source) == 'instance' and hasattr(source, 'keys')


def dict_fill(d, source, nth=0):
    kind = _kind(source)
    if kind == 'dict':
        dict_fill_dict(d, source)
    elif kind == 'instance' and hasattr(source, 'keys'):
        for key in source.keys():
            dict_set(d, key, source[key])
    else:
        for pair in source:
            pair = dict_pair(pair, nth)
            dict_set(d, pair[0], pair[1])
            nth += 1


def dict_pair(pair, nth):
    if _kind(pair) in ('list', 'tuple'):
        items = pair
    else:
        it = None
        try:
            it = iter(pair)
        except TypeError:
            pass
        if it is None:
            error = TypeError('object is not iterable')
            error.add_note('Cannot convert dictionary update sequence element #' + str(nth) + ' to a sequence')
            raise error
        items = [x for x in _each(it)]
    if len(items) != 2:
        raise ValueError('dictionary update sequence element #' + str(nth) + ' has length ' + str(len(items)) + '; 2 is required')
    return items


def dict_fill_dict(d, source):
    if d is source:
        return None
    place = 0
    length = len(source)
    while True:
        place = _dict_next_place(source, place)
        if place < 0:
            return None
        dict_set_hashed(d, _dict_key_at(source, place), _dict_hash_at(source, place), _dict_value_at(source, place))
        if len(source) != length:
            raise RuntimeError('dict mutated during update')
        place += 1


def dict_new(keywords=None, source='\0missing'):
    d = {}
    if not _is_missing(source):
        dict_fill(d, source)
    if keywords is not None:
        dict_fill_dict(d, keywords)
    return d


def dict_method_update(d, keywords=None, source='\0missing'):
    if not _is_missing(source):
        dict_fill(d, source)
    if keywords is not None:
        dict_fill_dict(d, keywords)


def dict_new_rest(d, pairs, nth, keywords):
    dict_fill(d, pairs, nth)
    if keywords is not None:
        dict_fill_dict(d, keywords)
    return d


def dict_update_rest(d, pairs, nth, keywords):
    dict_fill(d, pairs, nth)
    if keywords is not None:
        dict_fill_dict(d, keywords)


def dict_update(d, items):
    if _kind(items) == 'dict':
        return dict_fill_dict(d, items)
    keys = None
    try:
        keys = items.keys()
    except AttributeError:
        pass
    if keys is None:
        raise TypeError("'" + _type_name(items) + "' object is not a mapping")
    for key in keys:
        dict_set(d, key, items[key])


def dict_merge(d, items, callee):
    keys = None
    try:
        keys = items.keys()
    except AttributeError:
        pass
    if keys is None:
        raise TypeError(_callee_text(callee) + ' argument after ** must be a mapping, not ' + _type_name(items))
    for key in keys:
        if key in d:
            raise TypeError(
                _callee_text(callee) + " got multiple values for keyword argument '"
                + str(key) + "'")
        d[key] = items[key]


def dict_get(d, key, default=None):
    place = dict_find(d, key, key_hash(key))
    if place < 0:
        return default
    return _dict_value_at(d, place)


def dict_pop(d, key, default='\0missing'):
    place = dict_find(d, key, key_hash(key))
    if place >= 0:
        return _dict_remove_at(d, place)
    if _is_missing(default):
        raise KeyError(key)
    return default


def dict_setdefault(d, key, default=None):
    h = key_hash(key)
    place = dict_find(d, key, h)
    if place >= 0:
        return _dict_value_at(d, place)
    _dict_push(d, key, h, default)
    return default


def dict_fromkeys(cls, keys, value=None):
    d = {}
    if _kind(keys) == 'set':
        # The hashes are known.
        for key, h in _set_elements(keys):
            dict_set_hashed(d, key, h, value)
        return d
    for key in keys:
        dict_set(d, key, value)
    return d


def dict_fromkeys_rest(d, keys, value):
    for key in keys:
        dict_set(d, key, value)
    return d


def view_isdisjoint(view, other):
    for x in other:
        if contains(view, x):
            return False
    return True
