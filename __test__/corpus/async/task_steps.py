# What tasks, futures and callbacks do in which order, also where a step is none of the usual ones.
import asyncio
import contextvars

log = []
var = contextvars.ContextVar('var', default='none')


class Special(asyncio.Future):
    """A future of a class of our own."""


async def waits(name, future):
    try:
        log.append(f'{name} waits')
        log.append(f'{name} got {await future}')
    except BaseException as error:
        log.append(f'{name}: {type(error).__name__}: {error}')
        raise


async def twice(name):
    for n in range(2):
        log.append(f'{name} {n}')
        await asyncio.sleep(0)
    return name.upper()


async def order():
    loop = asyncio.get_running_loop()
    future, special = loop.create_future(), Special()
    tasks = [asyncio.create_task(waits(name, which), name=name)
             for name, which in (('a', future), ('b', special), ('c', future))]
    future.add_done_callback(lambda done: log.append(f'callback {done.result()}'))
    tasks.append(asyncio.create_task(twice('d')))
    loop.call_soon(log.append, 'soon')
    await asyncio.sleep(0)
    print(repr(future).split(' cb=')[0], len(future._callbacks) > 0)
    future.set_result(1)
    special.set_result(2)
    loop.call_soon(log.append, 'later')
    print(await asyncio.gather(*tasks, tasks[3]))


async def cancelling():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(waits('e', future))
    await asyncio.sleep(0)
    # The future has its result, but the task has not gone on yet.
    future.set_result(3)
    print(task.cancel('too late?'), task.cancelling())
    other = asyncio.create_task(waits('f', loop.create_future()))
    await asyncio.sleep(0)
    print(other.cancel('now'), other.cancel('again'), other.cancelling())
    early = asyncio.create_task(waits('g', loop.create_future()))
    early.cancel()
    print(await asyncio.gather(task, other, early, return_exceptions=True))
    print(task.cancelled(), other.cancelled(), early.cancelled())


async def selfish():
    await holder[0]


async def bare():
    class Odd:
        def __await__(self):
            yield 42
    await Odd()


async def wrong():
    holder.append(asyncio.create_task(selfish()))
    results = await asyncio.gather(holder[0], bare(), return_exceptions=True)
    for result in results:
        print(type(result).__name__, str(result).split('<')[0].strip())


async def raises(error):
    await asyncio.sleep(0)
    raise error


async def failing():
    for error in (ValueError('v'), asyncio.CancelledError('c')):
        try:
            await asyncio.gather(twice('h'), raises(error))
        except BaseException as caught:
            print(type(caught).__name__, caught, caught is error)


async def sets(value):
    before = var.get()
    token = var.set(value)
    await asyncio.sleep(0)
    inner = await asyncio.create_task(reads())
    var.reset(token)
    return before, inner, var.get()


async def reads():
    value = var.get()
    var.set('changed')
    return value


async def contexts():
    var.set('outer')
    print(await asyncio.gather(sets('x'), sets('y')), await sets('z'), var.get())
    context = contextvars.copy_context()
    var.set('newer')
    print(context[var], context.run(var.get), await asyncio.create_task(reads(), context=context),
          context[var], var.get(), len(context), context.copy() == context)


holder = []
for part in (order, cancelling, wrong, failing, contexts):
    asyncio.run(part())
    print(log)
    log.clear()
