# Sorting where code of the program gives the keys or compares. The comparisons are those of
# CPython for up to 63 items.


def list_sort(items, key=None, reverse=False):
    reverse = not not reverse
    taken = _list_take(items)
    changed = True
    try:
        sort_items(taken, key, reverse)
    finally:
        changed = _list_put(items, taken)
    if changed:
        raise ValueError('list modified during sort')


def builtin_sorted(key=None, reverse=False, iterable=()):
    items = iter(iterable)
    length_hint(iterable)
    result = [x for x in _each(items)]
    sort_items(result, key, not not reverse)
    return result


def sort_items(items, key, reverse):
    keys = None
    if key is not None:
        keys = [key(x) for x in items]
    if _sort_native(items, keys, reverse):
        return None
    sorted_items = items[:]
    if keys is None:
        keys = sorted_items
    else:
        keys = keys[:]
    if reverse:
        sorted_items.reverse()
        if keys is not sorted_items:
            keys.reverse()
    sort_runs(keys, sorted_items)
    if reverse:
        sorted_items.reverse()
    items[:] = sorted_items


def sort_runs(keys, items):
    length = len(items)
    least = length
    rest = 0
    while least >= 64:
        rest |= least & 1
        least >>= 1
    least += rest
    runs = []
    start = 0
    while start < length:
        run = count_run(keys, items, start, length)
        if run < least:
            forced = least if length - start >= least else length - start
            insert_rest(keys, items, start, start + run, start + forced)
            run = forced
        runs.append((start, run))
        start += run
        while len(runs) > 1 and (runs[-2][1] <= runs[-1][1] or start >= length):
            first, a = runs[-2]
            b = runs[-1][1]
            merge_runs(keys, items, first, first + a, first + a + b)
            runs.pop()
            runs[-1] = (first, a + b)


def turn(keys, items, low, high):
    keys[low:high] = keys[low:high][::-1]
    if items is not keys:
        items[low:high] = items[low:high][::-1]


def count_run(keys, items, start, end):
    n = start + 1
    if n >= end:
        return end - start
    while n < end:
        if keys[n] < keys[n - 1]:
            break
        n += 1
    if n == end:
        return n - start
    if n - start > 1:
        if keys[start] < keys[n - 1]:
            return n - start
        turn(keys, items, start, n)
    n += 1
    equal = 0
    while n < end:
        if keys[n] < keys[n - 1]:
            if equal:
                turn(keys, items, n - equal - 1, n)
                equal = 0
        elif keys[n - 1] < keys[n]:
            break
        else:
            equal += 1
        n += 1
    if equal:
        turn(keys, items, n - equal - 1, n)
    turn(keys, items, start, n)
    while n < end:
        if keys[n] < keys[n - 1]:
            break
        n += 1
    return n - start


def insert_rest(keys, items, start, ok, end):
    while ok < end:
        pivot = keys[ok]
        low = start
        high = ok
        while low < high:
            middle = (low + high) >> 1
            if pivot < keys[middle]:
                high = middle
            else:
                low = middle + 1
        _list_sink(keys, low, ok)
        if items is not keys:
            _list_sink(items, low, ok)
        ok += 1


def merge_runs(keys, items, low, middle, high):
    if not keys[middle] < keys[middle - 1]:
        return None
    order = []
    a = low
    b = middle
    while a < middle and b < high:
        if keys[b] < keys[a]:
            order.append(b)
            b += 1
        else:
            order.append(a)
            a += 1
    order.extend(range(a, middle))
    order.extend(range(b, high))
    _list_arrange(keys, low, order)
    if items is not keys:
        _list_arrange(items, low, order)
