"""The event loop: data of the program, which goes to sleep with it.

The clock of the loop is its own: it stands while code runs, apart from a microsecond for every
round, and goes on when the loop has nothing to do but to wait. Then the run of the program ends;
the host says how long it took, and what has become of the calls that it answers later.
"""

import contextvars
import functools
import types

from asyncio import exceptions

__all__ = ('AbstractEventLoop', 'AbstractServer', 'EventLoop', 'Handle', 'SelectorEventLoop',
           'TimerHandle', '_get_running_loop', '_set_running_loop', 'get_event_loop',
           'get_running_loop', 'new_event_loop', 'set_event_loop')

_running_loop = None
_set_loop = None

# Calls of host functions that are answered later: futures and names by identity.
_calls = {}
_call_names = {}

_ROUND = 1e-6

# The states of futures.
_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'

# The classes Future and Task and what makes these, once they are there. What is of exactly one of
# them takes shorter ways: a task stands for its next step among what is ready, and among the
# callbacks of a future.
_Future = _Task = _new_future = _new_task = None


class Handle:
    """A call that the loop will make."""

    __slots__ = ('_callback', '_args', '_cancelled', '_loop', '_context')

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._loop = loop
        self._context = contextvars.copy_context() if context is None else context

    def __repr__(self):
        if self._cancelled:
            return f'<{type(self).__name__} cancelled>'
        return f'<{type(self).__name__} {_callback_text(self._callback)}>'

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            contextvars._run(self._context, self._callback, self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._failed(error)

    def _failed(self, error):
        what = _callback_text(self._callback)
        self._loop.call_exception_handler({
            'message': f'Exception in callback {what}', 'exception': error, 'handle': self})


class TimerHandle(Handle):
    """A call that the loop will make at a time."""

    __slots__ = ('_when',)

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def __repr__(self):
        if self._cancelled:
            return '<TimerHandle cancelled>'
        return f'<TimerHandle when={self._when} {_callback_text(self._callback)}>'

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when <= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when >= other._when if isinstance(other, TimerHandle) else NotImplemented

    def when(self):
        return self._when


def _soon(loop, callback, args, context):
    """As `loop.call_soon`, for callbacks that need no check."""
    if loop.__class__ is EventLoop and not loop._closed:
        if callback.__class__ is _Task:
            loop._ready.append(callback)
        elif context is None:
            # What the library does itself needs no context.
            loop._ready.append((callback, args))
        else:
            loop._ready.append(Handle(callback, args, loop, context))
    elif callback.__class__ is _Task:
        loop.call_soon(callback._wake_up, *args, context=context)
    else:
        loop.call_soon(callback, *args, context=context)


def _callback_text(callback):
    """What a callback is and where it stands; arguments are not shown."""
    calls = '()'
    if callback.__class__ is _Task:
        callback = callback._wake_up
    while isinstance(callback, functools.partial):
        calls += '()'
        callback = callback.func
    name = getattr(callback, '__qualname__', None) or repr(callback)
    code = callback.__code__ if isinstance(callback, types.FunctionType) else None
    place = '' if code is None else f' at {code.co_filename}:{code.co_firstlineno}'
    return f'{name}{calls}{place}'


class AbstractServer:
    """There are no servers here."""


class AbstractEventLoop:
    """What event loops are derived from."""


class EventLoop(AbstractEventLoop):
    """An event loop."""

    def __init__(self):
        self._time = 0.0
        self._ready = []
        # The next one comes last.
        self._timers = []
        self._stopping = False
        self._closed = False
        self._running = False
        self._debug = False
        self._task_factory = None
        self._exception_handler = None
        # Futures whose exceptions nobody has asked for, by their ids.
        self._unasked = {}
        self._generators = []
        self._tasks = []
        self._tasks_kept = 0
        self._current_task = None
        self._shut_down = False

    def __repr__(self):
        return (f'<{type(self).__name__} running={self._running} closed={self._closed} '
                f'debug={self._debug}>')

    # ---- calls

    def time(self):
        return self._time

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        if not callable(callback):
            raise TypeError(
                f'a callable object was expected by call_soon(), got {callback!r}')
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        return self.call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self._time + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if not callable(callback):
            raise TypeError(f'a callable object was expected by call_at(), got {callback!r}')
        handle = TimerHandle(when, callback, args, self, context)
        timers = self._timers
        # A time that is no number is over at once: it comes next.
        low, high = 0 if when == when else len(timers), len(timers)
        while low < high:
            middle = (low + high) // 2
            # The next one stands last; of two at the same time, the older one.
            if timers[middle]._when > when:
                low = middle + 1
            else:
                high = middle
        timers.insert(low, handle)
        return handle

    # ---- running

    def run_forever(self):
        self._check_closed()
        self._check_running()
        global _running_loop
        self._running = True
        _running_loop = self
        try:
            while True:
                self._round()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _running_loop = None

    def run_until_complete(self, future):
        from asyncio import futures, tasks
        self._check_closed()
        self._check_running()
        is_new = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                # Its exception was the one that ended the loop.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def stop(self):
        self._stopping = True

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def close(self):
        if self._running:
            raise RuntimeError('Cannot close a running event loop')
        if not self._closed:
            self._closed = True
            self._ready.clear()
            self._timers.clear()
            self._report_unasked(0)

    def _report_unasked(self, kept):
        """Reports exceptions that nobody asked for: of all futures but the last ones."""
        unasked = self._unasked
        while len(unasked) > kept:
            future = unasked.pop(next(iter(unasked)))
            self.call_exception_handler({
                'message': f'{future._class_name} exception was never retrieved',
                'exception': future._exception, 'future': future})

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self._running:
            raise RuntimeError('This event loop is already running')
        if _running_loop is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    def _round(self):
        self._time += _ROUND
        timers = self._timers
        while timers and timers[-1]._cancelled:
            timers.pop()
        if not self._ready and not self._stopping and not (
                timers and not timers[-1]._when > self._time):
            self._wait()
        while timers and not timers[-1]._when > self._time:
            handle = timers.pop()
            if not handle._cancelled:
                self._ready.append(handle)
        ready = self._ready
        if ready:
            self._ready = []
            self._run_all(ready)

    def _run_all(self, ready):
        run = contextvars._run
        running = contextvars._running
        outer = running.context
        Task = _Task
        place = 0
        try:
            for handle in ready:
                place += 1
                kind = handle.__class__
                if kind is Task:
                    context = handle._context
                    future = handle._waits_for
                    if (handle._state is not _PENDING or handle._must_cancel or context._entered
                            or future is not None and (future._state is not _FINISHED
                                                       or future._exception is not None)):
                        try:
                            if future is None:
                                run(context, handle._step, ())
                            else:
                                run(context, handle._wake_up, (future,))
                        except (SystemExit, KeyboardInterrupt):
                            raise
                        except BaseException as error:
                            Handle(handle._step, (), self, context)._failed(error)
                        continue
                    # As `handle._step()`, in its context.
                    handle._waits_for = None
                    self._current_task = handle
                    context._entered = True
                    running.context = context
                    try:
                        awaited = handle._coro.send(None)
                    except BaseException as error:
                        handle._end(error)
                    else:
                        if awaited is None:
                            # A bare `yield`: one round of the loop.
                            self._ready.append(handle)
                        else:
                            kind = awaited.__class__
                            if ((kind is _Future or kind is Task)
                                    and awaited._asyncio_future_blocking
                                    and awaited._state is _PENDING and awaited._loop is self
                                    and awaited is not handle and not handle._must_cancel):
                                awaited._asyncio_future_blocking = False
                                awaited._callbacks.append((handle, context))
                                handle._waits_for = awaited
                            else:
                                handle._wait_for(awaited)
                    finally:
                        running.context = outer
                        context._entered = False
                        self._current_task = None
                    continue
                # As `handle._run()`.
                try:
                    if kind is tuple:
                        callback, args = handle
                        callback(*args)
                    elif not handle._cancelled:
                        run(handle._context, handle._callback, handle._args)
                except (SystemExit, KeyboardInterrupt):
                    raise
                except BaseException as error:
                    if kind is tuple:
                        handle = Handle(*handle, self)
                    handle._failed(error)
        finally:
            if place < len(ready):
                self._ready[:0] = ready[place:]

    def _wait(self):
        delay = None
        if self._timers:
            delay = float(self._timers[-1]._when - self._time)
            if delay != delay or delay > 1e12:
                delay = 1e12
        elif not _call_names:
            raise RuntimeError('nothing can go on: every task waits, and for nothing that the '
                               'host or a timer could bring')
        elapsed, answers = _wait(_call_names, delay)
        self._time += elapsed
        if not answers and delay is not None and elapsed >= delay:
            self._time = max(self._time, self._timers[-1]._when)
        for call, ok, result in answers:
            future = _calls.get(call)
            if future is not None and not future.done():
                if ok:
                    future.set_result(result)
                else:
                    future.set_exception(result)

    # ---- futures and tasks

    def create_future(self):
        return _new_future(self)

    def create_task(self, coro, **kwargs):
        if self._closed:
            self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        if not kwargs:
            return _new_task(coro, self)
        return _Task(coro, loop=self, **kwargs)

    def _drop_done(self):
        """Tasks that are done are dropped now and then."""
        if len(self._tasks) > 2 * self._tasks_kept:
            self._tasks = [task for task in self._tasks if not task.done()]
            self._tasks_kept = len(self._tasks)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def run_in_executor(self, executor, func, *args):
        """There are no threads: the function is called at once."""
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    async def shutdown_asyncgens(self):
        from asyncio import tasks
        generators, self._generators = self._generators, []
        closing = [agen for agen in generators if _generator_state(agen) != 'CLOSED']
        if not closing:
            return
        results = await tasks.gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': 'an error occurred during closing of asynchronous generator '
                               f'{agen!r}',
                    'exception': result, 'asyncgen': agen})

    async def shutdown_default_executor(self, timeout=None):
        pass

    # ---- errors

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def default_exception_handler(self, context):
        import sys
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append(f'{key}: {context[key]!r}')
        error = context.get('exception')
        if error is not None:
            import traceback
            lines.append(''.join(traceback.format_exception(error)).rstrip('\n'))
        print('\n'.join(lines), file=sys.stderr)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.default_exception_handler({
                'message': 'Unhandled error in exception handler', 'exception': error,
                'context': context})


SelectorEventLoop = EventLoop


def _stop_loop(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        # The loop has ended with it already.
        return
    future.get_loop().stop()


def _note_generator(agen):
    if _running_loop is not None:
        _running_loop._generators.append(agen)


def _get_running_loop():
    return _running_loop


def _set_running_loop(loop):
    global _running_loop
    _running_loop = loop


def get_running_loop():
    if _running_loop is None:
        raise RuntimeError('no running event loop')
    return _running_loop


def get_event_loop():
    if _running_loop is not None:
        return _running_loop
    if _set_loop is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _set_loop


def set_event_loop(loop):
    global _set_loop
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError("loop must be an instance of AbstractEventLoop or None, not "
                        f"'{type(loop).__name__}'")
    _set_loop = loop


def new_event_loop():
    return EventLoop()
