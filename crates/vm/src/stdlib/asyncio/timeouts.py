"""Timeouts."""

from asyncio import events, exceptions

__all__ = ('Timeout', 'timeout', 'timeout_at')


class Timeout:
    """Cancels what stands in the `async with` when its time has come."""

    def __init__(self, when):
        self._state = 'created'
        self._timer = None
        self._task = None
        self._when = when

    def __repr__(self):
        shown = [f"Timeout [{self._state}]"]
        if self._state == 'active':
            when = round(self._when, 3) if self._when is not None else None
            shown.append(f'when={when}')
        return f'<{" ".join(shown)}>'

    def when(self):
        return self._when

    def expired(self):
        return self._state in ('expiring', 'expired')

    def reschedule(self, when):
        if self._state != 'active':
            if self._state == 'created':
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = events.get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._on_timeout)
            else:
                self._timer = loop.call_at(when, self._on_timeout)

    async def __aenter__(self):
        if self._state != 'created':
            raise RuntimeError('Timeout has already been entered')
        task = events.get_running_loop()._current_task
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = 'active'
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == 'expiring':
            self._state = 'expired'
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, exceptions.CancelledError):
                    raise TimeoutError from exc_value
                if exc_value is not None:
                    _replace_cancelled(exc_value)
        elif self._state == 'active':
            self._state = 'exited'
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = 'expiring'
        self._timer = None


def _replace_cancelled(error):
    """In the chain of contexts, the cancellation was a timeout."""
    while error.__context__ is not None:
        if isinstance(error.__context__, exceptions.CancelledError):
            late = TimeoutError()
            late.__context__ = late.__cause__ = error.__context__
            error.__context__ = late
            break
        error = error.__context__


def timeout(delay):
    loop = events.get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)
