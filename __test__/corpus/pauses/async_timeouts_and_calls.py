# A timer and a call in flight; cancelling what waits for a call.
import asyncio
async def patient():
    try:
        async with asyncio.timeout(5):
            return await later('in time')
    except ValueError as error:
        return repr(error)
async def cancelled():
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return 'cancelled'
async def waits():
    try:
        await later('never seen')
    finally:
        print('cleaned up')
async def shielded():
    call = later('kept')
    try:
        await asyncio.wait_for(asyncio.shield(call), 0)
    except TimeoutError:
        print('too slow')
    try:
        return await call
    except ValueError as error:
        return repr(error)
async def main():
    print(await patient(), await cancelled(), await shielded())
asyncio.run(main())
