# timeout, timeout_at, wait_for: expiry, nesting, rescheduling.
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as t:
            await asyncio.sleep(5)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), t.expired())
    async with asyncio.timeout(5) as t:
        await asyncio.sleep(1)
    print(t.expired(), round(loop.time()))
    async with asyncio.timeout(None) as t:
        print(t.when())
        t.reschedule(loop.time() + 1)
        try:
            await asyncio.sleep(3)
        except asyncio.CancelledError:
            print('inside')
            try:
                raise
            except asyncio.CancelledError:
                print('handled')
    print(t.expired())
    try:
        async with asyncio.timeout(3):
            async with asyncio.timeout(1):
                await asyncio.sleep(5)
    except TimeoutError:
        print('inner', round(loop.time()))
    try:
        async with asyncio.timeout_at(loop.time() + 2):
            await asyncio.Event().wait()
    except TimeoutError:
        print('at', round(loop.time()))
    try:
        await asyncio.wait_for(asyncio.sleep(5), 1)
    except TimeoutError as error:
        print(repr(error))
    print(await asyncio.wait_for(asyncio.sleep(1, 'value'), 2))
    print(await asyncio.wait_for(asyncio.sleep(0, 'none'), None))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except TimeoutError as error:
        print('zero', repr(error))
    print(asyncio.TimeoutError is TimeoutError)
    try:
        t.reschedule(1)
    except RuntimeError as error:
        print(error)
    try:
        async with t:
            pass
    except RuntimeError as error:
        print(error)
asyncio.run(main())
