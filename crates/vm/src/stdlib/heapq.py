"""Heaps in lists.

The order of comparisons is that of CPython, so that objects which watch them see the same.

Source of the behaviour: Python library reference, "heapq".
"""

__all__ = ['heapify', 'heapify_max', 'heappop', 'heappop_max', 'heappush', 'heappush_max',
           'heappushpop', 'heappushpop_max', 'heapreplace', 'heapreplace_max', 'merge', 'nlargest',
           'nsmallest']


def _check(heap, what):
    if not isinstance(heap, list):
        raise TypeError(f'{what} must be list, not {type(heap).__name__}')


def _check_size(heap, size):
    if len(heap) != size:
        raise RuntimeError('list changed size during iteration')


def _rise(heap, start, place):
    # The item at a place goes towards the root while it is less than what is above.
    item = heap[place]
    size = len(heap)
    while place > start:
        above = (place - 1) >> 1
        less = item < heap[above]
        _check_size(heap, size)
        if not less:
            break
        heap[place], heap[above] = heap[above], item
        place = above


def _sink(heap, place):
    # The item at a place goes to a leaf by way of the lesser children, then up again.
    size = len(heap)
    start = place
    limit = size >> 1
    while place < limit:
        child = 2 * place + 1
        if child + 1 < size:
            less = heap[child] < heap[child + 1]
            _check_size(heap, size)
            if not less:
                child += 1
        heap[place], heap[child] = heap[child], heap[place]
        place = child
    _rise(heap, start, place)


def _rise_max(heap, start, place):
    item = heap[place]
    size = len(heap)
    while place > start:
        above = (place - 1) >> 1
        less = heap[above] < item
        _check_size(heap, size)
        if not less:
            break
        heap[place], heap[above] = heap[above], item
        place = above


def _sink_max(heap, place):
    size = len(heap)
    start = place
    limit = size >> 1
    while place < limit:
        child = 2 * place + 1
        if child + 1 < size:
            less = heap[child + 1] < heap[child]
            _check_size(heap, size)
            if not less:
                child += 1
        heap[place], heap[child] = heap[child], heap[place]
        place = child
    _rise_max(heap, start, place)


def heappush(heap, item, /):
    _check(heap, 'heappush() argument 1')
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    _check(heap, 'heappop() argument')
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    item = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return item


def heapreplace(heap, item, /):
    _check(heap, 'heapreplace() argument 1')
    if not heap:
        raise IndexError('index out of range')
    result = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return result


def heappushpop(heap, item, /):
    _check(heap, 'heappushpop() argument 1')
    if not heap:
        return item
    if not heap[0] < item:
        return item
    if not heap:
        raise IndexError('index out of range')
    item, heap[0] = heap[0], item
    _sink(heap, 0)
    return item


def heapify(heap, /):
    _check(heap, 'heapify() argument')
    for place in reversed(range(len(heap) // 2)):
        _sink(heap, place)


def heappush_max(heap, item, /):
    _check(heap, 'heappush_max() argument 1')
    heap.append(item)
    _rise_max(heap, 0, len(heap) - 1)


def heappop_max(heap, /):
    _check(heap, 'heappop_max() argument')
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    item = heap[0]
    heap[0] = last
    _sink_max(heap, 0)
    return item


def heapreplace_max(heap, item, /):
    _check(heap, 'heapreplace_max() argument 1')
    if not heap:
        raise IndexError('index out of range')
    result = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return result


def heappushpop_max(heap, item, /):
    _check(heap, 'heappushpop_max() argument 1')
    if not heap:
        return item
    if not item < heap[0]:
        return item
    item, heap[0] = heap[0], item
    _sink_max(heap, 0)
    return item


def heapify_max(heap, /):
    _check(heap, 'heapify_max() argument')
    for place in reversed(range(len(heap) // 2)):
        _sink_max(heap, place)


def merge(*iterables, key=None, reverse=False):
    # Entries are [key, number of the iterable, value, iterator].
    heap = []
    sign = -1 if reverse else 1
    order_all, replace, pop = (heapify_max, heapreplace_max, heappop_max) if reverse else (
        heapify, heapreplace, heappop)
    for order, iterable in enumerate(iterables):
        it = iter(iterable)
        for value in it:
            heap.append([value if key is None else key(value), order * sign, value, it])
            break
    order_all(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                value = next(entry[3])
                entry[0] = value if key is None else key(value)
                entry[2] = value
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        _, _, value, it = heap[0]
        yield value
        yield from it


def _chosen(n, iterable, key, largest):
    # The best n so far are a heap with the worst of them on top; places break ties.
    it = iter(iterable)
    found = []
    place = 0
    step = -1 if largest else 1
    if n > 0:
        for item in it:
            found.append((item, place) if key is None else (key(item), place, item))
            place += step
            if len(found) == n:
                break
    if not found:
        return found
    if largest:
        heapify(found)
    else:
        heapify_max(found)
    top = found[0][0]
    for item in it:
        rank = item if key is None else key(item)
        if (top < rank) if largest else (rank < top):
            entry = (rank, place) if key is None else (rank, place, item)
            if largest:
                heapreplace(found, entry)
            else:
                heapreplace_max(found, entry)
            top = found[0][0]
            place += step
    found.sort(reverse=largest)
    return [entry[-1] if key is not None else entry[0] for entry in found]


def nsmallest(n, iterable, key=None):
    if n == 1:
        end = []
        best = min(iter(iterable), default=end, key=key)
        return [] if best is end else [best]
    if hasattr(iterable, '__len__') and n >= len(iterable):
        return sorted(iterable, key=key)[:max(n, 0)]
    return _chosen(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    if n == 1:
        end = []
        best = max(iter(iterable), default=end, key=key)
        return [] if best is end else [best]
    if hasattr(iterable, '__len__') and n >= len(iterable):
        return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
    return _chosen(n, iterable, key, True)
