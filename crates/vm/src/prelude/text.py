# Methods of str and bytes with arguments that only the program can turn into integers or items.


def as_bound(x):
    return slice_part(x)


def as_part(x):
    # `bytes.find` and its like take an integer for one byte.
    return index_of(x) if _special(x, '__index__') is not None else x


def text_find(self, part, start=None, end=None):
    start, end = as_bound(start), as_bound(end)
    return self.find(as_part(part), start, end)


def text_rfind(self, part, start=None, end=None):
    start, end = as_bound(start), as_bound(end)
    return self.rfind(as_part(part), start, end)


def text_index(self, part, start=None, end=None):
    start, end = as_bound(start), as_bound(end)
    return self.index(as_part(part), start, end)


def text_rindex(self, part, start=None, end=None):
    start, end = as_bound(start), as_bound(end)
    return self.rindex(as_part(part), start, end)


def text_count(self, part, start=None, end=None):
    start, end = as_bound(start), as_bound(end)
    return self.count(as_part(part), start, end)


def text_startswith(self, part, start=None, end=None):
    return self.startswith(part, as_bound(start), as_bound(end))


def text_endswith(self, part, start=None, end=None):
    return self.endswith(part, as_bound(start), as_bound(end))


def text_center(self, width, fill=None):
    width = index_of(width)
    return self.center(width) if fill is None else self.center(width, fill)


def text_ljust(self, width, fill=None):
    width = index_of(width)
    return self.ljust(width) if fill is None else self.ljust(width, fill)


def text_rjust(self, width, fill=None):
    width = index_of(width)
    return self.rjust(width) if fill is None else self.rjust(width, fill)


def text_zfill(self, width):
    return self.zfill(index_of(width))


def text_expandtabs(self, tabsize=8):
    return self.expandtabs(index_of(tabsize))


def text_split(self, sep=None, maxsplit=-1):
    return self.split(sep, index_of(maxsplit))


def text_rsplit(self, sep=None, maxsplit=-1):
    return self.rsplit(sep, index_of(maxsplit))


def text_splitlines(self, keepends=False):
    return self.splitlines(bool(keepends))


def text_replace(self, old, new, count=-1):
    return self.replace(old, new, index_of(count))


def text_join(self, items):
    return self.join([x for x in items])


def text_translate(self, table):
    pieces = []
    for character in self:
        found = True
        try:
            mapped = table[ord(character)]
        except LookupError:
            found = False
        # A table of one character words the errors and does the rest.
        pieces.append(character.translate({ord(character): mapped}) if found else character)
    return ''.join(pieces)


def str_new(object='', encoding=None, errors=None):
    return str_of(object)


def bytes_new(source=b'', encoding=None, errors=None):
    method = _special(source, '__bytes__')
    if method is not None:
        result = method()
        if not isinstance(result, bytes):
            raise TypeError('__bytes__ returned non-bytes (type ' + _type_name(result) + ')')
        return result
    count = None
    if _special(source, '__index__') is not None:
        try:
            count = index_of(source)
        except TypeError:
            pass
    if count is not None:
        return bytes(_carried(count))
    if not isinstance(source, (list, tuple)) and not _is_iterable(source):
        raise TypeError("cannot convert '" + _type_name(source) + "' object to bytes")
    items = iter(source)
    length_hint(source)
    return bytes(byte_values(items, 'bytes'))


def byte_values(iterator, what):
    values = []
    for item in _each(iterator):
        value = index_of(item)
        if value < 0 or value > 255:
            raise ValueError(what + ' must be in range(0, 256)')
        values.append(value)
    return values


def bytearray_new(source=b'', encoding=None, errors=None):
    count = None
    if _special(source, '__index__') is not None:
        try:
            count = index_of(source)
        except TypeError:
            pass
    if count is not None:
        return bytearray(_carried(count))
    if not _is_iterable(source):
        raise TypeError("cannot convert '" + _type_name(source) + "' object to bytearray")
    return bytearray(byte_values(iter(source), 'byte'))


def settle_exports(array):
    # A view that is out of reach does not count. What is gets freed at the next safepoint, which is
    # the call.
    if _is_exported(array):
        _collect_soon()
        pass_by()
        _check_exports(array)


def pass_by():
    pass


def bytearray_init(self, source=b'', encoding='\0missing', errors='\0missing'):
    settle_exports(self)
    if _is_missing(encoding) and _is_missing(errors):
        self.__init__(bytearray(source))
    elif _is_missing(errors):
        self.__init__(source, encoding)
    else:
        self.__init__(source, encoding, errors)


def bytearray_append(self, item):
    item = index_of(item)
    settle_exports(self)
    self.append(item)


def bytearray_extend(self, items):
    if not isinstance(items, (bytes, bytearray, memoryview)):
        source = iter(items)
        length_hint(items)
        items = byte_values(source, 'byte')
    settle_exports(self)
    self.extend(items)


def bytearray_insert(self, index, item):
    index = index_of(index)
    item = index_of(item)
    settle_exports(self)
    self.insert(index, item)


def bytearray_pop(self, index=-1):
    index = index_of(index)
    settle_exports(self)
    return self.pop(index)


def bytearray_remove(self, item):
    item = index_of(item)
    settle_exports(self)
    self.remove(item)


def bytearray_clear(self):
    settle_exports(self)
    self.clear()


def bytearray_resize(self, size):
    size = index_of(size)
    settle_exports(self)
    self.resize(size)


def bytes_hex(self, sep='\0missing', bytes_per_sep=1):
    size = index_of(bytes_per_sep)
    if _is_missing(sep):
        return self.hex(bytes_per_sep=size)
    if not isinstance(sep, (str, bytes, bytearray)):
        if len(sep) != 1:
            raise ValueError('sep must be length 1.')
        raise TypeError('sep must be str or bytes.')
    return self.hex(sep, size)
