"""Tasks, and what waits for several of them."""

import contextvars
import types

from asyncio import coroutines, events, exceptions, futures, timeouts

__all__ = ('ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'Task', 'all_tasks',
           'as_completed', 'create_eager_task_factory', 'create_task', 'current_task',
           'eager_task_factory', 'ensure_future', 'gather', 'run_coroutine_threadsafe', 'shield',
           'sleep', 'wait', 'wait_for')

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

_counter = 0
_Coroutine = types.CoroutineType


def current_task(loop=None):
    if loop is None:
        loop = events.get_running_loop()
    return loop._current_task


def all_tasks(loop=None):
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in loop._tasks if not task.done()}


class Task(futures.Future):
    """A coroutine that the event loop runs."""
    __static_type__ = '_asyncio'

    _must_cancel = False
    _cancel_requests = 0

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _counter
        # As `Future.__init__`, which is not asked for: a task may be of several classes.
        if loop is None:
            loop = events.get_event_loop()
        self._loop = loop
        self._callbacks = []
        if coro.__class__ is not _Coroutine and not coroutines.iscoroutine(coro):
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        if name is None:
            _counter += 1
            # The text is made when somebody asks for it.
            name = _counter
        else:
            name = str(name)
        self._coro = coro
        self._context = contextvars.copy_context() if context is None else context
        self._waits_for = None
        self._name = name
        if len(loop._tasks) > 64:
            loop._drop_done()
        loop._tasks.append(self)
        if eager_start and loop.is_running():
            outer = loop._current_task
            self._context.run(self._step)
            loop._current_task = outer
        else:
            self._soon()

    def _soon(self):
        """The loop makes the next step."""
        loop = self._loop
        if (loop.__class__ is events.EventLoop and self.__class__ is Task
                and self._context.__class__ is contextvars.Context and not loop._closed):
            loop._ready.append(self)
        else:
            loop.call_soon(self._step, context=self._context)

    def _repr_info(self):
        info = super()._repr_info()
        if self._cancel_requests and self._state == futures._PENDING:
            info[0] = 'cancelling'
        info.insert(1, f'name={self.get_name()!r}')
        if self._waits_for is not None:
            info.insert(2, f'wait_for={self._waits_for!r}')
        info.insert(2, f'coro=<{_coroutine_text(self._coro)}>')
        return info

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        name = self._name
        if name.__class__ is int:
            name = self._name = f'Task-{name}'
        return name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        return []

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancel_requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
            if self._cancel_requests == 0:
                self._must_cancel = False
        return self._cancel_requests

    def _step(self, error=None):
        if self._state != futures._PENDING:
            raise exceptions.InvalidStateError(f'step(): already done: {self!r}, {error!r}')
        if self._must_cancel:
            if not isinstance(error, exceptions.CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        loop = self._loop
        loop._current_task = self
        try:
            if error is None:
                awaited = self._coro.send(None)
            else:
                awaited = self._coro.throw(error)
        except BaseException as raised:
            self._end(raised)
        else:
            self._wait_for(awaited)
        finally:
            loop._current_task = None

    def _end(self, error):
        """The coroutine returned or raised: its step ended so."""
        if isinstance(error, StopIteration):
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                self._finish(error.value)
        elif isinstance(error, exceptions.CancelledError):
            self._cancelled_exc = error
            super().cancel()
        else:
            super().set_exception(error)
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise error

    def _wait_for(self, awaited):
        if awaited is None:
            # A bare `yield`: one round of the loop.
            self._soon()
            return
        blocking = getattr(awaited, '_asyncio_future_blocking', None)
        problem = None
        if blocking is not None:
            if awaited._loop is not self._loop:
                problem = f'Task {self!r} got Future {awaited!r} attached to a different loop'
            elif not blocking:
                problem = f'yield was used instead of yield from in task {self!r} with {awaited!r}'
            elif awaited is self:
                problem = f'Task cannot await on itself: {self!r}'
            else:
                awaited._asyncio_future_blocking = False
                awaited.add_done_callback(self._wake_up, context=self._context)
                self._waits_for = awaited
                if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                    self._must_cancel = False
        elif hasattr(type(awaited), '__next__'):
            problem = (f'yield was used instead of yield from for generator in task {self!r} with '
                       f'{awaited!r}')
        else:
            problem = f'Task got bad yield: {awaited!r}'
        if problem is not None:
            self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def _wake_up(self, future):
        kind = future.__class__
        if (kind is Task or kind is futures.Future) and (
                future._state == futures._FINISHED and future._exception is None):
            self._step()
            return
        error = None
        try:
            future.result()
        except BaseException as raised:
            error = raised
        if error is None:
            self._step()
        else:
            self._step(error)


def _coroutine_text(coro):
    name = getattr(coro, '__qualname__', None) or f'<{type(coro).__name__} without __name__>'
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    if code is None:
        return f'{name}()'
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    if frame is None:
        return f'{name}() done, defined at {code.co_filename}:{code.co_firstlineno}'
    return f'{name}() running at {code.co_filename}:{frame.f_lineno}'


def _new_task(coro, loop):
    """As `Task(coro, loop=loop)`."""
    global _counter
    if coro.__class__ is not _Coroutine or loop.__class__ is not events.EventLoop or loop._closed:
        return Task(coro, loop=loop)
    _counter += 1
    task = _new(Task)
    task._loop = loop
    task._callbacks = []
    task._coro = coro
    task._context = contextvars.copy_context()
    task._waits_for = None
    task._name = _counter
    if len(loop._tasks) > 64:
        loop._drop_done()
    loop._tasks.append(task)
    loop._ready.append(task)
    return task


_new = object.__new__
events._Task = Task
events._new_task = _new_task


def create_task(coro, **kwargs):
    return events.get_running_loop().create_task(coro, **kwargs)


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks begin at once."""

    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)


def ensure_future(coro_or_future, *, loop=None):
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not _loop_of(coro_or_future):
            raise ValueError('The future belongs to a different loop than the one specified as '
                             'the loop argument')
        return coro_or_future
    if not coroutines.iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = _await(coro_or_future)
    if loop is None:
        loop = events.get_event_loop()
    return loop.create_task(coro_or_future)


def _loop_of(future):
    if isinstance(future, futures._Call):
        future._bind()
    return future.get_loop()


async def _await(awaitable):
    return await awaitable


def _one_round():
    yield


async def sleep(delay, result=None):
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    if delay <= 0:
        await _flavor(_one_round(), 'awaitable')
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


# ---- several at once

class _GatheringFuture(futures.Future):
    """What `gather` gives; cancelling it cancels the children."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        loop = events.get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer
    loop = events._running_loop
    known = {}
    children = []
    outer = None
    waiting = 0

    def child_done(child):
        nonlocal waiting
        waiting -= 1
        if (waiting and outer is not None and outer._state is futures._PENDING
                and child._state is futures._FINISHED and child._exception is None):
            return
        if outer is None or outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._make_cancelled_error())
                return
            error = child.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if waiting == 0:
            results = []
            for one in children:
                if one._state is futures._FINISHED and one._exception is None:
                    results.append(one.result())
                elif one.cancelled():
                    message = one._cancel_message
                    results.append(exceptions.CancelledError('' if message is None else message))
                else:
                    error = one.exception()
                    results.append(one.result() if error is None else error)
            if outer._cancel_requested:
                outer.set_exception(child._make_cancelled_error())
            else:
                outer.set_result(results)

    done = []
    for one in coros_or_futures:
        future = known.get(id(one))
        if future is None or known[id(one)] is None:
            future = ensure_future(one, loop=loop)
            if loop is None:
                loop = _loop_of(future)
            known[id(one)] = future
            waiting += 1
            if future.done():
                done.append(future)
            elif future.__class__ is Task:
                future._callbacks.append((child_done, None))
            else:
                future.add_done_callback(child_done)
        children.append(future)
    outer = _GatheringFuture(children, loop=loop)
    for future in done:
        child_done(future)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    return await _wait_for_some(fs, timeout, return_when, events.get_running_loop())


async def _wait_for_some(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    left = 0

    def one_done(future):
        nonlocal left
        left -= 1
        if (left <= 0 or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION and not future.cancelled()
                and future.exception() is not None):
            _set_unless_done(waiter, None)

    open_ones = [future for future in fs if not future.done()]
    left = len(open_ones)
    ready = left < len(fs) and (
        return_when == FIRST_COMPLETED
        or return_when == FIRST_EXCEPTION
        and any(f.done() and not f.cancelled() and f.exception() is not None for f in fs))
    if left and not ready:
        timer = None
        if timeout is not None:
            timer = loop.call_later(timeout, _set_unless_done, waiter, None)
        for future in open_ones:
            future.add_done_callback(one_done)
        try:
            await waiter
        finally:
            if timer is not None:
                timer.cancel()
            for future in open_ones:
                future.remove_done_callback(one_done)
    done, pending = set(), set()
    for future in fs:
        (done if future.done() else pending).add(future)
    return done, pending


async def wait_for(fut, timeout):
    if fut is not None and not futures.isfuture(fut) and not coroutines.iscoroutine(fut):
        fut = _await(fut)
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except exceptions.CancelledError as error:
            raise TimeoutError from error
    async with timeouts.timeout(timeout):
        return await fut


async def _cancel_and_wait(future):
    waiter = events.get_running_loop().create_future()
    wake = lambda _: _set_unless_done(waiter, None)
    future.add_done_callback(wake)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(wake)


class _AsCompleted:
    """What `as_completed` gives: for `for` as well as for `async for`."""

    def __init__(self, aws, timeout):
        self._loop = events.get_event_loop()
        self._open = {ensure_future(one, loop=self._loop) for one in aws}
        self._count = len(self._open)
        self._done = []
        self._waiters = []
        self._timer = None
        self._timed_out = False
        if timeout is not None and self._open:
            self._timer = self._loop.call_later(timeout, self._on_timeout)
        for future in self._open:
            future.add_done_callback(self._one_done)

    def _one_done(self, future):
        if future not in self._open:
            return
        self._open.discard(future)
        self._done.append(future)
        self._wake()
        if not self._open and self._timer is not None:
            self._timer.cancel()

    def _on_timeout(self):
        for future in self._open:
            future.remove_done_callback(self._one_done)
        self._open.clear()
        self._timed_out = True
        while self._waiters:
            self._wake()

    def _wake(self):
        while self._waiters:
            waiter = self._waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                break

    async def _next_done(self):
        while not self._done:
            if self._timed_out:
                raise TimeoutError
            waiter = self._loop.create_future()
            self._waiters.append(waiter)
            await waiter
        return self._done.pop(0)

    async def _next_result(self):
        return (await self._next_done()).result()

    def __iter__(self):
        return self

    def __next__(self):
        if self._count == 0:
            raise StopIteration
        self._count -= 1
        return self._next_result()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._count == 0:
            raise StopAsyncIteration
        self._count -= 1
        return await self._next_done()


def as_completed(fs, *, timeout=None):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    return _AsCompleted(fs, timeout)


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if not outer.cancelled():
            futures._copy_result(inner, outer)

    def report(inner):
        if not inner.cancelled() and inner.exception() is not None:
            error = inner.exception()
            inner.get_loop().call_exception_handler({
                'message': f'{type(error).__name__} exception in shielded future',
                'exception': error, 'future': inner})

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)
            # Nobody else will learn of its error.
            inner.add_done_callback(report)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


def run_coroutine_threadsafe(coro, loop):
    raise NotImplementedError('there are no threads: use asyncio.create_task()')
