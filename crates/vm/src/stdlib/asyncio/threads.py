"""There are no threads: what would run in one runs here."""

import contextvars

from asyncio import tasks

__all__ = ('to_thread',)


async def to_thread(func, /, *args, **kwargs):
    context = contextvars.copy_context()
    await tasks.sleep(0)
    return context.run(func, *args, **kwargs)
