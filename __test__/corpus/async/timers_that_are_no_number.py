# A timer whose time is no number is due at once, and keeps no other from being due.
import asyncio

nan = float('nan')


async def main():
    loop = asyncio.get_running_loop()
    order = []
    loop.call_later(0.02, order.append, 'late')
    loop.call_later(nan, order.append, 'nan')
    loop.call_later(0.01, order.append, 'early')
    loop.call_later(nan, order.append, 'nan again').cancel()
    await asyncio.sleep(0.03)
    print(sorted(order))
    try:
        async with asyncio.timeout(nan):
            await asyncio.sleep(0.01)
            print('in time')
    except TimeoutError:
        print('too late')
    try:
        print(await asyncio.wait_for(asyncio.sleep(0.001, 'slept'), nan))
    except TimeoutError:
        print('timed out')
    try:
        await asyncio.sleep(nan)
    except ValueError as error:
        print(error)


asyncio.run(main())
