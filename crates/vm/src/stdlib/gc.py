"""The collector, as far as programs can see it."""

from _weakref import settle

callbacks = []
garbage = []
DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

_state = {'enabled': True, 'threshold': (2000, 10, 0), 'debug': 0, 'collections': 0}


def collect(generation=2):
    if not isinstance(generation, int):
        raise TypeError(
            f"'{type(generation).__name__}' object cannot be interpreted as an integer")
    if not 0 <= generation <= 2:
        raise ValueError('invalid generation')
    before = _object_count()
    _request_collection()
    settle()
    _state['collections'] += 1
    return max(before - _object_count(), 0)


def enable():
    _state['enabled'] = True


def disable():
    _state['enabled'] = False


def isenabled():
    return _state['enabled']


def get_count():
    return (0, 0, 0)


def get_threshold():
    return _state['threshold']


def set_threshold(threshold0, threshold1=None, threshold2=None, /):
    old = _state['threshold']
    _state['threshold'] = (
        threshold0,
        old[1] if threshold1 is None else threshold1,
        0 if threshold2 is None else 0,
    )


def get_debug():
    return _state['debug']


def set_debug(flags, /):
    _state['debug'] = flags


def get_stats():
    done = _state['collections']
    return [
        {'collections': count, 'collected': 0, 'uncollectable': 0} for count in (0, 0, done)
    ]


def get_objects(*, generation=None):
    return []


def get_referents(*objs):
    found = []
    for obj in objs:
        found.extend(_referents(obj))
    return found


def get_referrers(*objs):
    return []


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, str, bytes, type(None), type(...)))


def is_finalized(obj, /):
    return False


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0
