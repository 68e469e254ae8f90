"""What is a coroutine."""

__all__ = ('iscoroutine', 'iscoroutinefunction')


async def _none():
    pass


_coroutine = _none()
_CoroutineType = type(_coroutine)
_coroutine.close()


def iscoroutine(obj):
    """Whether it is a coroutine, or behaves like one."""
    if isinstance(obj, _CoroutineType):
        return True
    cls = type(obj)
    return all(hasattr(cls, name) for name in ('send', 'throw', 'close', '__await__'))


def iscoroutinefunction(func):
    """Whether calling it gives a coroutine."""
    func = getattr(func, '__func__', func)
    while hasattr(func, 'func') and hasattr(func, 'keywords'):
        func = func.func
    code = getattr(func, '__code__', None)
    return code is not None and bool(code.co_flags & 0x80)
