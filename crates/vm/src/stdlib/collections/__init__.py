"""Containers beside those of the language.

Source of the behaviour: Python library reference, "collections".
"""

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'defaultdict', 'deque',
           'namedtuple']


class defaultdict(dict):
    __static_type__ = 'collections'
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __repr__(self):
        return f'{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})'

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result


def _stored_key(mapping, key):
    # The key that a dict holds, which the argument need only equal.
    entries = _carried(mapping)
    code = hash(key)
    nth = 0
    while True:
        place = _dict_candidate(entries, code, nth)
        if place < 0:
            return key
        stored = _dict_key_at(entries, place)
        if stored is key or stored == key:
            return stored
        nth += 1


class OrderedDict(dict):
    __static_type__ = 'collections'

    def move_to_end(self, key, last=True):
        value = self[key]
        key = _stored_key(self, key)
        if last:
            del self[key]
            self[key] = value
            return
        rest = [(k, v) for k, v in self.items() if k is not key]
        self.clear()
        self[key] = value
        for k, v in rest:
            self[k] = v

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        return f'{type(self).__name__}({dict.__repr__(self)})'

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        result = cls()
        for key in iterable:
            result[key] = value
        return result

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result


def _by_count(pair):
    return pair[1]


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=_by_count, reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, 'items'):
                if self:
                    for key, count in iterable.items():
                        self[key] = count + self.get(key, 0)
                else:
                    # Nothing to add to: values of any type.
                    dict.update(self, iterable)
            else:
                get = self.get
                for key in iterable:
                    self[key] = get(key, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, 'items'):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        try:
            pairs = dict(self.most_common())
        except TypeError:
            pairs = dict(self)
        return f'{type(self).__name__}({pairs!r})'

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combined(self, other, combine):
        result = Counter()
        for key, count in self.items():
            count = combine(count, other[key])
            if count > 0:
                result[key] = count
        for key, count in other.items():
            if key not in self:
                count = combine(0, count)
                if count > 0:
                    result[key] = count
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, min)

    def __pos__(self):
        result = Counter()
        for key, count in self.items():
            if count > 0:
                result[key] = count
        return result

    def __neg__(self):
        result = Counter()
        for key, count in self.items():
            if count < 0:
                result[key] = -count
        return result

    def _kept(self, result):
        # In-place operators: what is not positive goes.
        for key in [key for key, count in result.items() if not count > 0]:
            del result[key]
        self.clear()
        for key, count in result.items():
            self[key] = count
        return self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._kept(dict(self))

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._kept(dict(self))

    def __ior__(self, other):
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._kept(dict(self))

    def __iand__(self, other):
        for key, count in self.items():
            if other[key] < count:
                self[key] = other[key]
        return self._kept(dict(self))


class deque:
    __static_type__ = 'collections'
    __abc_tpflags__ = 32

    # Two stacks, bottom to bottom: `_front` holds the first items in reverse, `_back` the others.
    # When one is empty it takes half of the other, so both ends are fast on average.
    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError('an integer is required')
            if maxlen < 0:
                raise ValueError('maxlen must be non-negative')
        self._front = []
        self._back = []
        self._maxlen = maxlen
        self._changes = 0
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def __len__(self):
        return len(self._front) + len(self._back)

    def append(self, x):
        self._changes += 1
        self._back.append(x)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.popleft()

    def appendleft(self, x):
        self._changes += 1
        self._front.append(x)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.pop()

    def pop(self):
        if not self._back:
            if not self._front:
                raise IndexError('pop from an empty deque')
            half = (len(self._front) + 1) // 2
            self._back = self._front[half - 1::-1]
            del self._front[:half]
        self._changes += 1
        return self._back.pop()

    def popleft(self):
        if not self._front:
            if not self._back:
                raise IndexError('pop from an empty deque')
            half = (len(self._back) + 1) // 2
            self._front = self._back[half - 1::-1]
            del self._back[:half]
        self._changes += 1
        return self._front.pop()

    def extend(self, iterable):
        if iterable is self:
            iterable = list(self)
        for x in iterable:
            self.append(x)

    def extendleft(self, iterable):
        if iterable is self:
            iterable = list(self)
        for x in iterable:
            self.appendleft(x)

    def clear(self):
        self._changes += 1
        self._front = []
        self._back = []

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def _listed(self):
        return self._front[::-1] + self._back

    def _place(self, index):
        if not isinstance(index, int):
            if not hasattr(index, '__index__'):
                raise TypeError(
                    f'sequence index must be integer, not {type(index).__name__!r}')
            index = index.__index__()
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError('deque index out of range')
        return index

    def __getitem__(self, index):
        index = self._place(index)
        front = len(self._front)
        return self._front[front - 1 - index] if index < front else self._back[index - front]

    def __setitem__(self, index, x):
        index = self._place(index)
        front = len(self._front)
        if index < front:
            self._front[front - 1 - index] = x
        else:
            self._back[index - front] = x

    def __delitem__(self, index):
        index = self._place(index)
        self._changes += 1
        front = len(self._front)
        if index < front:
            del self._front[front - 1 - index]
        else:
            del self._back[index - front]

    def insert(self, index, x):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError('deque already at its maximum size')
        items = self._listed()
        items.insert(index, x)
        self._changes += 1
        self._front, self._back = [], items

    def rotate(self, n=1):
        n = range(n).stop  # whatever has `__index__`
        if len(self) < 2:
            return
        n %= len(self)
        items = self._listed()
        self._changes += 1
        self._front, self._back = [], items[-n:] + items[:-n] if n else items

    def reverse(self):
        self._changes += 1
        self._front, self._back = self._back, self._front

    def count(self, x):
        return sum(1 for item in self if item is x or item == x)

    def index(self, x, start=0, stop=None):
        items = self._listed()
        for place in range(*slice(start, stop).indices(len(items))):
            if items[place] is x or items[place] == x:
                return place
        raise ValueError('deque.index(x): x not in deque')

    def remove(self, value):
        changes = self._changes
        for place, item in enumerate(self._listed()):
            same = item is value or item == value
            if changes != self._changes:
                raise IndexError('deque mutated during remove().')
            if same:
                del self[place]
                return
        raise ValueError('deque.remove(x): x not in deque')

    def __contains__(self, x):
        return any(item is x or item == x for item in self)

    def __iter__(self):
        changes = self._changes
        for place in range(len(self)):
            if changes != self._changes:
                raise RuntimeError('deque mutated during iteration')
            yield self[place]

    def __reversed__(self):
        changes = self._changes
        for place in range(len(self) - 1, -1, -1):
            if changes != self._changes:
                raise RuntimeError('deque mutated during iteration')
            yield self[place]

    def __bool__(self):
        return len(self) > 0

    def __repr__(self):
        limit = '' if self._maxlen is None else f', maxlen={self._maxlen}'
        return f'{type(self).__name__}({self._listed()!r}{limit})'

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._listed() == other._listed()

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._listed() < other._listed()

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._listed() <= other._listed()

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._listed() > other._listed()

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._listed() >= other._listed()

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(
                f'can only concatenate deque (not "{type(other).__name__}") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(self._listed() * n, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, n):
        items = self._listed() * n
        self.clear()
        self.extend(items)
        return self


def _tuple_getter(index, doc):
    return property(lambda self: tuple.__getitem__(self, index), doc=doc)


_KEYWORDS = frozenset(
    'False None True and as assert async await break class continue def del elif else except '
    'finally for from global if import in is lambda nonlocal not or pass raise return try while '
    'with yield'.split())


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    field_names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if (not name.isidentifier() or name in _KEYWORDS or name.startswith('_')
                    or name in seen):
                field_names[index] = f'_{index}'
            seen.add(name)
    for name in [typename] + field_names:
        if not name.isidentifier():
            raise ValueError(
                f'Type names and field names must be valid identifiers: {name!r}')
        if name in _KEYWORDS:
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in field_names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(field_names[len(field_names) - len(defaults):], defaults))
    fields = tuple(field_names)
    count = len(fields)
    parameters = ''.join(', ' + name for name in fields)
    values = ''.join(name + ', ' for name in fields)
    # A function with just these parameters, for calls by name and the words of errors.
    space = {'_new': tuple.__new__}
    exec(f'class {typename}:\n    def __new__(_cls{parameters}):\n'
         f'        return _new(_cls, ({values}))', space)
    new = space[typename].__dict__['__new__'].__func__
    new.__doc__ = f'Create new instance of {typename}({", ".join(fields)})'
    if defaults is not None:
        new.__defaults__ = defaults

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        shown = ', '.join(f'{name}={value!r}' for name, value in zip(fields, self))
        return f'{type(self).__name__}({shown})'

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    for method in (_make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'
    namespace = {
        '__doc__': f'{typename}({", ".join(fields)})',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': field_defaults,
        '__new__': new,
        '_make': classmethod(_make),
        '__replace__': _replace,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _tuple_getter(index, f'Alias for field number {index}')
    if module is None:
        module = _machine('program_globals').get('__name__', '__main__')
    namespace['__module__'] = module
    return type(typename, (tuple,), namespace)


class UserDict:
    __abc_tpflags__ = 64

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), '__missing__'):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        from _collections_abc import KeysView
        return KeysView(self)

    def values(self):
        from _collections_abc import ValuesView
        return ValuesView(self)

    def items(self):
        from _collections_abc import ItemsView
        return ItemsView(self)

    def pop(self, key, *default):
        if key in self:
            value = self[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        self.data.clear()

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **kwds):
        if hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def copy(self):
        result = type(self)()
        result.update(self)
        return result

    def __eq__(self, other):
        if isinstance(other, UserDict):
            return self.data == other.data
        return self.data == other

    __hash__ = None

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        other = other.data if isinstance(other, UserDict) else other
        return type(self)(self.data | other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        other = other.data if isinstance(other, UserDict) else other
        return type(self)(other | self.data) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    @classmethod
    def fromkeys(cls, iterable, value=None):
        result = cls()
        for key in iterable:
            result[key] = value
        return result


class UserList:
    __abc_tpflags__ = 32

    def __init__(self, initlist=None):
        if isinstance(initlist, UserList):
            self.data = initlist.data[:]
        else:
            self.data = [] if initlist is None else list(initlist)

    def _plain(self, other):
        return other.data if isinstance(other, UserList) else list(other)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return type(self)(self.data[i])
        return self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __contains__(self, item):
        return item in self.data

    def __iter__(self):
        return iter(self.data)

    @staticmethod
    def _compared(other):
        return other.data if isinstance(other, UserList) else other

    def __eq__(self, other):
        return self.data == self._compared(other)

    def __lt__(self, other):
        return self.data < self._compared(other)

    def __le__(self, other):
        return self.data <= self._compared(other)

    def __gt__(self, other):
        return self.data > self._compared(other)

    def __ge__(self, other):
        return self.data >= self._compared(other)

    __hash__ = None

    def __add__(self, other):
        return type(self)(self.data + self._plain(other))

    def __radd__(self, other):
        return type(self)(self._plain(other) + self.data)

    def __iadd__(self, other):
        self.data += self._plain(other)
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(self._plain(other))


class ChainMap:
    __abc_tpflags__ = 64

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        found = {}
        for mapping in reversed(self.maps):
            found |= dict.fromkeys(mapping)
        return iter(found)

    def keys(self):
        from _collections_abc import KeysView
        return KeysView(self)

    def values(self):
        from _collections_abc import ValuesView
        return ValuesView(self)

    def items(self):
        from _collections_abc import ItemsView
        return ItemsView(self)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __eq__(self, other):
        return dict(self.items()) == (
            dict(other.items()) if isinstance(other, ChainMap) else other)

    __hash__ = None

    def __repr__(self):
        return f'{type(self).__name__}({", ".join(map(repr, self.maps))})'

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def clear(self):
        self.maps[0].clear()

    setdefault = UserDict.setdefault
    update = UserDict.update

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls(dict.fromkeys(iterable, value))

    def __or__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        result = self.copy()
        result.maps[0].update(other)
        return result

    def __ror__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        result = dict(other)
        for mapping in reversed(self.maps):
            result.update(mapping)
        return type(self)(result)

    def __ior__(self, other):
        self.maps[0].update(other)
        return self


def _is_mapping(value):
    from _collections_abc import Mapping
    return isinstance(value, Mapping)


def _register():
    from _collections_abc import MutableMapping, MutableSequence
    for cls in (deque, UserList):
        MutableSequence.register(cls)
    for cls in (UserDict, ChainMap):
        MutableMapping.register(cls)


# Both ways round: whichever of the two modules is there second does it.
if '_collections_abc' in _machine('modules'):
    _register()
