"""Iterators made of iterators.

Source of the behaviour: Python library reference, "itertools".
"""

__all__ = ['accumulate', 'batched', 'chain', 'combinations', 'combinations_with_replacement',
           'compress', 'count', 'cycle', 'dropwhile', 'filterfalse', 'groupby', 'islice',
           'pairwise', 'permutations', 'product', 'repeat', 'starmap', 'takewhile', 'tee',
           'zip_longest']

from sys import maxsize as _maxsize

from _generic import GenericAlias as _GenericAlias

_NOTHING = object()


class _Iterator:
    __slots__ = ()

    def __iter__(self):
        return self


def _whole(n):
    if isinstance(n, int):
        return int(n)
    index = getattr(type(n), '__index__', None)
    if index is None:
        raise TypeError(f'{type(n).__name__!r} object cannot be interpreted as an integer')
    return index(n)


class accumulate(_Iterator):
    """Sums of the first items, or what another function makes of them."""
    __static_type__ = 'itertools'

    __slots__ = ('_it', '_func', '_total', '_initial')

    def __init__(self, iterable, func=None, *, initial=None):
        self._it = iter(iterable)
        self._func = func
        self._total = _NOTHING
        self._initial = initial

    def __next__(self):
        total = self._total
        if total is _NOTHING:
            total = self._initial
            if total is None:
                total = next(self._it)
            else:
                self._initial = None
        else:
            item = next(self._it)
            func = self._func
            total = total + item if func is None else func(total, item)
        self._total = total
        return total


class batched(_Iterator):
    """Tuples of `n` items each; the last may be shorter."""
    __static_type__ = 'itertools'

    __slots__ = ('_it', '_n', '_strict')

    def __init__(self, iterable, n, *, strict=False):
        n = _whole(n)
        if n < 1:
            raise ValueError('n must be at least one')
        self._it = iter(iterable)
        self._n = n
        self._strict = bool(strict)

    def __next__(self):
        items = []
        it = self._it
        if it is None:
            raise StopIteration
        n = self._n
        for item in it:
            items.append(item)
            if len(items) == n:
                return tuple(items)
        self._it = None
        if not items:
            raise StopIteration
        if self._strict:
            raise ValueError('batched(): incomplete batch')
        return tuple(items)


class chain(_Iterator):
    """The items of one iterable after the other."""
    __static_type__ = 'itertools'

    __slots__ = ('_sources', '_it')

    def __init__(self, *iterables):
        self._sources = iter(iterables)
        self._it = None

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._sources = iter(iterable)
        return self

    def __next__(self):
        while True:
            it = self._it
            if it is None:
                if self._sources is None:
                    raise StopIteration
                source = next(self._sources, _NOTHING)
                if source is _NOTHING:
                    self._sources = None
                    raise StopIteration
                try:
                    it = iter(source)
                except BaseException:
                    self._sources = None
                    raise
                self._it = it
            item = next(it, _NOTHING)
            if item is not _NOTHING:
                return item
            self._it = None

    __class_getitem__ = classmethod(_GenericAlias)


def _chosen(pool, places):
    return tuple([pool[place] for place in places])


def _length(r):
    if not isinstance(r, int):
        r = _whole(r)
    if r < 0:
        raise ValueError('r must be non-negative')
    return r


class combinations(_Iterator):
    """Choices of `r` items in their order."""
    __static_type__ = 'itertools'

    __slots__ = ('_pool', '_places', '_begun')

    def __init__(self, iterable, r):
        self._pool = tuple(iterable)
        r = _length(r)
        self._places = list(range(r)) if r <= len(self._pool) else None
        self._begun = False

    def __next__(self):
        places = self._places
        if places is None:
            raise StopIteration
        pool = self._pool
        if self._begun:
            r = len(places)
            rest = len(pool) - r
            at = r - 1
            while at >= 0 and places[at] == at + rest:
                at -= 1
            if at < 0:
                self._places = None
                raise StopIteration
            place = places[at] + 1
            places[at:] = range(place, place + r - at)
        self._begun = True
        return _chosen(pool, places)


class combinations_with_replacement(_Iterator):
    """Choices of `r` items in their order, of which each may be taken again."""
    __static_type__ = 'itertools'

    __slots__ = ('_pool', '_places', '_begun')

    def __init__(self, iterable, r):
        self._pool = tuple(iterable)
        r = _length(r)
        self._places = [0] * r if self._pool or not r else None
        self._begun = False

    def __next__(self):
        places = self._places
        if places is None:
            raise StopIteration
        pool = self._pool
        if self._begun:
            last = len(pool) - 1
            at = len(places) - 1
            while at >= 0 and places[at] == last:
                at -= 1
            if at < 0:
                self._places = None
                raise StopIteration
            places[at:] = [places[at] + 1] * (len(places) - at)
        self._begun = True
        return _chosen(pool, places)


class permutations(_Iterator):
    """Choices of `r` items in every order."""
    __static_type__ = 'itertools'

    __slots__ = ('_pool', '_places', '_cycles', '_begun')

    def __init__(self, iterable, r=None):
        self._pool = tuple(iterable)
        n = len(self._pool)
        if r is None:
            r = n
        elif not isinstance(r, int):
            raise TypeError('Expected int as r')
        r = _length(r)
        self._places = list(range(n)) if r <= n else None
        self._cycles = list(range(n, n - r, -1))
        self._begun = False

    def __next__(self):
        places = self._places
        if places is None:
            raise StopIteration
        cycles = self._cycles
        r = len(cycles)
        if self._begun:
            at = r - 1
            while at >= 0:
                left = cycles[at] - 1
                if left:
                    cycles[at] = left
                    places[at], places[-left] = places[-left], places[at]
                    break
                # All have been in this place: they go back to their order.
                places.append(places.pop(at))
                cycles[at] = len(places) - at
                at -= 1
            else:
                self._places = None
                raise StopIteration
        self._begun = True
        return _chosen(self._pool, places[:r])


class product(_Iterator):
    """The items of several iterables combined, as nested loops do it."""
    __static_type__ = 'itertools'

    __slots__ = ('_pools', '_places', '_begun')

    def __init__(self, *iterables, repeat=1):
        repeat = _whole(repeat)
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        if repeat == 0:
            iterables = ()
        pools = [tuple(iterable) for iterable in iterables] * repeat
        self._pools = pools
        self._places = [0] * len(pools) if all([len(pool) > 0 for pool in pools]) else None
        self._begun = False

    def __next__(self):
        places = self._places
        if places is None:
            raise StopIteration
        pools = self._pools
        if self._begun:
            at = len(places) - 1
            while at >= 0:
                place = places[at] + 1
                if place < len(pools[at]):
                    places[at] = place
                    break
                places[at] = 0
                at -= 1
            else:
                self._places = None
                raise StopIteration
        self._begun = True
        return tuple([pool[place] for pool, place in zip(pools, places)])


class compress(_Iterator):
    """The items whose selector is true."""
    __static_type__ = 'itertools'

    __slots__ = ('_it', '_selectors')

    def __init__(self, data, selectors):
        self._it = iter(data)
        self._selectors = iter(selectors)

    def __next__(self):
        while True:
            item = next(self._it)
            if next(self._selectors):
                return item


class count(_Iterator):
    """Numbers from `start` on in equal steps."""
    __static_type__ = 'itertools'

    __slots__ = ('_next', '_step')

    def __init__(self, start=0, step=1):
        for number in (start, step):
            if not isinstance(number, (int, float)) and not hasattr(
                    type(number), '__index__') and not hasattr(type(number), '__float__'):
                raise TypeError('a number is required')
        self._next = start
        self._step = step

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        name = type(self).__name__
        if type(self._step) is int and self._step == 1:
            return f'{name}({self._next!r})'
        return f'{name}({self._next!r}, {self._step!r})'


class cycle(_Iterator):
    """The items over and over."""
    __static_type__ = 'itertools'

    __slots__ = ('_it', '_saved', '_place')

    def __init__(self, iterable, /):
        self._it = iter(iterable)
        self._saved = []
        self._place = 0

    def __next__(self):
        saved = self._saved
        if self._it is not None:
            item = next(self._it, _NOTHING)
            if item is not _NOTHING:
                saved.append(item)
                return item
            self._it = None
        if not saved:
            raise StopIteration
        place = self._place
        self._place = place + 1 if place + 1 < len(saved) else 0
        return saved[place]


class dropwhile(_Iterator):
    """The items from the first on for which the predicate does not hold."""
    __static_type__ = 'itertools'

    __slots__ = ('_predicate', '_it', '_begun')

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._it = iter(iterable)
        self._begun = False

    def __next__(self):
        item = next(self._it)
        if not self._begun:
            predicate = self._predicate
            while predicate(item):
                item = next(self._it)
            self._begun = True
        return item


class takewhile(_Iterator):
    """The items before the first for which the predicate does not hold."""
    __static_type__ = 'itertools'

    __slots__ = ('_predicate', '_it')

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._it = iter(iterable)

    def __next__(self):
        if self._it is None:
            raise StopIteration
        item = next(self._it)
        if self._predicate(item):
            return item
        self._it = None
        raise StopIteration


class filterfalse(_Iterator):
    """The items for which the function does not hold."""
    __static_type__ = 'itertools'

    __slots__ = ('_function', '_it')

    def __init__(self, function, iterable, /):
        self._function = function
        self._it = iter(iterable)

    def __next__(self):
        function = self._function
        while True:
            item = next(self._it)
            if function is None or function is bool:
                if not item:
                    return item
            elif not function(item):
                return item


class groupby(_Iterator):
    """Runs of items with the same key."""
    __static_type__ = 'itertools'

    __slots__ = ('_it', '_key', '_target', '_current', '_item', '_group')

    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._key = key
        self._target = self._current = self._item = _NOTHING
        self._group = None

    def _step(self):
        item = next(self._it)
        key = self._key
        current = item if key is None else key(item)
        self._item = item
        self._current = current

    def __next__(self):
        self._group = None
        while True:
            current = self._current
            target = self._target
            if current is _NOTHING:
                pass
            elif target is _NOTHING:
                break
            elif not (target is current or target == current):
                break
            self._step()
        self._target = self._current
        group = _grouper(self, self._target)
        self._group = group
        return self._current, group


class _grouper(_Iterator):
    __static_type__ = 'itertools'
    __slots__ = ('_parent', '_target')

    def __init__(self, parent, target):
        self._parent = parent
        self._target = target

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._item is _NOTHING:
            parent._step()
        current = parent._current
        if not (self._target is current or self._target == current):
            raise StopIteration
        item = parent._item
        parent._item = _NOTHING
        return item


def _slice_place(value, message):
    if value is None:
        return None
    if not isinstance(value, int):
        index = getattr(type(value), '__index__', None)
        if index is None:
            raise ValueError(message)
        value = index(value)
    if not 0 <= value <= _maxsize:
        raise ValueError(message)
    return value


class islice(_Iterator):
    """Items at places from `start` to `stop` in steps."""
    __static_type__ = 'itertools'

    __slots__ = ('_it', '_next', '_stop', '_step', '_place')

    def __init__(self, iterable, /, *args):
        if not args or len(args) > 3:
            least = 'at least 2' if not args else 'at most 4'
            raise TypeError(f'islice expected {least} arguments, got {len(args) + 1}')
        start, step = 0, 1
        if len(args) == 1:
            stop = _slice_place(
                args[0],
                'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        else:
            both = ('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
            if args[1] is not None and not isinstance(args[1], int) and not hasattr(
                    type(args[1]), '__index__'):
                raise ValueError('Stop argument for islice() must be None or an integer: '
                                 '0 <= x <= sys.maxsize.')
            start = _slice_place(args[0], both)
            stop = _slice_place(args[1], both)
            if len(args) == 3:
                wrong = 'Step for islice() must be a positive integer or None.'
                step = _slice_place(args[2], wrong)
                if step == 0:
                    raise ValueError(wrong)
        self._it = iter(iterable)
        self._next = 0 if start is None else start
        self._stop = stop
        self._step = 1 if step is None else step
        self._place = 0

    def __next__(self):
        it = self._it
        if it is None:
            raise StopIteration
        stop = self._stop
        goal = self._next
        if stop is not None and goal > stop:
            goal = stop
        while self._place < goal:
            self._place += 1
            if next(it, _NOTHING) is _NOTHING:
                self._it = None
                raise StopIteration
        if stop is not None and self._place >= stop:
            self._it = None
            raise StopIteration
        item = next(it, _NOTHING)
        if item is _NOTHING:
            self._it = None
            raise StopIteration
        self._place += 1
        self._next += self._step
        return item


class pairwise(_Iterator):
    """Each item with the one after it."""
    __static_type__ = 'itertools'

    __slots__ = ('_it', '_old')

    def __init__(self, iterable, /):
        self._it = iter(iterable)
        self._old = _NOTHING

    def __next__(self):
        if self._it is None:
            raise StopIteration
        old = self._old
        if old is _NOTHING:
            old = next(self._it, _NOTHING)
            self._old = old
        new = _NOTHING if old is _NOTHING or self._it is None else next(self._it, _NOTHING)
        if new is _NOTHING:
            self._it = None
            self._old = _NOTHING
            raise StopIteration
        self._old = new
        return old, new


class repeat(_Iterator):
    """One object again and again."""
    __static_type__ = 'itertools'

    __slots__ = ('_object', '_left')

    def __init__(self, object, times=_NOTHING):
        self._object = object
        self._left = None if times is _NOTHING else max(_whole(times), 0)

    def __next__(self):
        left = self._left
        if left is not None:
            if not left:
                raise StopIteration
            self._left = left - 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError('len() of unsized object')
        return self._left

    def __repr__(self):
        times = '' if self._left is None else f', {self._left}'
        return f'{type(self).__name__}({self._object!r}{times})'


class starmap(_Iterator):
    """What a function makes of each tuple of arguments."""
    __static_type__ = 'itertools'

    __slots__ = ('_function', '_it')

    def __init__(self, function, iterable, /):
        self._function = function
        self._it = iter(iterable)

    def __next__(self):
        args = next(self._it)
        if type(args) is not tuple:
            args = tuple(args)
        return self._function(*args)


class _tee(_Iterator):
    __static_type__ = 'itertools'
    # Iterators that share a chain of links: a link is [item, next link], the last is [].
    __slots__ = ('_it', '_link')

    def __init__(self, iterable, /):
        if isinstance(iterable, _tee):
            self._it = iterable._it
            self._link = iterable._link
        else:
            self._it = iter(iterable)
            self._link = []

    def __next__(self):
        link = self._link
        if not link:
            item = next(self._it)
            if not link:
                link.append(item)
                link.append([])
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self)


_tee.__name__ = _tee.__qualname__ = '_tee'


def tee(iterable, n=2, /):
    n = _whole(n)
    if n < 0:
        raise ValueError('n must be >= 0')
    if n == 0:
        return ()
    first = _tee(iterable)
    return tuple([first if place == 0 else _tee(first) for place in range(n)])


class zip_longest(_Iterator):
    """Tuples of one item of each iterable, with a value where one has ended."""
    __static_type__ = 'itertools'

    __slots__ = ('_its', '_active', '_fill')

    def __init__(self, /, *iterables, fillvalue=None):
        self._its = [iter(iterable) for iterable in iterables]
        self._active = len(self._its)
        self._fill = fillvalue

    def __next__(self):
        its = self._its
        if not self._active:
            raise StopIteration
        items = []
        for place, it in enumerate(its):
            if it is None:
                items.append(self._fill)
                continue
            item = next(it, _NOTHING)
            if item is _NOTHING:
                self._active -= 1
                if not self._active:
                    raise StopIteration
                its[place] = None
                item = self._fill
            items.append(item)
        return tuple(items)
