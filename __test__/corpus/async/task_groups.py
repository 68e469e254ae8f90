# TaskGroup: results, errors as groups, siblings cancelled, errors of the body.
import asyncio
async def job(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise
    print(name, 'done')
    if error:
        raise error
    return name
async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(job('a', .2))
        b = group.create_task(job('b', .1), name='bee')
    print(a.result(), b.result(), b.get_name())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job('c', .1, ValueError('c')))
            group.create_task(job('d', .1, KeyError('d')))
            group.create_task(job('e', 5))
    except* ValueError as errors:
        print(repr(errors))
    except* KeyError as errors:
        print(repr(errors))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job('f', 5))
            await asyncio.sleep(.1)
            raise OSError('body')
    except* OSError as errors:
        print(repr(errors))
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(job('g', 5))
    except TimeoutError as error:
        print('timed out')
    try:
        group.create_task(job('h', 1))
    except RuntimeError as error:
        print('finished' in str(error))
    async def nested():
        async with asyncio.TaskGroup() as inner:
            inner.create_task(job('i', .1, LookupError('deep')))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(nested())
    except* LookupError as errors:
        print(repr(errors))
    print(asyncio.current_task().cancelling())
asyncio.run(main())
