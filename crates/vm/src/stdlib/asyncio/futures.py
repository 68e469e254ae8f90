"""Results that come later."""

from _generic import GenericAlias
from asyncio import events, exceptions

__all__ = ('Future', 'isfuture', 'wrap_future')

_PENDING = events._PENDING
_CANCELLED = events._CANCELLED
_FINISHED = events._FINISHED
# How many futures are kept until somebody asks for their exceptions.
_UNASKED = 1000


def isfuture(obj):
    if isinstance(obj, Future):
        return obj._asyncio_future_blocking is not None
    return (hasattr(obj.__class__, '_asyncio_future_blocking')
            and obj._asyncio_future_blocking is not None)


class Future:
    """A result that comes later."""
    __static_type__ = '_asyncio'

    _state = _PENDING
    _result = None
    _exception = None
    _cancel_message = None
    _cancelled_exc = None
    # Whether whoever awaits it took its `yield` for what it is.
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []

    def __repr__(self):
        return f'<{" ".join([type(self).__name__] + self._repr_info())}>'

    def _repr_info(self):
        info = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                info.append(f'exception={self._exception!r}')
            else:
                info.append(f'result={self._result!r}')
        if self._callbacks:
            shown = [events._callback_text(callback) for callback, _ in self._callbacks]
            if len(shown) > 2:
                shown = [shown[0], f'<{len(shown) - 2} more>', shown[-1]]
            info.append(f'cb=[{", ".join(shown)}]')
        return info

    __class_getitem__ = classmethod(GenericAlias)

    def get_loop(self):
        if self._loop is None:
            raise RuntimeError('Future object is not initialized.')
        return self._loop

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _make_cancelled_error(self):
        error = self._cancelled_exc
        if error is not None:
            self._cancelled_exc = None
            return error
        if self._cancel_message is None:
            return exceptions.CancelledError()
        return exceptions.CancelledError(self._cancel_message)

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state == _PENDING:
            raise exceptions.InvalidStateError('Result is not set.')
        if self._exception is not None:
            self._asked()
            raise self._exception
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state == _PENDING:
            raise exceptions.InvalidStateError('Exception is not set.')
        if self._exception is not None:
            self._asked()
        return self._exception

    def _finish(self, result):
        self._result = result
        self._state = _FINISHED
        if self._callbacks:
            self._schedule_callbacks()

    def set_result(self, result):
        if self._state != _PENDING:
            raise exceptions.InvalidStateError('invalid state')
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise exceptions.InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError(f'a BaseException instance is expected, got {exception!r}')
        if isinstance(exception, StopIteration):
            error = RuntimeError('StopIteration interacts badly with generators and cannot be '
                                 'raised into a Future')
            error.__cause__ = exception
            error.__context__ = exception
            exception = error
        self._exception = exception
        self._state = _FINISHED
        self._schedule_callbacks()
        loop = self._loop
        if loop is not None:
            loop._unasked[id(self)] = self
            if len(loop._unasked) > _UNASKED:
                loop._report_unasked(_UNASKED)

    def _asked(self):
        """Somebody learned of the exception, so that it need not be reported."""
        if self._loop is not None:
            self._loop._unasked.pop(id(self), None)

    @property
    def _class_name(self):
        return type(self).__name__

    def add_done_callback(self, fn, *, context=None):
        if context is None:
            context = events.contextvars.copy_context()
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        kept = [(f, context) for f, context in self._callbacks if f != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def _schedule_callbacks(self):
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = []
            for callback, context in callbacks:
                events._soon(self._loop, callback, (self,), context)

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


_new = object.__new__


def _new_future(loop):
    """As `Future(loop=loop)`."""
    future = _new(Future)
    future._loop = loop
    future._callbacks = []
    return future


events._Future = Future
events._new_future = _new_future


class _Call(Future):
    """The answer of the host to a call of its function."""

    def __init__(self, call, name):
        self._loop = events._running_loop
        self._callbacks = []
        self.call_id = call
        self.function_name = name

    def __repr__(self):
        return f'<Future {" ".join(self._repr_info())}>'

    @property
    def _class_name(self):
        return 'Future'

    def _bind(self):
        if self._loop is None or self._loop.is_closed():
            self._loop = events.get_event_loop()

    def add_done_callback(self, fn, *, context=None):
        self._bind()
        super().add_done_callback(fn, context=context)

    def __await__(self):
        self._bind()
        return (yield from super().__await__())

    __iter__ = __await__

    def _schedule_callbacks(self):
        # Nobody waits for the host any more.
        events._calls.pop(self.call_id, None)
        events._call_names.pop(self.call_id, None)
        super()._schedule_callbacks()


def _of_call(call, name):
    future = _Call(call, name)
    events._calls[call] = future
    events._call_names[call] = name
    return future


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    raise TypeError('there are no threads, so there are no concurrent.futures.Future objects')


def _copy_result(source, target):
    """What one future came to, the other comes to as well."""
    if target.cancelled():
        return
    if source.cancelled():
        target.cancel()
    elif source.exception() is not None:
        target.set_exception(source.exception())
    else:
        target.set_result(source.result())
