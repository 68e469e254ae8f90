# Coroutines and asynchronous generators: what their methods give to `await`.
#
# Source: PEP 492, PEP 525. The objects are generators of the functions here; `_flavor` gives them
# the type that programs see.


async def await_coroutine(coroutine):
    return await coroutine


def coroutine_await(coroutine):
    return _flavor(await_coroutine(coroutine), 'wrapper')


def agen_step(agen, value, error, what):
    if not _step_begins(agen):
        raise RuntimeError(what + ': asynchronous generator is already running')
    try:
        if _first_step(agen):
            note_agen(agen)
        while True:
            if error is None:
                result = _resume(agen, value)
            else:
                result = _throw(agen, error)
            if _gave_item(agen):
                return result
            error = None
            try:
                value = yield result
            except BaseException as caught:
                error = caught
    finally:
        _step_ends(agen)


def note_agen(agen):
    """The event loop closes the generators that are left when it ends."""
    events = _machine('modules').get('asyncio.events')
    if events is not None:
        events._note_generator(agen)


def agen_next(agen):
    return _flavor(agen_step(agen, None, None, 'anext()'), 'asend')


def agen_asend(agen, value):
    return _flavor(agen_step(agen, value, None, 'asend()'), 'asend')


def agen_athrow(agen, exception, value=None, traceback=None):
    return _flavor(agen_throw_step(agen, exception, value), 'athrow')


def agen_throw_step(agen, exception, value):
    if _generator_state(agen) == 'CLOSED':
        return None
    if isinstance(exception, type) and issubclass(exception, BaseException):
        if isinstance(value, exception):
            exception = value
        elif value is None:
            exception = exception()
        elif isinstance(value, tuple):
            exception = exception(*value)
        else:
            exception = exception(value)
    elif not isinstance(exception, BaseException):
        raise TypeError('exceptions must be classes or instances deriving from BaseException, not '
                        + _type_name(exception))
    return (yield from agen_step(agen, None, exception, 'athrow()'))


def agen_aclose(agen):
    return _flavor(agen_close_step(agen), 'athrow')


def agen_close_step(agen):
    state = _generator_state(agen)
    if state == 'CLOSED':
        return None
    try:
        yield from agen_step(agen, None, GeneratorExit(), 'aclose()')
    except (StopAsyncIteration, GeneratorExit):
        return None
    raise RuntimeError('async generator ignored GeneratorExit')


def builtin_aiter(iterable):
    method = _special(iterable, '__aiter__')
    if method is None:
        raise TypeError("'" + _type_name(iterable) + "' object is not an async iterable")
    iterator = method()
    if _special(iterator, '__anext__') is None:
        raise TypeError('aiter() returned not an async iterator of type '
                        + repr(_type_name(iterator)))
    return iterator


def builtin_anext(iterator, default='\0missing'):
    method = _special(iterator, '__anext__')
    if method is None:
        raise TypeError("'" + _type_name(iterator) + "' object is not an async iterator")
    awaitable = method()
    if _is_missing(default):
        return awaitable
    return _flavor(next_or_default(awaitable, default), 'anext')


async def next_or_default(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


# ---- the event loop

def run_awaiting_program(coroutine):
    return import_full('asyncio.runners')._run_program(coroutine)


def future_of_call(call, name):
    return import_full('asyncio.futures')._of_call(call, name)


def await_of_item(value):
    # The iterator of what `__anext__` gave to `async for`.
    try:
        return _special(value, '__await__')()
    except BaseException as error:
        raise TypeError(
            "'async for' received an invalid object from __anext__: " + _type_name(value)
        ) from error
