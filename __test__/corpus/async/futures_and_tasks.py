# Futures and tasks as objects: states, results, callbacks, names.
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f.done(), f.cancelled(), repr(f))
    for ask in (f.result, f.exception):
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print(error)
    f.add_done_callback(lambda f: print('callback', f.result()))
    f.set_result(5)
    print(f.done(), f.result(), f.exception(), await f, repr(f))
    try:
        f.set_result(6)
    except asyncio.InvalidStateError as error:
        print(error)
    g = loop.create_future()
    loop.call_soon(g.set_exception, ValueError('g'))
    try:
        await g
    except ValueError as error:
        print(repr(error), g.exception() is error)
    h = loop.create_future()
    print(h.cancel(), h.cancelled(), h.cancel())
    try:
        h.result()
    except asyncio.CancelledError as error:
        print(repr(error))
    async def job():
        await asyncio.sleep(1)
        return asyncio.current_task().get_name()
    t = asyncio.create_task(job(), name='mine')
    print(t.get_name(), asyncio.isfuture(t), asyncio.iscoroutine(t.get_coro()))
    print(t in asyncio.all_tasks(), len(asyncio.all_tasks()))
    print(await t, t.result())
    t.add_done_callback(lambda t: print('late callback', t.get_name()))
    await asyncio.sleep(0)
    for bad in (lambda: asyncio.create_task(5), lambda: asyncio.ensure_future('x')):
        try:
            bad()
        except TypeError as error:
            print(error)
    order = []
    loop.call_later(.2, order.append, 'later')
    loop.call_later(.1, order.append, 'sooner')
    loop.call_soon(order.append, 'soon')
    cancelled = loop.call_later(.15, order.append, 'never')
    cancelled.cancel()
    await asyncio.sleep(.3)
    print(order, cancelled.cancelled())
    print(asyncio.iscoroutinefunction(job), asyncio.iscoroutinefunction(print))
asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
