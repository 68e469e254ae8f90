# Cancelling tasks: where it arrives, what can stop it, messages, counts.
import asyncio
async def worker(name):
    try:
        print(name, 'starts')
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, 'cancelled', error.args)
        raise
    finally:
        print(name, 'cleans up')
async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('no')
    await asyncio.sleep(1)
    return 'anyway'
async def main():
    t = asyncio.create_task(worker('a'))
    await asyncio.sleep(0)
    print(t.cancel('enough'), t.cancelling(), t.cancelled(), t.done())
    try:
        await t
    except asyncio.CancelledError as error:
        print('main', error.args)
    print(t.cancelled(), t.done(), t.cancel())
    t = asyncio.create_task(worker('never'))
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('did not start')
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled(), t.cancelling(), t.uncancel())
    outer = asyncio.gather(worker('b'), worker('c'))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print('gather cancelled')
    inner = asyncio.create_task(stubborn())
    shielded = asyncio.shield(inner)
    await asyncio.sleep(0)
    shielded.cancel()
    try:
        await shielded
    except asyncio.CancelledError:
        print('shield cancelled', inner.done())
    print(await inner)
    async def cancels_itself():
        asyncio.current_task().cancel()
        await asyncio.sleep(0)
    try:
        await cancels_itself()
    except asyncio.CancelledError:
        print('self', asyncio.current_task().cancelling(), asyncio.current_task().uncancel())
    print(issubclass(asyncio.CancelledError, Exception), asyncio.CancelledError.__module__)
    asyncio.create_task(worker('left over'))
    await asyncio.sleep(0)
asyncio.run(main())
